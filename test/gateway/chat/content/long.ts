import { code, inline, lists, table } from './markdown.ts';
import type { SectionContext } from './section.ts';

/** A text of that many kilobytes: numbered chapters of paragraphs, lists, tables and code. */
export function long(kilobytes: number, context: SectionContext): string {
  const wanted = kilobytes * 1024;
  const chapters: string[] = [];
  for (let bytes = 0; bytes < wanted; ) {
    const chapter = writeChapter(chapters.length + 1, context);
    chapters.push(chapter);
    bytes += Buffer.byteLength(chapter) + 2;
  }
  const text = Buffer.from(chapters.join('\n\n')).subarray(0, wanted).toString();
  // A character that was cut in two is left out.
  return text.replace(/\uFFFD$/, '');
}

function writeChapter(number: number, context: SectionContext): string {
  const { isChinese } = context;
  const sentences = isChinese ? CHINESE : ENGLISH;
  const paragraph = sentences.map((_, at) => sentences[(at + number) % sentences.length]);
  return [
    isChinese ? `## 第 ${number} 章` : `## Chapter ${number}`,
    paragraph.join(isChinese ? '' : ' '),
    ...[inline, lists, table, code]
      .filter((_, at) => at === number % 4)
      .map((section) => section(context).replaceAll('[^1]', `[^${number}]`)),
  ].join('\n\n');
}

const ENGLISH = [
  'The lighthouse keeper wrote down the weather each morning.',
  'On most days the sea was gray, and the ships kept their distance.',
  'A page of the log has room for twelve lines, so short words were welcome.',
  'When the lamp was cleaned, the light reached **nine miles** farther.',
  'Nobody asked for these notes until the harbor was rebuilt.',
];

const CHINESE = [
  '守灯人每天清晨都会记下天气。',
  '大多数日子里，海是灰色的，船离得很远。',
  '日志的一页只有十二行，所以字要写得少。',
  '灯擦干净以后，光能多照**九海里**。',
  '直到重建港口，才有人来问这些记录。',
];
