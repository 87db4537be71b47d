import { describe, expect, it } from 'vitest';
import {
  changesAccess,
  type Draft,
  editDraft,
  type GatewayFields,
  getFields,
  isChangedElsewhere,
  isKeyForOtherHost,
  keepTyped,
  parseFields,
  takePasted,
  takeTyped,
  toFields,
} from '../../../../utils/extension-pages/options/gateway-draft.ts';
import type { SavedGateway } from '../../../../utils/settings/saved-gateways.ts';
import { createSavedGateway } from '../../support/gateways.ts';

const A = createSavedGateway('a', { name: 'a.example', apiKey: 'sk-of-a-1234' });

/** The draft after some changes, one after the other. */
function edit(saved: SavedGateway | undefined, ...changes: Partial<GatewayFields>[]) {
  return changes.reduce<Draft | undefined>(
    (draft, change) => editDraft(saved, draft, change),
    undefined,
  );
}

describe('a draft', () => {
  it('shows the saved values, and what was typed over them', () => {
    expect(getFields(A, undefined)).toEqual(toFields(A));
    expect(getFields(A, edit(A, { dailyLimit: '7' }))).toEqual({
      ...toFields(A),
      dailyLimit: '7',
    });
    expect(getFields(undefined, undefined)).toMatchObject({ baseUrl: '', apiKey: '', name: '' });
  });

  it('ends when the typed values equal the saved ones again', () => {
    expect(edit(A, { apiKey: 'x' }, { apiKey: A.apiKey })).toBeUndefined();
    expect(edit(A, { dailyLimit: '7' }, { dailyLimit: '' })).toBeUndefined();
    expect(edit(A, { dailyLimit: '7' }, { apiKey: 'x' }, { apiKey: A.apiKey })).toBeDefined();
    expect(edit(undefined, { baseUrl: 'x' }, { baseUrl: '' })).toBeUndefined();
  });

  it('keeps the URL that stood next to a typed key, whatever is saved elsewhere', () => {
    const draft = edit(A, { apiKey: 'sk-typed' });
    const moved = { ...A, baseUrl: 'https://evil.example', apiKey: 'sk-elsewhere' };
    expect(getFields(moved, draft)).toMatchObject({ baseUrl: A.baseUrl, apiKey: 'sk-typed' });
  });

  it('lets changes of other fields through that were saved elsewhere', () => {
    const draft = edit(A, { apiKey: 'sk-typed' });
    const now = { ...A, dailyLimit: 9 };
    expect(getFields(now, draft).dailyLimit).toBe('9');
    expect(draft && isChangedElsewhere(now, draft)).toBe(false);
  });

  it('notices that the same field was changed elsewhere in another way', () => {
    const draft = edit(A, { apiKey: 'sk-typed' }) as Draft;
    expect(isChangedElsewhere(A, draft)).toBe(false);
    expect(isChangedElsewhere({ ...A, apiKey: 'sk-elsewhere' }, draft)).toBe(true);
    expect(isChangedElsewhere({ ...A, apiKey: 'sk-typed' }, draft)).toBe(false);
    expect(isChangedElsewhere({ ...A, baseUrl: 'https://b.example' }, draft)).toBe(true);
  });

  it('keeps what was typed after the gateway was removed elsewhere', () => {
    const draft = edit(A, { lowBalance: '5' }) as Draft;
    expect(getFields(undefined, draft)).toEqual({ ...toFields(A), lowBalance: '5' });
    expect(isChangedElsewhere(undefined, draft)).toBe(true);
  });

  it('keeps only what was typed after Save was pressed', () => {
    const draft = edit(A, { dailyLimit: ' 7 ' }) as Draft;
    const submitted = getFields(A, draft);
    const saved = { ...A, dailyLimit: 7 };
    expect(keepTyped(saved, submitted, draft)).toBeUndefined();
    const later = editDraft(A, draft, { apiKey: 'sk-later' }) as Draft;
    expect(keepTyped(saved, submitted, later)?.changes.apiKey).toBe('sk-later');
  });
});

describe('parseFields', () => {
  it('returns unchanged values of a saved gateway as they were', () => {
    const all = {
      ...A,
      version: 'v1',
      dailyLimit: 500,
      lookupPrice: 1e-7,
      lowBalance: 2.5,
      chatModel: 'gpt-4-gizmo-{id}',
    } as const;
    expect(parseFields(toFields(all), 'a', [])).toEqual({ ok: true, gateway: all });
    const named = { ...all, name: 'For work', baseUrl: 'http://10.0.0.1:3000/relay' };
    expect(parseFields(toFields(named), 'a', [])).toEqual({ ok: true, gateway: named });
  });

  it('names a gateway by its host, unless the user has named it', () => {
    const nameOf = (change: Partial<GatewayFields>, others: { name: string }[] = []) => {
      const parsed = parseFields({ ...toFields(A), ...change }, 'a', others);
      return parsed.ok ? parsed.gateway.name : undefined;
    };
    expect(nameOf({})).toBe('a.example');
    expect(nameOf({ baseUrl: 'https://b.example:8443/v1' })).toBe('b.example:8443');
    expect(nameOf({ name: '  Work\u202e ' })).toBe('Work');
    expect(nameOf({}, [{ name: 'a.example' }, { name: 'a.example (2)' }])).toBe('a.example (3)');
    expect(toFields({ ...A, name: 'a.example (3)' }).name).toBe('');
    expect(toFields({ ...A, name: 'a.example (old)' }).name).toBe('a.example (old)');
  });

  it('leaves out the model for chats if it is empty, as in gateways of older versions', () => {
    const { chatModel: _, ...saved } = { ...A, chatModel: undefined };
    expect(toFields(saved).chatModel).toBe('');
    expect(parseFields({ ...toFields(saved), chatModel: '  ' }, 'a', [])).toEqual({
      ok: true,
      gateway: saved,
    });
  });

  it('says what is wrong with each field', () => {
    const fields = {
      ...toFields(undefined),
      baseUrl: 'http://a.example',
      dailyLimit: '0',
      lookupPrice: 'free',
      lowBalance: '-1',
      chatModel: 'gpt-4',
    };
    expect(parseFields(fields, 'a', [])).toEqual({
      ok: false,
      problems: {
        baseUrl: 'insecure',
        apiKey: 'empty',
        dailyLimit: 'not-a-count',
        lookupPrice: 'not-a-number',
        lowBalance: 'not-a-number',
        chatModel: 'no-id',
      },
    });
  });
});

