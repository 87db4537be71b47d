import { useState } from 'preact/hooks';
import { parseSite, type SiteProblem } from '../../utils/settings/site-pattern.ts';
import { useText } from '../ui/text-context.tsx';

interface Props {
  known: string[];
  /** Tells whether it was saved. */
  add(site: string): Promise<boolean>;
}

/** Takes one more site as people write it, or says in a sentence why it is none. */
export function NewSite({ known, add }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<SiteProblem>();

  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const parsed = parseSite(typed);
    setProblem(parsed.ok ? undefined : parsed.problem);
    if (!parsed.ok) return;
    const isSaved = known.includes(parsed.site) || (await add(parsed.site));
    // What could not be saved stays, and so does what has been typed meanwhile.
    if (isSaved) setTyped((now) => (now === typed ? '' : now));
  }

  return (
    <form class="field" noValidate onSubmit={onSubmit}>
      <div class="field-row">
        <input
          type="text"
          inputMode="url"
          value={typed}
          aria-label={t('options.site-new')}
          aria-describedby="new-site-help"
          aria-invalid={problem !== undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          dir="ltr"
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setProblem(undefined);
          }}
        />
        <button type="submit" class="button button-quiet">
          {t('options.site-add')}
        </button>
      </div>
      <p id="new-site-help" class={problem ? 'problem' : 'hint'} role="status">
        {t(problem ? `options.site.${problem}` : 'options.site-list-hint')}
      </p>
    </form>
  );
}
