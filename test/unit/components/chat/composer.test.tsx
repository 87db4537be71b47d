import { type ComponentProps, render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Composer } from '../../../../components/chat/composer.tsx';
import { LONG_PASTE } from '../../../../utils/extension-pages/chat/attachments/read-attachment.ts';
import { type CountingNode, createRoot, findAll } from '../../support/counting-dom.ts';

type Props = ComponentProps<typeof Composer>;

const EMPTY: Props['state'] = {
  ...{ text: '', attachments: [], problems: [], isReading: false, focusRequests: 0 },
};

function show(changed: Partial<Props> = {}) {
  const root = createRoot();
  const callbacks = {
    ...{ onType: vi.fn(), onPaste: vi.fn(), onAttach: vi.fn(), onRemoveAttachment: vi.fn() },
    ...{ onSend: vi.fn(), onStop: vi.fn() },
  };
  const props: Props = {
    ...{ state: { ...EMPTY, text: 'Hello' }, accepted: { images: 'yes', texts: 'yes' } },
    ...{ isBusy: false, ...callbacks, ...changed },
  };
  render(<Composer {...props} />, root);
  const [box] = findAll(root, 'textarea');
  const button = findAll(root, 'button').at(-1);
  if (!box || !button) throw new Error('The composer is not complete.');
  return { root, box, button, props, ...callbacks };
}

/** Calls the listener of an event as the browser does; returns whether it prevented the default. */
function dispatch(node: CountingNode, type: string, event: object): boolean {
  const preventDefault = vi.fn();
  const listener = node[`listener ${type}`];
  if (typeof listener !== 'function') throw new TypeError(`Nothing listens to ${type}.`);
  listener.call(node, { type, preventDefault, currentTarget: node, ...event });
  return preventDefault.mock.calls.length > 0;
}

const ENTER = { key: 'Enter', keyCode: 13, isComposing: false, repeat: false };

describe('the text box', () => {
  it('sends with Enter instead of breaking the line', () => {
    const { box, onSend } = show();
    expect(dispatch(box, 'keydown', ENTER)).toBe(true);
    expect(onSend).toHaveBeenCalledOnce();
  });

  it('leaves Enter to the input method that composes', () => {
    const { box, onSend } = show();
    expect(dispatch(box, 'keydown', { ...ENTER, isComposing: true, keyCode: 229 })).toBe(false);
    expect(dispatch(box, 'keydown', { ...ENTER, keyCode: 229 })).toBe(false);
    expect(onSend).not.toHaveBeenCalled();
  });

  it('neither sends nor stops with Enter while an answer streams, but takes text', () => {
    const { box, onSend, onStop, onType } = show({ isBusy: true });
    dispatch(box, 'keydown', ENTER);
    expect(onSend).not.toHaveBeenCalled();
    expect(onStop).not.toHaveBeenCalled();
    box.value = 'Next';
    dispatch(box, 'input', {});
    expect(onType).toHaveBeenCalledExactlyOnceWith('Next');
  });

  it('attaches a long text that is pasted, so that it does not get slow', () => {
    const { box, onPaste } = show();
    const text = 'a'.repeat(1_000_000);
    const clipboardData = { getData: () => text, files: [] };
    expect(dispatch(box, 'paste', { clipboardData })).toBe(true);
    expect(onPaste).toHaveBeenCalledExactlyOnceWith('Pasted text', text);
  });

  it('takes a short text that is pasted itself', () => {
    const { box, onPaste, onAttach } = show();
    const clipboardData = { getData: () => 'a'.repeat(LONG_PASTE), files: [] };
    expect(dispatch(box, 'paste', { clipboardData })).toBe(false);
    expect(onPaste).not.toHaveBeenCalled();
    expect(onAttach).not.toHaveBeenCalled();
  });

  it('attaches pictures that are pasted, and a long text that is dropped', () => {
    const { box, onAttach, onPaste } = show();
    const image = new File(['a'], 'a.png', { type: 'image/png' });
    const clipboardData = { getData: () => '', files: [image], types: ['Files'] };
    expect(dispatch(box, 'paste', { clipboardData })).toBe(true);
    expect(onAttach).toHaveBeenCalledExactlyOnceWith([image]);
    const text = 'a'.repeat(LONG_PASTE + 1);
    const dataTransfer = { getData: () => text, files: [], types: ['text/plain'] };
    expect(dispatch(box, 'drop', { dataTransfer })).toBe(true);
    expect(onPaste).toHaveBeenCalledExactlyOnceWith('Pasted text', text);
  });

  it('is as high as a copy of its text, but does not copy a long one', () => {
    const copyOf = ({ root }: ReturnType<typeof show>) =>
      findAll(root, 'composer-grow')[0]?.['attribute data-text'];
    expect(copyOf(show())).toBe('Hello');
    expect(copyOf(show({ state: { ...EMPTY, text: 'a'.repeat(20_000) } }))).toBe('');
  });
});

