import type { ChatMessage, ContentPart } from './chat.ts';
import type { Attachment, Question, Turn } from './conversation.ts';

/**
 * The messages to send for the last turn of a conversation: the question of that turn, with the turns before it. Answers
 * of the last turn are left out, because it is asked again. Of an earlier turn without an answer, the question is left out
 * if a later turn asks the same.
 */
export function toChatMessages(turns: Turn[]): ChatMessage[] {
  return turns.flatMap((turn, index): ChatMessage[] => {
    const question: ChatMessage = { role: 'user', content: toContent(turn.question) };
    const later = turns.slice(index + 1);
    if (later.length === 0) return [question];
    const answer = turn.answers.at(-1)?.text.trim() ? turn.answers.at(-1)?.text : undefined;
    if (answer !== undefined) return [question, { role: 'assistant', content: answer }];
    return later.some((each) => isSameQuestion(each.question, turn.question)) ? [] : [question];
  });
}

/** A text if there is no picture: some gateways do not understand parts. */
function toContent({ text, attachments }: Question): string | ContentPart[] {
  const texts = attachments.flatMap((each) => (each.kind === 'text' ? [toText(each)] : []));
  const whole = [text, ...texts].filter((each) => each !== '').join('\n\n');
  const images = attachments.flatMap((each): ContentPart[] =>
    each.kind === 'image' ? [{ type: 'image_url', image_url: { url: each.dataUrl } }] : [],
  );
  if (images.length === 0) return whole;
  return whole === '' ? images : [{ type: 'text', text: whole }, ...images];
}

/** A file as text, with its name on a line above. */
function toText({ name, text }: Extract<Attachment, { kind: 'text' }>): string {
  return `--- ${name.replace(/\s+/g, ' ').trim()} ---\n${text}`;
}

function isSameQuestion(a: Question, b: Question): boolean {
  return (
    a.text === b.text &&
    a.attachments.length === b.attachments.length &&
    a.attachments.every((each, index) => isSameAttachment(each, b.attachments[index]))
  );
}

function isSameAttachment(a: Attachment, b: Attachment | undefined): boolean {
  return a.kind === 'image'
    ? b?.kind === 'image' && a.dataUrl === b.dataUrl
    : b?.kind === 'text' && a.name === b.name && a.text === b.text;
}
