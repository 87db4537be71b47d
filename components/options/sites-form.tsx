import { EVERYWHERE, type Sites } from '../../utils/settings/sites.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { AddSiteForm } from './add-site-form.tsx';
import { Section } from './section.tsx';
import { Setting } from './setting.tsx';

interface Props {
  sites: Sites;
  /** Takes a function that updates the latest saved sites, because other contexts change them, too. */
  onChange(changed: (sites: Sites) => Sites): Promise<void>;
}

const MODES: Sites['mode'][] = ['except', 'only'];

/** Where GPT Lens works. Changes apply at once. */
export function SitesForm({ sites, onChange }: Props) {
  const { t } = useI18n();
  const { mode } = sites;
  const inList = (changed: (list: string[]) => string[]) => (now: Sites) => ({
    ...now,
    [mode]: changed(now[mode]),
  });
  const isDefaultMode = mode === EVERYWHERE.mode;
  return (
    <Section id="sites">
      <Setting
        id="site-mode"
        save={onChange}
        reset={isDefaultMode ? undefined : (now: Sites) => ({ ...now, mode: EVERYWHERE.mode })}
      >
        {(save) => (
          <SelectField
            label={t('options.site-mode')}
            hint={t('options.site-mode-hint')}
            value={mode}
            choices={MODES.map((value) => ({ value, label: t(`options.site-mode.${value}`) }))}
            onChange={(chosen) => save((now) => ({ ...now, mode: chosen }))}
          />
        )}
      </Setting>
      <Setting
        id="site-list"
        save={onChange}
        reset={sites[mode].length ? inList(() => []) : undefined}
      >
        {(save) => (
          <div class="field">
            <h3 class="label" id="site-list">
              {t('options.site-list')}
            </h3>
            <SiteList
              sites={sites}
              onRemove={(site) => save(inList((list) => list.filter((each) => each !== site)))}
            />
            <AddSiteForm
              sites={sites[mode]}
              onAdd={(site) => save(inList((list) => [...new Set([...list, site])].sort()))}
            />
          </div>
        )}
      </Setting>
    </Section>
  );
}

function SiteList({ sites, onRemove }: { sites: Sites; onRemove(site: string): void }) {
  const { t } = useI18n();
  const list = sites[sites.mode];
  if (list.length === 0) return <p class="hint">{t(`options.site-none.${sites.mode}`)}</p>;
  return (
    <ul class="sites" aria-labelledby="site-list">
      {list.map((site) => (
        <li key={site}>
          <bdi dir="ltr">{site}</bdi>
          <IconButton label={t('options.site-remove', { site })} onClick={() => onRemove(site)}>
            <Icon name="cross" />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
