import type { Answer } from '../../gateway/chat/conversation.ts';
import type { ShownText } from '../../messages/chat-port.ts';

/**
 * A stored answer that nothing writes to any longer: if it has not ended, it was interrupted. It keeps the text that a page
 * has shown, if that is longer than what is stored. Returns the same object if nothing changes.
 */
export function settleAnswer(stored: Answer, shown?: ShownText): Answer {
  const { at } = stored.state;
  if (at !== 'streaming' && at !== 'interrupted') return stored;
  const text = longer(stored.text, shown?.text);
  const reasoning = longer(stored.reasoning ?? '', shown?.reasoning);
  const isSame = text === stored.text && reasoning === (stored.reasoning ?? '');
  if (isSame && at === 'interrupted') return stored;
  return { ...stored, state: { at: 'interrupted' }, text, ...(reasoning && { reasoning }) };
}

function longer(one: string, other = ''): string {
  return other.length > one.length ? other : one;
}
