const decoder = new TextDecoder('gbk');

/** The two bytes of each character in GBK. Node only decodes GBK, so the table is built by decoding all pairs. */
function bytesByCharacter(): Map<string, number[]> {
  const bytes = new Map<string, number[]>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(new Uint8Array([first, second]));
      if ([...character].length === 1 && !bytes.has(character))
        bytes.set(character, [first, second]);
    }
  }
  return bytes;
}

let known: Map<string, number[]> | undefined;

/** Encodes a text in GBK; characters that GBK lacks become question marks. */
export function inGbk(text: string): Buffer {
  known ??= bytesByCharacter();
  const table = known;
  const bytesOf = (character: string) => {
    const code = character.charCodeAt(0);
    return code < 0x80 ? [code] : (table.get(character) ?? [0x3f]);
  };
  return Buffer.from([...text].flatMap(bytesOf));
}
