import { describe, expect, it } from 'vitest';
import { fileTypeNames } from '../../../utils/i18n/file-types.ts';
import { createI18n } from '../../../utils/i18n/i18n.ts';
import { catalogue } from '../support/catalogue.ts';

const office = 'application/vnd.openxmlformats-officedocument';

describe('fileTypeNames', () => {
  it.each([
    ['application/pdf', 'PDF', 'PDF'],
    ['APPLICATION/PDF', 'PDF', 'PDF'],
    ['application/json', 'JSON', 'JSON'],
    ['application/msword', 'Word', 'Word'],
    [`${office}.wordprocessingml.document`, 'Word', 'Word'],
    ['application/vnd.ms-excel', 'Excel', 'Excel'],
    [`${office}.spreadsheetml.sheet`, 'Excel', 'Excel'],
    [`${office}.presentationml.presentation`, 'PowerPoint', 'PowerPoint'],
    ['application/vnd.oasis.opendocument.text', 'documents', '文档'],
    ['application/vnd.oasis.opendocument.spreadsheet', 'spreadsheets', '电子表格'],
    ['application/vnd.oasis.opendocument.presentation', 'presentations', '演示文稿'],
    ['text/csv', 'CSV', 'CSV'],
    ['text/markdown', 'Markdown', 'Markdown'],
    ['text/plain', 'text', '文本'],
    ['text/x-tex', 'documents', '文档'],
    ['application/x-latext', 'documents', '文档'],
    ['text/x-python', 'code', '代码'],
    ['text/x-c++', 'code', '代码'],
    ['application/x-sh', 'code', '代码'],
    ['application/typescript', 'code', '代码'],
    ['image/png', 'images', '图片'],
    ['audio/mpeg', 'audio', '音频'],
    ['video/mp4', 'video', '视频'],
    ['application/zip', 'archives', '压缩包'],
    ['application/x-7z-compressed', 'archives', '压缩包'],
    ['application/x-sqlite3', 'sqlite3', 'sqlite3'],
    ['application/vnd.ms-outlook', 'ms-outlook', 'ms-outlook'],
    ['application/', 'application/', 'application/'],
    ['model/stl', 'model/stl', 'model/stl'],
    ['constructor', 'constructor', 'constructor'],
  ])('names %s "%s" and "%s"', (type, english, chinese) => {
    expect(fileTypeNames(createI18n('en'), [type])).toEqual([english]);
    expect(fileTypeNames(createI18n('zh_CN'), [type])).toEqual([chinese]);
  });

  it('returns each name once, in the original order', () => {
    const types = ['image/png', 'application/pdf', 'image/gif', 'text/x-c', 'text/x-java'];
    expect(fileTypeNames(createI18n('en'), types)).toEqual(['images', 'PDF', 'code']);
  });

  it('returns a common name for every type of the demo gateway', () => {
    const types = catalogue.all.flatMap(({ data }) => [
      ...data.files.map(({ type }) => type),
      ...(data.product_features?.attachments?.accepted_mime_types ?? []),
    ]);
    const names = fileTypeNames(createI18n('en'), types.filter(Boolean));
    expect(names.filter((name) => name.includes('/'))).toEqual([]);
    expect(names.length).toBeLessThan(20);
  });
});
