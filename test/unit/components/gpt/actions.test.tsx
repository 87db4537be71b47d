import { describe, expect, it } from 'vitest';
import { ActionOperations } from '../../../../components/gpt/action-operations.tsx';
import { AsksFor } from '../../../../components/gpt/asks-for.tsx';
import { GptPage } from '../../../../components/gpt/gpt-page.tsx';
import type { DataKind } from '../../../../utils/gpt/data-kinds.ts';
import type { Action, Operation } from '../../../../utils/gpt/gpt.ts';
import type { LookupAnswer } from '../../../../utils/lookup/lookup-service.ts';
import type { Language } from '../../../../utils/settings/appearance.ts';
import { gpt } from '../../support/lookup-service.ts';
import {
  findFlaw,
  LANGUAGES,
  NOW,
  renderCard,
  renderIn,
  toCachedGpt,
} from '../../support/render.tsx';
import { importGraph } from '../../support/sources.ts';

function createOperation(name: string, ...kinds: DataKind[]): Operation {
  return {
    name,
    method: 'post',
    collects: kinds.map((kind) => ({ kind, parameters: [`${kind}.value`] })),
  };
}

function createAction(domain: string, ...operations: Operation[]): Action {
  return { domain, operations };
}

const HARMLESS = createAction('a.example', createOperation('Search', 'place', 'query'));
const CRITICAL = createAction(
  'b.example',
  createOperation('Save', 'email', 'query'),
  createOperation('Sign in', 'credential', 'email'),
);
const NOT_STATED: Action = { domain: 'c.example' };

/** The visible text of markup, with a new line for each block. */
function textOf(html: string): string[] {
  const lines = html.replace(/<\/(?:p|li|strong|summary|dt|dd)>/g, '\n').split('\n');
  return lines.map((line) => line.replace(/<[^>]*>/g, '').trim()).filter(Boolean);
}

function card(...actions: Action[]): string {
  return renderCard({ found: true, cached: toCachedGpt({ ...gpt, actions }) }, 'en');
}

function details(actions: Action[], language: Language = 'en'): string {
  const answer: LookupAnswer = { found: true, cached: toCachedGpt({ ...gpt, actions }) };
  return renderIn(
    language,
    <GptPage
      id={gpt.id}
      answer={answer}
      now={NOW}
      copy={async () => {}}
      onRecover={() => {}}
      onOpenDomains={() => {}}
    />,
  );
}

describe('the line of what operations ask for', () => {
  it.each<[Operation[] | undefined, string, string]>([
    [undefined, 'What it asks for: not stated', '请求的数据：未说明'],
    [[], 'Asks for: nothing that GPT Lens recognizes', '请求的数据：未识别到已知种类'],
    [
      [createOperation('Ping')],
      'Asks for: nothing that GPT Lens recognizes',
      '请求的数据：未识别到已知种类',
    ],
    [
      CRITICAL.operations,
      'Asks for: password or key, e-mail address, what you ask',
      '请求的数据：密码或密钥、电子邮箱、你的提问',
    ],
  ])('of %j is "%s" and "%s"', (operations, english, chinese) => {
    const lines = LANGUAGES.map((language) =>
      textOf(renderIn(language, <AsksFor operations={operations} />)),
    );
    expect(lines).toEqual([[english], [chinese]]);
  });

  it('does not seem to be nothing if GPT Lens left operations out', () => {
    const action = { ...createAction('a.example', createOperation('Ping')), omittedOperations: 9 };
    for (const html of [card(action), details([action])]) {
      expect(textOf(html)).toContain('What it asks for: not completely read');
    }
    expect(textOf(card({ ...HARMLESS, omittedOperations: 9 }))).toContain(
      'Asks for: place, what you ask',
    );
  });

  it.each<DataKind>(['credential', 'payment', 'health', 'conversation'])(
    'is a warning with an icon for %s',
    (kind) => {
      const operations = [createOperation('Save', kind, 'email')];
      const html = renderIn('en', <AsksFor operations={operations} />);
      expect(html).toMatch(/role="note".*<svg/);
    },
  );

  it.each<DataKind>(['email', 'address', 'account', 'message', 'query'])(
    'is no warning for %s',
    (kind) => {
      const html = renderIn('en', <AsksFor operations={[createOperation('Save', kind)]} />);
      expect(html).not.toMatch(/role="note"|<svg/);
    },
  );
});

