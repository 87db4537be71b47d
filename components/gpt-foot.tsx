import type { GptId } from '../utils/ids/grammar.ts';
import { urlOf } from '../utils/ids/url-of.ts';
import { age } from '../utils/text/format.ts';
import type { Text } from '../utils/text/text.ts';
import { CopyButton } from './copy-button.tsx';
import { ExternalLink } from './external-link.tsx';
import { Icon } from './icon.tsx';
import { useText } from './text-context.tsx';
import { type TurnOff, TurnOffButton } from './turn-off-button.tsx';

interface Props {
  id: GptId;
  /** Milliseconds since 1970. */
  readAt: number;
  now: number;
  copy(text: string): Promise<void>;
  /** Only where it stands on a site. */
  turnOff?: TurnOff;
}

/** The id to copy, how old the answer is, and the way to the GPT itself. */
export function GptFoot({ id, readAt, now, copy, turnOff }: Props) {
  const text = useText();
  return (
    <footer class="foot">
      <code class={id.length > 11 ? 'id id-long' : 'id'} title={id}>
        {id}
      </code>
      <CopyButton value={id} copy={copy} />
      <span class="foot-age">{readAge(text, readAt, now)}</span>
      {turnOff && <TurnOffButton {...turnOff} />}
      <ExternalLink href={urlOf(id)} class="button" label={text.t('gpt.open-in-chatgpt')}>
        {text.t('gpt.open')}
        <Icon name="out" />
      </ExternalLink>
    </footer>
  );
}

const MINUTE_MS = 60_000;

function readAge(text: Text, readAt: number, now: number): string {
  if (now - readAt < MINUTE_MS) return text.t('gpt.read-just-now');
  return text.t('gpt.read-age', { age: age(text, readAt, now) });
}
