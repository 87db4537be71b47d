import type { ComponentChildren } from 'preact';
import type { SectionId } from '../../utils/extension-pages/options/settings-search.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { useIsSectionHidden } from './setting.tsx';

/** A section of the options page, hidden if the settings search matches nothing in it. */
export function Section({ id, children }: { id: SectionId; children: ComponentChildren }) {
  const { t } = useI18n();
  return (
    <section class="panel" aria-labelledby={id} hidden={useIsSectionHidden(id)}>
      <h2 id={id}>{t(`options.${id}`)}</h2>
      {children}
    </section>
  );
}