describe('a card', () => {
  it('names at most two kinds for each Action, most sensitive first, below its domain', () => {
    const lines = textOf(card(HARMLESS, CRITICAL, NOT_STATED));
    const [a, b, c] = ['a', 'b', 'c'].map((name) => lines.indexOf(`Sends data to ${name}.example`));
    expect(lines[(a ?? 0) + 1]).toBe('Asks for: place, what you ask');
    expect(lines[(b ?? 0) + 1]).toBe('Asks for: password or key, e-mail address, and 1 more');
    expect(lines[(c ?? 0) + 1]).toBe('What it asks for: not stated');
  });

  it('tells what several Actions ask for together, and counts only those that state it', () => {
    expect(textOf(card(HARMLESS, CRITICAL, NOT_STATED))).toContain(
      '2 Actions together ask for: password or key, e-mail address, and 2 more',
    );
  });

  it.each([
    ['one Action', [CRITICAL]],
    ['several Actions of which one states it', [CRITICAL, NOT_STATED]],
    [
      'several Actions without recognized kinds',
      [createAction('d.example'), createAction('e.example')],
    ],
    ['Actions that state nothing', [NOT_STATED, { domain: 'd.example' }]],
  ])('tells nothing together for %s', (_, actions) => {
    expect(card(...actions)).not.toContain('together');
  });

  it('neither lists operations nor contains the code for it', () => {
    expect(card(CRITICAL)).not.toContain('Sign in');
    const graph = importGraph('entrypoints/card.tsx');
    expect(graph).toContain('components/gpt/asks-for.tsx');
    expect(graph).not.toContain('components/gpt/action-operations.tsx');
  });
});

describe('the details of a GPT', () => {
  it('name all kinds, of each Action and together', () => {
    const lines = textOf(details([HARMLESS, CRITICAL]));
    expect(lines).toContain('Asks for: password or key, e-mail address, what you ask');
    expect(lines).toContain(
      '2 Actions together ask for: password or key, e-mail address, place, what you ask',
    );
  });

  it('list each operation with its method, kinds and parameter names', () => {
    const [save, signIn] = CRITICAL.operations ?? [];
    const operations = [
      { ...save, method: 'get', isCalledWithoutAsking: true },
      signIn,
    ] as Operation[];
    expect(textOf(renderIn('en', <ActionOperations action={{ operations }} />))).toEqual([
      '2 operations',
      'Save',
      'Reads data · is called without asking you',
      'Asks for: e-mail address, what you ask',
      'Recognized from 2 parameters',
      ...['e-mail address', 'email.value', 'what you ask', 'query.value'],
      'Sign in',
      'May write data',
      'Asks for: password or key, e-mail address',
      'Recognized from 2 parameters',
      ...['password or key', 'credential.value', 'e-mail address', 'email.value'],
    ]);
  });

  it.each([
    ['get', 'Reads'],
    ['head', 'Reads'],
    ['post', 'May write'],
    ['put', 'May write'],
    ['patch', 'May write'],
    ['delete', 'May write'],
    ['__proto__', 'May write'],
  ])('call the method %s: %s data', (method, words) => {
    const operations = [{ ...createOperation('Do'), method }];
    expect(renderIn('en', <ActionOperations action={{ operations }} />)).toContain(`${words} data`);
  });

  it('count a parameter once that several kinds were recognized by', () => {
    const collects = (['name', 'email'] as const).map((kind) => ({
      kind,
      parameters: ['contact'],
    }));
    const operations = [{ ...createOperation('Save'), collects }];
    expect(renderIn('en', <ActionOperations action={{ operations }} />)).toContain(
      'Recognized from 1 parameter<',
    );
  });

  it('collapse all operations but the first three, and count those that were omitted', () => {
    const names = ['one', 'two', 'three', 'four', 'five'];
    const operations = names.map((name) => createOperation(name));
    const html = renderIn(
      'en',
      <ActionOperations action={{ operations, omittedOperations: 60 }} />,
    );
    const [shown, collapsed] = html.split('<details');
    expect(shown).toContain('65 operations');
    expect(names.map((name) => shown?.includes(`>${name}<`))).toEqual([
      ...[true, true, true],
      ...[false, false],
    ]);
    expect(collapsed).toMatch(/2 more operations.*>four<.*>five</);
    expect(html).toContain('And 60 more operations that GPT Lens doesn’t list.');
  });

  it.each<Action>([NOT_STATED, createAction('d.example')])('list no operations of %j', (action) => {
    expect(renderIn('en', <ActionOperations action={action} />)).toBe('');
  });

  it('isolate the text of strangers and never render it as markup', () => {
    const text = '\u202e<img src=x>';
    const operation = {
      ...createOperation(text),
      collects: [{ kind: 'file' as const, parameters: [text] }],
    };
    const html = details([createAction('d.example', operation)]);
    expect(html.match(/<bdi>\u202e&lt;img src=x><\/bdi>/g)).toHaveLength(2);
    expect(html).not.toContain('<img');
  });

  it.each(LANGUAGES)('have no flaws in %s', (language) => {
    const actions = [HARMLESS, CRITICAL, NOT_STATED, createAction('d.example')];
    expect(findFlaw(details(actions, language))).toBeUndefined();
  });
});
