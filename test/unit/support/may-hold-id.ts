import { mayBeGpt } from '../../../utils/content/watcher/may-be-gpt.ts';

/** Whether the watcher lets a link with this address through to the grammar. */
export function mayHoldId(address: string): boolean {
  const link = Object.assign(new EventTarget(), { href: address });
  return Boolean(mayBeGpt({ event: new Event('focusin'), path: [link] }));
}
