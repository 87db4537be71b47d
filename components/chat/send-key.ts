/** Browsers report this code for keys that an input method handles. */
const IME_KEY_CODE = 229;

/**
 * Whether a key sends the message: Enter without Shift. Not while an input method composes, because Enter then accepts what
 * it suggests. Safari ends the composition before it reports that key, which then has only its code left to recognize it.
 */
export function isSendKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'isComposing' | 'keyCode' | 'repeat'>,
): boolean {
  const isHandledByIme = event.isComposing || event.keyCode === IME_KEY_CODE;
  return (
    event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.repeat && !isHandledByIme
  );
}
