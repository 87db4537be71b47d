import { describe, expect, it, vi } from 'vitest';
import { getAcceptedKinds } from '../../../../../utils/extension-pages/chat/attachments/accepted.ts';
import { getAttachmentSize } from '../../../../../utils/extension-pages/chat/attachments/attachment-size.ts';
import {
  type Encoding,
  fitImage,
} from '../../../../../utils/extension-pages/chat/attachments/fit-image.ts';
import {
  LONG_PASTE,
  MAX_FILE_BYTES,
  readAttachment,
} from '../../../../../utils/extension-pages/chat/attachments/read-attachment.ts';
import { readTransfer } from '../../../../../utils/extension-pages/chat/attachments/read-transfer.ts';

const ANY = { images: 'yes', texts: 'unknown' } as const;
const NONE = { images: 'no', texts: 'no' } as const;
const JPEG = 'data:image/jpeg;base64,AAAA';
const encode = async () => JPEG;

describe('getAcceptedKinds', () => {
  it.each([
    [undefined, 'unknown', 'unknown'],
    [{ isAnyType: true, types: [] }, 'yes', 'yes'],
    [{ isAnyType: false, types: [] }, 'no', 'no'],
    [{ isAnyType: false, types: ['image/png'] }, 'yes', 'no'],
    [{ isAnyType: false, types: ['application/pdf', 'text/x-c++'] }, 'no', 'yes'],
    [{ isAnyType: false, types: ['application/json'] }, 'no', 'yes'],
  ] as const)('of %j are images: %s, texts: %s', (attachments, images, texts) => {
    const copied = attachments && { ...attachments, types: [...attachments.types] };
    expect(getAcceptedKinds(copied)).toEqual({ images, texts });
  });
});

describe('readAttachment', () => {
  it('encodes an image anew', async () => {
    const image = new File(['png'], 'a.png', { type: 'image/png' });
    const encodeImage = vi.fn(encode);
    expect(await readAttachment(image, ANY, encodeImage)).toEqual({
      ok: true,
      attachment: { kind: 'image', name: 'a.png', dataUrl: JPEG },
    });
    expect(encodeImage).toHaveBeenCalledExactlyOnceWith(image);
  });

  it('reads a text in the encoding that it has', async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0x60, 0x4f, 0x7d, 0x59]);
    const file = new File([utf16], 'a.txt', { type: 'text/plain' });
    expect(await readAttachment(file, ANY, encode)).toMatchObject({ attachment: { text: '你好' } });
  });

  it.each(['notes.md', 'data.csv', 'code.py', 'LICENSE'])(
    'takes %s for a text, whatever the browser thinks of it',
    async (name) => {
      const file = new File(['words'], name, { type: '' });
      expect(await readAttachment(file, ANY, encode)).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['images-not-accepted', new File(['a'], 'a.png', { type: 'image/png' }), NONE],
    ['texts-not-accepted', new File(['a'], 'a.txt', { type: 'text/plain' }), NONE],
    ['not-text', new File(['a'], 'a.pdf', { type: 'application/pdf' }), ANY],
    ['not-text', new File(['\0\u0001'], 'a.bin', { type: '' }), ANY],
    ['not-text', new File([], 'empty.txt', { type: 'text/plain' }), ANY],
    [
      'file-too-large',
      new File(['a'.repeat(MAX_FILE_BYTES + 1)], 'a.txt', { type: 'text/plain' }),
      ANY,
    ],
  ] as const)('refuses and says why: %s', async (kind, file, accepted) => {
    const result = await readAttachment(file, accepted, encode);
    expect(result).toMatchObject({ ok: false, problem: { kind, name: file.name } });
  });

  it('gives up on a file that cannot be read in time, so that the rest can be sent', async () => {
    vi.useFakeTimers();
    const file = new File(['a'], 'a.txt', { type: 'text/plain' });
    file.slice = () => ({ ...new Blob(), arrayBuffer: () => new Promise(() => {}) }) as Blob;
    const image = new File(['a'], 'a.png', { type: 'image/png' });
    const results = Promise.all([
      readAttachment(file, ANY, encode),
      readAttachment(image, ANY, () => new Promise(() => {})),
    ]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await results).toMatchObject([
      { problem: { kind: 'file-unreadable', name: 'a.txt' } },
      { problem: { kind: 'image-unreadable', name: 'a.png' } },
    ]);
    vi.useRealTimers();
  });

  it('says that a file is gone, instead of what it is not', async () => {
    const file = new File(['a'], 'a.txt', { type: 'text/plain' });
    file.slice = () => ({ ...new Blob(), arrayBuffer: () => Promise.reject(new Error()) }) as Blob;
    expect(await readAttachment(file, ANY, encode)).toMatchObject({
      problem: { kind: 'file-unreadable' },
    });
  });

  it('says that the browser cannot decode an image', async () => {
    const image = new File(['?'], 'a.heic', { type: 'image/heic' });
    const result = await readAttachment(image, ANY, () => Promise.reject(new Error('No.')));
    expect(result).toEqual({ ok: false, problem: { kind: 'image-unreadable', name: 'a.heic' } });
  });
});

