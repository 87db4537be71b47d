import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { escapeFormulas, toCsv } from '../../../../utils/extension-pages/export/csv.ts';
import { toExportFile } from '../../../../utils/extension-pages/export/export-file.ts';
import type { ExportRow } from '../../../../utils/extension-pages/export/export-row.ts';
import { toJson } from '../../../../utils/extension-pages/export/json.ts';
import { toMarkdown } from '../../../../utils/extension-pages/export/markdown.ts';
import { DATA_KINDS } from '../../../../utils/gpt/data-kinds.ts';
import type { Action } from '../../../../utils/gpt/gpt.ts';
import type { GptSummary } from '../../../../utils/gpt/summary.ts';
import { createI18n } from '../../../../utils/i18n/i18n.ts';
import type { Language } from '../../../../utils/settings/appearance.ts';
import { anyRows, HOSTILE } from '../../support/any-row.ts';
import { NOW, toId } from '../../support/cache-database.ts';
import { createAction } from '../../support/create-action.ts';

const en = createI18n('en');

const KNOWN: GptSummary = {
  id: toId(1),
  name: 'Plotter',
  author: 'Ada',
  isVerified: true,
  ratings: { count: 3_000, average: 4.7 },
  conversations: { atLeast: 25_000 },
  tools: [{ kind: 'web' }, { kind: 'other', name: 'quill' }],
  actions: [{ domain: 'api.example', signIn: 'oauth', privacyPolicy: 'https://api.example/p' }],
  files: 2,
  categories: ['research', 'writing'],
  createdAt: Date.UTC(2024, 0, 2, 3, 4, 5),
  updatedAt: Date.UTC(2025, 0, 2),
  visibility: 'store',
  isFirstParty: false,
};

const ROWS: ExportRow[] = [
  { id: toId(1), gpt: KNOWN, readAt: NOW },
  { id: toId(2), failure: 'No such GPT' },
  { id: toId(3), gpt: { id: toId(3), actions: [], categories: [], isFirstParty: false } },
  { id: toId(4), gpt: { ...KNOWN, id: toId(4), ratings: { count: 0 }, tools: [], files: 0 } },
];

const cellsOf = (csv: string) => Papa.parse<string[]>(csv, { skipEmptyLines: 'greedy' }).data;
const recordsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, delimiter: ',' }).data;

/** A row of a GPT with these Actions. */
function rowWith(...actions: Action[]): ExportRow {
  return { id: toId(5), gpt: { ...KNOWN, id: toId(5), tools: [{ kind: 'actions' }], actions } };
}

const STATED = createAction('api.example', 'query', 'phone');
const NOT_STATED = { domain: 'b.example' };

describe('the user’s votes', () => {
  const votes = { asked: 5, won: 3, lastAt: NOW };
  const rows: ExportRow[] = [{ id: toId(1), gpt: KNOWN, votes }, ...ROWS.slice(1)];

  it('are numbers in CSV, also of a GPT that could not be looked up', () => {
    const failed = { id: toId(2), failure: 'No such GPT', votes };
    const written = recordsOf(toCsv([...rows, failed])).map(
      ({ own_votes_best: best, own_votes_of: of }) => `${best} of ${of}`,
    );
    expect(written.slice(0, 5)).toEqual(['3 of 5', '0 of 0', '0 of 0', '0 of 0', '3 of 5']);
  });

  it('are an object in JSON, or null', () => {
    const { gpts } = JSON.parse(toJson('A list', rows, NOW));
    expect(gpts[0].ownVotes).toEqual({ best: 3, of: 5 });
    expect(gpts[1].ownVotes).toBeNull();
  });

  it('are a column of a Markdown table only if there are any', () => {
    const linesOf = (some: ExportRow[]) => toMarkdown(some, en).split('\n');
    expect(linesOf(rows)[0]).toMatch(/\| My votes \|$/);
    expect(linesOf(rows)[2]).toMatch(/\| 3 of 5 \|$/);
    expect(linesOf(rows)[3]).toMatch(/\| {2}\|$/);
    expect(linesOf(ROWS)[0]).not.toContain('My votes');
  });
});

