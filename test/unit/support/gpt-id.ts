import { type GptId, isGptId } from '../../../utils/gpt/gpt-id.ts';

/** A text as an id; throws if it is none, so that a slip in a test does not go unnoticed. */
export function gptId(text: string): GptId {
  if (!isGptId(text)) throw new Error(`"${text}" is no id of a GPT.`);
  return text;
}