describe('isKeyForOtherHost', () => {
  const check = (change: Partial<GatewayFields>, saved: SavedGateway | undefined = A) =>
    isKeyForOtherHost(saved, { ...toFields(A), ...change });

  it('notices that only the host of a gateway was changed', () => {
    expect(check({ baseUrl: 'https://b.example' })).toBe(true);
    expect(check({ baseUrl: 'http://a.example' })).toBe(true);
    expect(check({ baseUrl: `${A.baseUrl}/relay/v1` })).toBe(false);
    expect(check({ baseUrl: 'https://b.example', apiKey: 'sk-of-b-1234' })).toBe(false);
    expect(check({ baseUrl: 'not a url' })).toBe(false);
    expect(isKeyForOtherHost(undefined, { ...toFields(A), baseUrl: 'https://b.example' })).toBe(
      false,
    );
  });
});

const CURL = 'curl https://b.example/v1/models -H "Authorization: Bearer sk-of-b-1234"';
const B = { baseUrl: 'https://b.example', apiKey: 'sk-of-b-1234' };

describe('takePasted', () => {
  it.each(['baseUrl', 'apiKey'] as const)('takes both parts of a text pasted into %s', (field) => {
    expect(takePasted(CURL, field, false)).toEqual({ change: B, taken: 'both' });
  });

  it('takes a part that belongs into the other field', () => {
    expect(takePasted(B.apiKey, 'baseUrl', true)).toEqual({
      change: { apiKey: B.apiKey },
      taken: 'apiKey',
    });
    expect(takePasted(`${B.baseUrl}/v1`, 'apiKey', true)).toEqual({
      change: { baseUrl: B.baseUrl },
      taken: 'baseUrl',
    });
  });

  it('cleans a value only if nothing else is in the field', () => {
    const pasted = `"${B.baseUrl}/console/token",`;
    expect(takePasted(pasted, 'baseUrl', true)?.change).toEqual({ baseUrl: B.baseUrl });
    expect(takePasted(pasted, 'baseUrl', false)).toBeUndefined();
  });

  it('leaves ordinary values and other texts to the browser', () => {
    expect(takePasted(` ${B.baseUrl}`, 'baseUrl', true)).toBeUndefined();
    expect(takePasted(B.apiKey, 'apiKey', true)).toBeUndefined();
    expect(takePasted('gateway', 'baseUrl', true)).toBeUndefined();
    expect(takePasted('sk-****', 'apiKey', true)).toBeUndefined();
  });
});

describe('takeTyped', () => {
  const take = (baseUrl: string, apiKey: string) =>
    takeTyped({ ...toFields(undefined), baseUrl, apiKey });

  it('takes apart a configuration in either field', () => {
    expect(take(CURL, '')).toEqual({ change: B, taken: 'both' });
    expect(take('', CURL)).toEqual({ change: B, taken: 'both' });
    // The key of the text must not be sent to the URL in the other field.
    expect(take(A.baseUrl, CURL)).toEqual({ change: B, taken: 'both' });
    expect(take(CURL, A.apiKey)).toEqual({ change: B, taken: 'both' });
  });

  it('moves values that are in the wrong field', () => {
    expect(take(B.apiKey, B.baseUrl)?.change).toEqual(B);
    expect(take('', B.baseUrl)?.change).toEqual({ baseUrl: B.baseUrl, apiKey: '' });
    expect(take(B.apiKey, '')?.change).toEqual({ baseUrl: '', apiKey: B.apiKey });
  });

  it('finds one part in a text', () => {
    expect(take(`see ${B.baseUrl}/v1 for more`, B.apiKey)?.change).toEqual({ baseUrl: B.baseUrl });
    expect(take(B.baseUrl, `My key is ${B.apiKey} today`)?.change).toEqual({ apiKey: B.apiKey });
  });

  it('changes nothing where each field contains what belongs there, or nothing usable', () => {
    expect(take(B.baseUrl, B.apiKey)).toBeUndefined();
    expect(take(` ${B.baseUrl}/v1/ `, ` Bearer ${B.apiKey} `)).toBeUndefined();
    expect(take(`OPENAI_BASE_URL=${B.baseUrl}`, `OPENAI_API_KEY=${B.apiKey}`)).toBeUndefined();
    expect(take('', '')).toBeUndefined();
    expect(take('not a url', 'sk-****')).toBeUndefined();
    const referral = `${B.baseUrl}/register?token=friend12345`;
    expect(take(referral, B.apiKey)).toBeUndefined();
  });
});

it.each<[Partial<GatewayFields>, boolean]>([
  [{ baseUrl: '' }, true],
  [{ apiKey: '' }, true],
  [{ allowsHttp: true }, true],
  [{ name: 'Mine' }, false],
  [{ lowBalance: '5' }, false],
  [{ version: 'v1' }, false],
])('a change of base URL or key makes a test invalid, other changes do not: %j', (change, is) => {
  expect(changesAccess(change)).toBe(is);
});
