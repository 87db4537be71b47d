import type { ComponentChildren } from 'preact';
import { useI18n } from '../../ui/i18n-context.tsx';

/** The frame in which a wide table scrolls. */
export function TableFrame({ children }: { children: ComponentChildren }) {
  const { t } = useI18n();
  return (
    // A group, not a section: answers may contain several, which would be landmarks of the same name.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: only with the focus can the keyboard scroll it.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls.
    <div role="group" class="table-frame" tabIndex={0} aria-label={t('chat.table')}>
      {children}
    </div>
  );
}
