import type { ComponentChildren } from 'preact';
import { useI18n } from '../../ui/i18n-context.tsx';

/** The frame in which a wide table scrolls. */
export function TableFrame({ children }: { children: ComponentChildren }) {
  const { t } = useI18n();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: only with the focus can the keyboard scroll it.
    <section class="table-frame" tabIndex={0} aria-label={t('chat.table')}>
      {children}
    </section>
  );
}
