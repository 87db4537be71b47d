import { useState } from 'preact/hooks';
import { parseSite, type SiteProblem } from '../utils/sites/site-pattern.ts';
import { useText } from './text-context.tsx';

interface Props {
  known: string[];
  add(site: string): void;
}

/** Takes one more site as people write it, or says in a sentence why it is none. */
export function NewSite({ known, add }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<SiteProblem>();

  function onSubmit(event: Event): void {
    event.preventDefault();
    const parsed = parseSite(typed);
    setProblem(parsed.ok ? undefined : parsed.problem);
    if (!parsed.ok) return;
    if (!known.includes(parsed.site)) add(parsed.site);
    setTyped('');
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
