import { describe, expect, it } from 'vitest';
import { parseIdList } from '../../../../utils/extension-pages/batch/parse-id-list.ts';
import { readText } from '../../../../utils/extension-pages/batch/read-file.ts';

const LIST = '名称,链接\r\n潮汐表,https://chatgpt.com/g/g-2fkFE8rbu\r\nTides,g-7QmZ0aVx4\r\n';
/** “潮汐表” and “名称,链接” as GBK writes them. */
const GBK = [0xb3, 0xb1, 0xcf, 0xab, 0xb1, 0xed];

function utf16(text: string, isBigEndian: boolean): number[] {
  return [...text].flatMap((each) => {
    const code = each.charCodeAt(0);
    return isBigEndian ? [code >> 8, code & 0xff] : [code & 0xff, code >> 8];
  });
}

const ascii = (text: string) => [...new TextEncoder().encode(text)];
const read = (bytes: number[]) => readText(new Blob([new Uint8Array(bytes)]), 1_000_000);

describe('readText', () => {
  it.each([
    ['UTF-8', ascii(LIST)],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, ...ascii(LIST)]],
    ['little-endian UTF-16 with a byte order mark', [0xff, 0xfe, ...utf16(LIST, false)]],
    ['big-endian UTF-16 with a byte order mark', [0xfe, 0xff, ...utf16(LIST, true)]],
    ['little-endian UTF-16 without a byte order mark', utf16(LIST, false)],
    ['big-endian UTF-16 without a byte order mark', utf16(LIST, true)],
  ])('decodes %s', async (_, bytes) => {
    const text = await read(bytes);
    expect(text).toBe(LIST);
    expect(parseIdList(text).gpts).toEqual([
      { id: 'g-2fkFE8rbu', text: '潮汐表' },
      { id: 'g-7QmZ0aVx4', text: 'Tides' },
    ]);
  });

  it('decodes GBK with Chinese names', async () => {
    const text = await read([...GBK, ...ascii(',g-2fkFE8rbu\r\n')]);
    expect(parseIdList(text).gpts).toEqual([{ id: 'g-2fkFE8rbu', text: '潮汐表' }]);
  });

  it('decodes UTF-8 whose last character is cut off', async () => {
    const bytes = new Uint8Array(ascii('g-2fkFE8rbu 潮'));
    const text = await readText(new Blob([bytes]), bytes.length - 1);
    expect(text).toBe('g-2fkFE8rbu ');
  });

  it('returns an empty text for an empty file', async () => {
    expect(await read([])).toBe('');
  });
});
