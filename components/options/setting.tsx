import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import {
  SETTINGS,
  type SectionId,
  type SettingId,
} from '../../utils/extension-pages/options/settings-search.ts';
import { ActionFailure } from '../ui/action-failure.tsx';
import { useI18n } from '../ui/i18n-context.tsx';
import { useAction } from '../ui/use-action.ts';

/** The settings that were searched for; `undefined` while nothing is searched. */
export const FoundSettingsContext = createContext<ReadonlySet<SettingId> | undefined>(undefined);

/** Whether nothing of a section was found. */
export function useIsSectionHidden(section: SectionId): boolean {
  const found = useContext(FoundSettingsContext);
  return found !== undefined && ![...found].some((id) => SETTINGS[id].section === section);
}

interface Props<Value> {
  id: SettingId;
  /** Saves a value; where it rejects, that is said here. */
  save?: (value: Value) => Promise<void>;
  /** The default, to be saved again; missing where that is what counts already. */
  reset?: Value | undefined;
  /** What it is made of; those that save get the function for it, which tells whether it went well. */
  children: ComponentChildren | ((save: (value: Value) => Promise<boolean>) => ComponentChildren);
}

/** One setting: hidden while others are searched for, with a way back to its default, and a word where it was not saved. */
export function Setting<Value>({ id, save, reset, children }: Props<Value>) {
  const { t } = useI18n();
  const found = useContext(FoundSettingsContext);
  const saving = useAction();
  const run = (value: Value) => saving.run(async () => save?.(value));
  return (
    <div class="setting" hidden={found !== undefined && !found.has(id)}>
      {typeof children === 'function' ? children(run) : children}
      <ActionFailure action={saving} />
      {reset !== undefined && (
        <button
          type="button"
          class="text-button reset"
          aria-label={t('options.reset-named', { setting: t(SETTINGS[id].label) })}
          onClick={() => run(reset)}
        >
          {t('options.reset')}
        </button>
      )}
    </div>
  );
}
