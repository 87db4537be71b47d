import { useState } from 'preact/hooks';
import { useI18n } from '../../ui/i18n-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMarkdown } from './markdown-context.ts';
import { Once } from './once.ts';

interface Props {
  /** The code, in parts that end with their lines. */
  parts: string[];
  language?: string;
}

/** A block of code with its language and a button that copies it. */
export function CodeBlock({ parts, language }: Props) {
  const { t } = useI18n();
  return (
    <figure class="code-block">
      <figcaption>
        <bdi>{language ?? t('chat.code')}</bdi>
        <CopyCode parts={parts} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: only with the focus can the keyboard scroll it. */}
      <pre tabIndex={0} dir="ltr">
        <code>
          {parts.map((part, index) => (
            <Once key={index} value={part} render={renderPart} />
          ))}
        </code>
      </pre>
    </figure>
  );
}

/** An element for each part, so that browsers lay out again only the last one. */
function renderPart(part: string) {
  return <span class="code-part">{part}</span>;
}

function CopyCode({ parts }: { parts: string[] }) {
  const { t } = useI18n();
  const { copy } = useMarkdown().actions;
  const [result, setResult] = useState<'copied' | 'not-copied'>();
  const onClick = () =>
    copy(parts.join('').replace(/\n$/, '')).then(
      () => setResult('copied'),
      () => setResult('not-copied'),
    );
  return (
    <>
      <span role="status" class={result === 'not-copied' ? '' : 'visually-hidden'}>
        {result && t(`chat.code-${result}`)}
      </span>
      <button type="button" class="text-button" onClick={onClick}>
        <Icon name={result === 'copied' ? 'done' : 'copy'} />
        {t('chat.copy-code')}
      </button>
    </>
  );
}
