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

/** The settings that match the search; `undefined` without a search. */
export const FoundSettingsContext = createContext<ReadonlySet<SettingId> | undefined>(undefined);

/** Whether the settings search matches nothing in a section. */
export function useIsSectionHidden(section: SectionId): boolean {
  const found = useContext(FoundSettingsContext);
  return found !== undefined && ![...found].some((id) => SETTINGS[id].section === section);
}

interface Props<Value> {
  id: SettingId;
  /** Saves a value. If it rejects, the setting shows an error. */
  save?: (value: Value) => Promise<void>;
  /** The value that resets the setting; `undefined` if it has its default. */
  reset?: Value | undefined;
  /** The fields. A function gets `save`, which resolves to whether it succeeded. */
  children: ComponentChildren | ((save: (value: Value) => Promise<boolean>) => ComponentChildren);
}

/** A setting with its reset button and its save error; hidden if it does not match the search. */
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
