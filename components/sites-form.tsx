import { EVERYWHERE, type Sites } from '../utils/sites/sites.ts';
import { Icon } from './icon.tsx';
import { NewSite } from './new-site.tsx';
import { Section } from './section.tsx';
import { SelectField } from './select-field.tsx';
import { Setting } from './setting.tsx';
import { useText } from './text-context.tsx';

interface Props {
  sites: Sites;
  change(sites: Sites): void;
}

const MODES: Sites['mode'][] = ['except', 'only'];

/** Where GPT Lens works; each choice counts at once. */
export function SitesForm({ sites, change }: Props) {
  const { t } = useText();
  const { mode } = sites;
  const changeList = (list: string[]) => change({ ...sites, [mode]: list });
  const isDefaultMode = mode === EVERYWHERE.mode;
  return (
    <Section id="sites">
      <Setting
        id="site-mode"
        reset={isDefaultMode ? undefined : () => change({ ...sites, mode: EVERYWHERE.mode })}
      >
        <SelectField
          label={t('options.site-mode')}
          hint={t('options.site-mode-hint')}
          value={mode}
          choices={MODES.map((value) => ({ value, label: t(`options.site-mode.${value}`) }))}
          onChange={(chosen) => change({ ...sites, mode: chosen })}
        />
      </Setting>
      <Setting id="site-list" reset={sites[mode].length ? () => changeList([]) : undefined}>
        <div class="field">
          <h3 class="label" id="site-list">
            {t('options.site-list')}
          </h3>
          <SiteList sites={sites} change={changeList} />
          <NewSite known={sites[mode]} add={(site) => changeList([...sites[mode], site].sort())} />
        </div>
      </Setting>
    </Section>
  );
}

function SiteList({ sites, change }: { sites: Sites; change(list: string[]): void }) {
  const { t } = useText();
  const list = sites[sites.mode];
  if (list.length === 0) return <p class="hint">{t(`options.site-none.${sites.mode}`)}</p>;
  return (
    <ul class="sites" aria-labelledby="site-list">
      {list.map((site) => (
        <li key={site}>
          <bdi dir="ltr">{site}</bdi>
          <button
            type="button"
            class="tool"
            title={t('options.site-remove', { site })}
            aria-label={t('options.site-remove', { site })}
            onClick={() => change(list.filter((each) => each !== site))}
          >
            <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  );
}
