import type { Attachments } from '../../../gpt/gpt.ts';

/** Whether a GPT accepts a kind of attachment. */
type Acceptance = 'yes' | 'no' | 'unknown';

export interface AcceptedKinds {
  images: Acceptance;
  texts: Acceptance;
}

/** Types of texts whose names do not begin with `text/`. */
const TEXT = /^text\/|[/+](?:json|xml|yaml)$|javascript|typescript|x-(?:sh|python|php|ruby|tex)$/;

/** The kinds of attachments that a GPT accepts. `attachments`: missing if the gateway did not say. */
export function getAcceptedKinds(attachments: Attachments | undefined): AcceptedKinds {
  if (!attachments) return { images: 'unknown', texts: 'unknown' };
  const { isAnyType, types } = attachments;
  const accepts = (pattern: RegExp) =>
    isAnyType || types.some((type) => pattern.test(type.toLowerCase())) ? 'yes' : 'no';
  return { images: accepts(/^image\//), texts: accepts(TEXT) };
}

/** What all of several GPTs accept. */
export function combineAccepted(all: AcceptedKinds[]): AcceptedKinds {
  const combine = (kind: keyof AcceptedKinds): Acceptance => {
    const accepted = all.map((each) => each[kind]);
    if (accepted.includes('no')) return 'no';
    return accepted.includes('unknown') ? 'unknown' : 'yes';
  };
  return { images: combine('images'), texts: combine('texts') };
}