describe('toCsv with semicolons', () => {
  const semicolons = (csv: string, header: boolean) =>
    Papa.parse(csv, { delimiter: ';', header, skipEmptyLines: 'greedy' }).data;

  it('has the same columns and cells, with decimal commas', () => {
    const [known] = semicolons(toCsv(ROWS, ';'), true) as Record<string, string>[];
    expect(known).toMatchObject({ id: toId(1), rating_average: '4,7', rating_count: '3000' });
    expect(toCsv(ROWS, ';').split('\r\n')[0]).toBe(
      toCsv(ROWS).split('\r\n')[0]?.replaceAll(',', ';'),
    );
  });

  it('writes any text into the right number of cells, none of them a formula', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const lines = semicolons(toCsv(rows, ';'), false) as string[][];
        const own = cellsOf(toCsv(rows));
        expect(lines.map((cells) => cells.length)).toEqual(own.map((cells) => cells.length));
        for (const cell of lines.flat()) {
          expect(cell).not.toMatch(/^[\p{Z}\p{Cf}"“”]*[=+\-@＝＋－＠]/u);
        }
      }),
    );
  });

  it('is saved with the byte order mark that Excel needs', () => {
    const file = toExportFile('csv-semicolons', 'My GPTs', toCsv(ROWS, ';'));
    expect(file).toMatchObject({ name: 'My GPTs.csv', type: 'text/csv' });
    expect(file.text.startsWith('\ufeffid;url;name;')).toBe(true);
  });
});

describe('toCsv', () => {
  it('writes known values and leaves unknown ones empty', () => {
    const [known, failed, unknown, none] = recordsOf(toCsv(ROWS));
    expect(known).toEqual({
      id: toId(1),
      url: `https://chatgpt.com/g/${toId(1)}`,
      name: 'Plotter',
      author: 'Ada',
      author_verified: 'true',
      rating_average: '4.7',
      rating_count: '3000',
      conversations_at_least: '25000',
      conversations_text: '',
      tools: 'web; quill',
      actions: 'api.example (oauth)',
      collects: '',
      files: '2',
      categories: 'research; writing',
      visibility: 'store',
      first_party: 'false',
      created_utc: '2024-01-02 03:04:05',
      updated_utc: '2025-01-02 00:00:00',
      read_utc: expect.stringMatching(/^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/),
      failure: '',
      own_votes_best: '0',
      own_votes_of: '0',
    });
    expect(failed).toMatchObject({ name: '', rating_count: '', actions: '', files: '' });
    expect(failed).toMatchObject({ failure: 'No such GPT' });
    expect(unknown).toMatchObject({ rating_count: '', tools: '', files: '', actions: 'none' });
    expect(none).toMatchObject({
      rating_count: '0',
      rating_average: '',
      tools: 'none',
      files: '0',
    });
  });

  it('writes what Actions collect by keys, and none only if all of them state it', () => {
    const rows = [
      rowWith(STATED, NOT_STATED),
      rowWith(createAction('api.example')),
      rowWith(createAction('api.example'), NOT_STATED),
    ];
    const collected = recordsOf(toCsv(rows)).map(({ collects }) => collects);
    expect(collected.slice(0, 3)).toEqual(['phone; query', 'none', '']);
  });

  it('ends lines as RFC 4180 requires, in a file with a byte order mark', () => {
    const csv = toCsv(ROWS);
    expect(csv.split('\r\n')).toHaveLength(ROWS.length + 2);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const { text, name, type } = toExportFile('csv', 'My list', csv);
    expect([text.charCodeAt(0), name, type]).toEqual([0xfeff, 'My list.csv', 'text/csv']);
  });

  it.each(HOSTILE)('writes %j so that it is no formula with any separator', (name) => {
    const csv = toCsv([{ id: toId(1), gpt: { ...KNOWN, name, author: name } }]);
    for (const delimiter of [',', ';', '\t', '|']) {
      // As a program does that takes quotes only at the start of a cell.
      const rows = Papa.parse<string[]>(csv, { delimiter }).data;
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s"\u200b]*[=+@＝＋－＠﹦-]/u);
    }
  });

  it('is read back unchanged by another CSV parser', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const [head = [], ...lines] = cellsOf(toCsv(rows));
        expect(lines).toHaveLength(rows.length);
        lines.forEach((cells, at) => {
          expect(cells).toHaveLength(head.length);
          const row = rows[at];
          const cell = (name: string) => cells[head.indexOf(name)];
          expect(cell('name')).toBe(escapeFormulas(row?.gpt?.name ?? ''));
          expect(cell('failure')).toBe(escapeFormulas(row?.failure ?? ''));
          const count = row?.gpt?.ratings?.count;
          expect(cell('rating_count')).toBe(count === undefined ? '' : String(count));
          for (const each of cells) expect(each).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        });
      }),
    );
  });
});

