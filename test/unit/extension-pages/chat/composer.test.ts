import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  MAX_ATTACHMENTS,
  MAX_PASTE,
} from '../../../../utils/extension-pages/chat/attachments/read-attachment.ts';
import {
  canSend,
  createComposer,
  type Written,
} from '../../../../utils/extension-pages/chat/composer.ts';

const ANY = { images: 'yes', texts: 'yes' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function create(draft?: Written) {
  const saved: Written[] = [];
  const onChange = vi.fn();
  const encodeImage = async () => 'data:image/jpeg;base64,AAAA';
  const save = (written: Written) => void saved.push(written);
  return { composer: createComposer({ encodeImage, save, onChange }, draft), saved, onChange };
}

const file = (name: string) => new File(['text'], name, { type: 'text/plain' });
const read = ({ getState }: ReturnType<typeof create>['composer']) => getState();

describe('the composer', () => {
  it('begins with the draft', () => {
    const attachments = [{ kind: 'text' as const, name: 'a', text: 'a' }];
    expect(read(create({ text: 'Hel', attachments }).composer)).toMatchObject({
      ...{ text: 'Hel', attachments },
    });
  });

  it('saves what is typed soon, but not with every key', () => {
    const { composer, saved } = create();
    for (const text of ['H', 'He', 'Hel']) composer.type(text);
    expect(saved).toHaveLength(1);
    vi.advanceTimersByTime(300);
    expect(saved.map(({ text }) => text)).toEqual(['H', 'Hel']);
    composer.type('Hell');
    composer.saveNow();
    expect(saved.at(-1)?.text).toBe('Hell');
  });

  it('puts a starter into the box and asks for the focus, without sending', () => {
    const { composer } = create();
    composer.fill('Plan a trip');
    expect(read(composer)).toMatchObject({ text: 'Plan a trip', focusRequests: 1 });
    composer.fill('Plan a meal');
    expect(read(composer).text).toBe('Plan a meal');
  });

  it('does not replace what the user has typed by a starter', () => {
    const { composer } = create();
    composer.type('My words ');
    composer.fill('Plan a trip');
    expect(read(composer).text).toBe('My words\nPlan a trip');
  });

  it('is empty after its content was taken, but keeps it in the draft until it was sent', () => {
    const { composer, saved } = create();
    composer.type('Hello');
    expect(composer.take()).toEqual({ text: 'Hello', attachments: [] });
    expect(read(composer).text).toBe('');
    composer.type('Next');
    composer.saveNow();
    expect(saved.at(-1)?.text).toBe('Hello\nNext');
    composer.confirmSent();
    expect(saved.at(-1)).toEqual({ text: 'Next', attachments: [] });
  });

  it('saves only what is not saved, because another window may have saved something later', () => {
    const { composer, saved } = create();
    composer.saveChanged();
    expect(saved).toEqual([]);
    composer.type('H');
    composer.type('He');
    composer.saveChanged();
    composer.saveChanged();
    expect(saved.map(({ text }) => text)).toEqual(['H', 'He']);
  });

  it('puts back what was not sent before what was typed meanwhile', async () => {
    const { composer } = create();
    composer.type('First');
    await composer.attach([file('a.txt')], ANY);
    const written = composer.take();
    composer.type('Second');
    composer.putBack(written);
    expect(read(composer)).toMatchObject({
      text: 'First\nSecond',
      attachments: [{ name: 'a.txt' }],
    });
  });

  it('attaches a long text that was pasted and refuses one that is too long', () => {
    const { composer } = create();
    composer.paste('Pasted text', 'a'.repeat(1_000_000));
    expect(read(composer).attachments).toMatchObject([{ kind: 'text', name: 'Pasted text' }]);
    composer.paste('Pasted text', 'a'.repeat(MAX_PASTE + 1));
    expect(read(composer)).toMatchObject({
      attachments: [{ name: 'Pasted text' }],
      problems: [{ kind: 'paste-too-long' }],
    });
  });

  it('attaches no more than fit, and says so', async () => {
    const { composer } = create();
    const files = Array.from({ length: MAX_ATTACHMENTS + 1 }, (_, n) => file(`${n}.txt`));
    await composer.attach(files, ANY);
    expect(read(composer).attachments).toHaveLength(MAX_ATTACHMENTS);
    expect(read(composer).problems).toEqual([{ kind: 'too-many' }]);
    composer.paste('Pasted text', 'a');
    expect(read(composer).attachments).toHaveLength(MAX_ATTACHMENTS);
    composer.removeAttachment(0);
    expect(read(composer)).toMatchObject({
      problems: [],
      attachments: [{ name: '1.txt' }, {}, {}],
    });
  });

  it('cannot be sent while a file is read, nor without content', async () => {
    const { composer } = create();
    expect(canSend(read(composer))).toBe(false);
    composer.type(' ');
    expect(canSend(read(composer))).toBe(false);
    composer.type('Hello');
    expect(canSend(read(composer))).toBe(true);
    const reading = composer.attach([file('a.txt')], ANY);
    expect(read(composer).isReading).toBe(true);
    expect(canSend(read(composer))).toBe(false);
    await reading;
    composer.type('');
    expect(canSend(read(composer))).toBe(true);
  });
});
