import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { SETTINGS, type SectionId, type SettingId } from '../utils/settings/catalogue.ts';
import { useText } from './text-context.tsx';

/** The settings that were searched for; `undefined` while nothing is searched. */
export const FoundContext = createContext<ReadonlySet<SettingId> | undefined>(undefined);

/** Whether nothing of a section was found. */
export function useIsSectionHidden(section: SectionId): boolean {
  const found = useContext(FoundContext);
  return found !== undefined && ![...found].some((id) => SETTINGS[id].section === section);
}

interface Props {
  id: SettingId;
  /** Takes the default again; missing where that is what counts already. */
  reset?: (() => void) | undefined;
  children: ComponentChildren;
}

/** One setting: hidden while others are searched for, with a way back to its default. */
export function Setting({ id, reset, children }: Props) {
  const { t } = useText();
  const found = useContext(FoundContext);
  return (
    <div class="setting" hidden={found !== undefined && !found.has(id)}>
      {children}
      {reset && (
        <button
          type="button"
          class="text-button reset"
          aria-label={t('options.reset-named', { setting: t(SETTINGS[id].label) })}
          onClick={reset}
        >
          {t('options.reset')}
        </button>
      )}
    </div>
  );
}