describe('toJson', () => {
  const schema = JSON.parse(readFileSync('docs/export.schema.json', 'utf8'));
  const isValid = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
    schema,
  );

  it('matches the published schema for any rows', () => {
    fc.assert(
      fc.property(anyRows, fc.string(), (rows, name) => {
        const valid = isValid(JSON.parse(toJson(name, rows, NOW)));
        expect(isValid.errors).toBeNull();
        expect(valid).toBe(true);
      }),
    );
  });

  it('distinguishes unknown from none', () => {
    const { gpts } = JSON.parse(toJson('A list', ROWS, NOW));
    expect(gpts[0].known).toMatchObject({ ratings: { count: 3_000, average: 4.7 }, files: 2 });
    expect(gpts[1]).toMatchObject({ known: null, failure: 'No such GPT', readAt: null });
    expect(gpts[2].known).toMatchObject({ ratings: null, tools: null, files: null, actions: [] });
    expect(gpts[3].known).toMatchObject({ ratings: { count: 0, average: null }, tools: [] });
  });

  it('lists the operations of each Action with the keys of what they collect', () => {
    const [operation] = STATED.operations ?? [];
    if (!operation) throw new Error('There is no operation.');
    const unasked = { ...operation, isCalledWithoutAsking: true };
    const row = rowWith({ ...STATED, operations: [unasked, operation] }, NOT_STATED, {
      ...createAction('c.example'),
      omittedOperations: 3,
    });
    const { gpts } = JSON.parse(toJson('A list', [row], NOW));
    const written = { name: 'Plan a trip', method: 'post', collects: ['query', 'phone'] };
    expect(gpts[0].known.actions).toMatchObject([
      {
        operations: [
          { ...written, isCalledWithoutAsking: true },
          { ...written, isCalledWithoutAsking: null },
        ],
        omittedOperations: 0,
      },
      { operations: null, omittedOperations: null },
      { operations: [{ collects: [] }], omittedOperations: 3 },
    ]);
  });

  it('describes every kind of data in its schema', () => {
    expect(schema.$defs.kind.enum).toEqual(DATA_KINDS);
    for (const kind of DATA_KINDS) expect(schema.$defs.kind.description).toContain(`${kind}: `);
  });

  it.each([
    ['another version', { version: 2 }],
    ['a field that it does not describe', { more: true }],
    ['a GPT without its id', { gpts: [{ url: 'https://chatgpt.com/g/g-123456789' }] }],
    ['zero for an unknown', { exportedAt: 0 }],
  ])('rejects %s by its schema', (_, change) => {
    const document = JSON.parse(toJson('A list', ROWS, NOW));
    expect(isValid({ ...document, ...change })).toBe(false);
  });
});

describe('toMarkdown', () => {
  it('uses the language of the interface and links to the GPTs', () => {
    const [head, , known, failed] = toMarkdown(ROWS, createI18n('zh_CN')).split('\n');
    expect(head).toMatch(/^\| 名称 \| 作者 \|/);
    expect(known).toContain(`[Plotter](https://chatgpt.com/g/${toId(1)}) | Ada | 4.70 | 3,000`);
    expect(failed).toContain(`[${toId(2)}](https://chatgpt.com/g/${toId(2)}) |  |  |  |`);
  });

  it('names what Actions collect in the language of the interface', () => {
    const rows = [rowWith(STATED), rowWith(createAction('api.example')), rowWith(NOT_STATED)];
    const cellsIn = (language: Language) =>
      toMarkdown(rows, createI18n(language))
        .split('\n')
        .slice(2, 5)
        .map((line) => line.split(' | ')[7]);
    expect(cellsIn('en')).toEqual(['phone number, what you ask', 'none', '']);
    expect(cellsIn('zh_CN')).toEqual(['电话号码、你的提问', '无', '']);
  });

  it('keeps rows and columns for any text', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const lines = toMarkdown(rows, en)
          .trimEnd()
          .split(/\r|\n|\u2028|\u2029/);
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) expect(columnsOf(line)).toBe(columnsOf(lines[0] ?? ''));
      }),
    );
  });

  it.each(HOSTILE)('escapes %j so that it is no link, tag or code', (name) => {
    const [, , line = ''] = toMarkdown([{ id: toId(1), gpt: { ...KNOWN, name } }], en).split('\n');
    const bare = line.replace(/\\./g, '');
    expect(bare.match(/\]\(/g)).toHaveLength(1);
    expect(bare).not.toMatch(/[<>`*~$]|(?<!\]\(https:)\/\/|www\./);
  });
});

/** The cells of a line of a table: every bar divides that is not escaped. */
function columnsOf(line: string): number {
  return line.replace(/\\./g, '').split('|').length;
}

it('names the file after the export, as far as file names allow', () => {
  const nameOf = (name: string) => toExportFile('json', name, '').name;
  expect(nameOf('写作 GPTs')).toBe('写作 GPTs.json');
  expect(nameOf('../a/b:c*?"<>|\u202egpj')).toBe('a b c gpj.json');
  expect(nameOf('  ')).toBe('GPTs.json');
  expect(nameOf('x'.repeat(300)).length).toBeLessThan(80);
});