describe('the button', () => {
  it('sends, and stops while an answer streams', () => {
    const { button, onSend, onStop } = show();
    dispatch(button, 'click', { detail: 1 });
    expect(onSend).toHaveBeenCalledOnce();
    expect(onStop).not.toHaveBeenCalled();
    const busy = show({ isBusy: true });
    dispatch(busy.button, 'click', { detail: 1 });
    expect(busy.onStop).toHaveBeenCalledOnce();
    expect(busy.onSend).not.toHaveBeenCalled();
  });

  it('does not stop the answer with the second click of a double click', () => {
    const { button, onStop } = show({ isBusy: true });
    dispatch(button, 'click', { detail: 2 });
    expect(onStop).not.toHaveBeenCalled();
  });

  it('does not send a draft if it was meant to stop an answer that has just ended', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { root, button, onSend, onStop, props } = show({ isBusy: true });
    render(<Composer {...props} isBusy={false} />, root);
    vi.advanceTimersByTime(300);
    dispatch(button, 'click', { detail: 1 });
    expect(onSend).not.toHaveBeenCalled();
    expect(onStop).not.toHaveBeenCalled();
    vi.advanceTimersByTime(500);
    dispatch(button, 'click', { detail: 1 });
    expect(onSend).toHaveBeenCalledOnce();
    vi.useRealTimers();
  });

  it('sends what was written after the answer has ended at once', () => {
    const { root, button, onSend, props } = show({ isBusy: true, state: EMPTY });
    render(<Composer {...props} isBusy={false} />, root);
    render(<Composer {...props} isBusy={false} state={{ ...EMPTY, text: 'Next' }} />, root);
    dispatch(button, 'click', { detail: 1 });
    expect(onSend).toHaveBeenCalledOnce();
  });

  it('is pressed only once while Enter is held, so that sending does not become stopping', () => {
    const { button } = show();
    expect(dispatch(button, 'keydown', ENTER)).toBe(false);
    expect(dispatch(button, 'keydown', { ...ENTER, repeat: true })).toBe(true);
    expect(dispatch(button, 'keydown', { ...ENTER, key: 'Tab', repeat: true })).toBe(false);
  });

  it('says that there is nothing to send, but keeps the focus', () => {
    const { button } = show({ state: EMPTY });
    expect(button['attribute aria-disabled']).toBe(true);
    expect(button.disabled).toBeUndefined();
    expect(show().button['attribute aria-disabled']).toBe(false);
    expect(show({ state: EMPTY, isBusy: true }).button['attribute aria-disabled']).toBe(false);
  });
});

describe('the button that attaches', () => {
  const label = (accepted: Props['accepted']) =>
    findAll(show({ accepted }).root, 'button')[0]?.['attribute aria-label'];

  it('names what the GPT accepts, and is missing if that is nothing', () => {
    expect(label({ images: 'yes', texts: 'unknown' })).toBe('Attach images or text files');
    expect(label({ images: 'yes', texts: 'no' })).toBe('Attach images');
    expect(label({ images: 'no', texts: 'yes' })).toBe('Attach text files');
    expect(label({ images: 'no', texts: 'no' })).toBeUndefined();
  });

  it('hints that the GPT may not read what is attached', () => {
    const attachments = [{ kind: 'text' as const, name: 'a.txt', text: 'a' }];
    const state = { ...EMPTY, attachments };
    const text = (texts: 'yes' | 'unknown') =>
      show({ state, accepted: { images: 'yes', texts } }).root.textContent;
    expect(text('unknown')).toContain('isn’t known whether this GPT reads attachments');
    expect(text('yes')).not.toContain('isn’t known');
  });
});