describe('fitImage', () => {
  const sizeOf = ({ quality, scale }: Encoding) => 3_000_000 * quality * scale * scale;

  it('lowers the quality before the size', async () => {
    const tried: Encoding[] = [];
    const fitted = await fitImage(1000, 1_400_000, async (encoding) => {
      tried.push(encoding);
      return { size: sizeOf(encoding), ...encoding };
    });
    expect(fitted).toMatchObject({ quality: 0.4, scale: 1 });
    expect(tried.map(({ quality }) => quality)).toEqual([0.85, 0.7, 0.55, 0.4]);
  });

  it('shrinks an image until it fits', async () => {
    const fitted = await fitImage(1000, 256 * 1024, async (encoding) => ({
      ...{ size: sizeOf(encoding), scale: encoding.scale },
    }));
    expect(fitted?.size).toBeLessThanOrEqual(256 * 1024);
    expect(fitted?.scale).toBeGreaterThan(0.3);
  });

  it('begins with the size that models read', async () => {
    const fitted = await fitImage(8192, 1e9, async ({ scale }) => ({ size: 1, scale }));
    expect(fitted?.scale).toBe(0.25);
  });

  it('gives up on an image that never fits', async () => {
    expect(await fitImage(1000, 10, async () => ({ size: 11 }))).toBeUndefined();
  });
});

describe('readTransfer', () => {
  const transfer = (text: string, ...files: File[]) => ({
    files: files as unknown as FileList,
    getData: () => text,
  });
  const file = new File(['a'], 'a.png');

  it('leaves a short text to the box', () => {
    expect(readTransfer(transfer('a'.repeat(LONG_PASTE)))).toBeUndefined();
    expect(readTransfer(null)).toBeUndefined();
  });

  it('attaches a long text and files', () => {
    const text = 'a'.repeat(LONG_PASTE + 1);
    expect(readTransfer(transfer(text))).toEqual({ text });
    expect(readTransfer(transfer('', file))).toEqual({ files: [file] });
  });

  it.each(['a.png', '/home/me/a.png', 'C:\\Pictures\\a.png', 'file:///home/me/a.png\r\n'])(
    'attaches a copied file although its name is there as text: %j',
    (text) => {
      expect(readTransfer(transfer(text, file))).toEqual({ files: [file] });
    },
  );

  it('prefers the text of a table to its picture', () => {
    expect(readTransfer(transfer('a\tb', file))).toBeUndefined();
  });
});

it('the size of an attachment is that of its content', () => {
  expect(getAttachmentSize({ kind: 'text', name: 'a', text: '你好' })).toBe(6);
  expect(getAttachmentSize({ kind: 'image', name: 'a', dataUrl: JPEG })).toBe(3);
});
