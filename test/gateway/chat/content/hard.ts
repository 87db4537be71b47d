import { payloads } from '../../faults/payloads.ts';
import type { Section } from './section.ts';

/** Text that is hard to show. */

export const html: Section = () =>
  'Text with <b>raw</b> <kbd>HTML</kbd>,<br>a line break &lt;and&gt; an entity.\n\n' +
  '<details><summary>More</summary>\n\n**Markdown** within it.\n\n</details>\n\n' +
  '<table><tr><td>cell</td></tr></table>\n\n<!-- a comment -->';

/** Markup and URLs that try to run or to fetch something. */
export const hostile: Section = () =>
  [
    payloads.join('\n\n'),
    '[run](javascript:window.pwned=1) [data](data:text/html,<script>window.pwned=1</script>)',
    '[file](file:///etc/passwd) [settings](chrome://settings)',
    '![beacon](https://evil.example/asked)',
  ].join('\n\n');

export const math: Section = () =>
  'Inline \\(a^2 + b^2 = c^2\\) and $e^{i\\pi} + 1 = 0$, but $5 and $6 are prices.\n\n' +
  '\\[\n\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}\n\\]\n\n$$\n\\int_0^1 x_1 * x_2 \\, dx\n$$';

const LINE_LENGTH = 5_000;
const COLUMNS = 24;

/** A word, a line of code and a table that are wider than any window. */
export const longLines: Section = () => {
  const cells = (text: string) => `|${`${text}|`.repeat(COLUMNS)}`;
  return [
    'x'.repeat(LINE_LENGTH),
    `\`${'y'.repeat(LINE_LENGTH)}\``,
    `\`\`\`\n${'z = 1; '.repeat(LINE_LENGTH / 7)}\n\`\`\``,
    `https://lanternworks.example/${'path/'.repeat(LINE_LENGTH / 10)}`,
    [cells('Wide column'), cells('---'), cells('1234567890')].join('\n'),
  ].join('\n\n');
};

export const chinese: Section = () =>
  '静夜里，桥下的水很轻。“你看，”她说，“灯都亮了！”——于是我们沿着河岸走回去，一路无话。\n\n' +
  '**重点：**全角标点（，。；：？！）与 English 混排、数字 3.14 和`代码`，以及生僻字：𠮷、㐂、龘。';

/** Characters of several code points: joined emoji, flags, skin tones, combining marks, both directions. */
export const emoji: Section = () =>
  '👩‍👩‍👧‍👦 👨🏽‍🚀 🏳️‍🌈 🇨🇳🇺🇸 1️⃣ ❤️‍🔥 — e\u0301 n\u0303 o\u0308\u0304 ก็ กำ क्षि 각 — مرحبا and שלום — A\u0300\u0301\u0302\u0303';

/** Ends in the middle of a construct, as every answer does while it streams. */
export const halfWritten: Section = () =>
  '| Half a | table |\n\nAn open **bold with *italic and `code, [a link](https://lanternworks.example/ha';
