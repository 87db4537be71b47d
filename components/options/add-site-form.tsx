import { useState } from 'preact/hooks';
import { parseSite, type SiteProblem } from '../../utils/settings/site-pattern.ts';
import { useI18n } from '../ui/i18n-context.tsx';

interface Props {
  sites: string[];
  /** Resolves to whether the site was saved. */
  onAdd(site: string): Promise<boolean>;
}

/** Adds a site in any spelling, or explains why the input is not a site. */
export function AddSiteForm({ sites, onAdd }: Props) {
  const { t } = useI18n();
  const [input, setInput] = useState('');
  const [problem, setProblem] = useState<SiteProblem>();

  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const parsed = parseSite(input);
    setProblem(parsed.ok ? undefined : parsed.problem);
    if (!parsed.ok) return;
    const isSaved = sites.includes(parsed.site) || (await onAdd(parsed.site));
    // Keep the input if saving failed or the user has typed more meanwhile.
    if (isSaved) setInput((now) => (now === input ? '' : now));
  }

  return (
    <form class="field" noValidate onSubmit={onSubmit}>
      <div class="field-row">
        <input
          type="text"
          inputMode="url"
          value={input}
          aria-label={t('options.site-new')}
          aria-describedby="new-site-help"
          aria-invalid={problem !== undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          onInput={({ currentTarget }) => {
            setInput(currentTarget.value);
            setProblem(undefined);
          }}
        />
        <button type="submit" class="button button-quiet">
          {t('options.site-add')}
        </button>
      </div>
      <p id="new-site-help" class={problem ? 'error' : 'hint'} role="status">
        {t(problem ? `options.site.${problem}` : 'options.site-list-hint')}
      </p>
    </form>
  );
}
