import { CORS_HEADERS, envelope, gatewayError, json } from '../answers.ts';
import { schemaOf } from '../hostile-schemas/texts.ts';
import type { FaultContext, FaultTable } from './fault.ts';
import { payloads } from './payloads.ts';

const DEPTH = 100_000;
const POUR_BYTES = 256 * 1024;

/** Malicious responses: markup in all texts, bodies that never end, other GPTs. */
export const hostile = {
  markup: (context) => withData(context, (data) => markedUp(data)),
  'markup-complaint': () => gatewayError(400, payloads.slice(0, 6).join(' ')),
  'poisoned-hits': () => json(200, { code: 0, data: poisonedHits() }),
  'another-id': (context) => withData(context, (data) => changed(data, 'id', 'g-k3IqoCe1l')),
  'picture-elsewhere': (context) =>
    withData(context, (data) => changed(data, 'profile_picture_url', context.fault.location)),
  'deep-json': ({ ordinary }) => ({
    ...ordinary,
    body: `{"code":0,"data":${'{"gizmo":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}`,
  }),
  'wrong-type': ({ ordinary }) => ({ ...ordinary, type: 'image/svg+xml' }),
  'endless-body': () => (response) => {
    response.writeHead(200, { ...CORS_HEADERS, 'Content-Type': 'application/json' });
    const more = Buffer.alloc(POUR_BYTES, ' ');
    const pour = () => {
      if (!response.destroyed) response.write(more, () => setImmediate(pour));
    };
    pour();
  },
} satisfies FaultTable;

function withData({ finding, ordinary, path }: FaultContext, change: (data: unknown) => unknown) {
  const data = finding?.by === 'id' && finding.entry ? finding.entry.data : undefined;
  return data ? envelope(change(data), path) : ordinary;
}

/** Fields whose values are enumerated or that identify the GPT. */
const KEPT = /^(?:id|short_url|type|gizmo_type|tags|share_recipient|created_at|updated_at)$/;

/** A GPT with markup in every text and every payload in every list; a name has one of them, each time another. */
function markedUp(value: unknown, key = '', texts = { next: 0 }): unknown {
  if (Array.isArray(value)) return listOfPayloads(key, value);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        KEPT.test(name) ? inner : markedUp(inner, name, texts),
      ]),
    );
  }
  if (typeof value !== 'string' && value !== null) return value;
  if (key === 'description') return payloads.join('\n');
  texts.next += 3;
  const from = texts.next % payloads.length;
  return payloads.slice(from, from + 3).join(' ');
}

function listOfPayloads(key: string, list: unknown[]): unknown[] {
  switch (key) {
    case 'tools':
      return [...list, ...payloads.map(action), ...payloads];
    case 'files':
      return payloads.map((type) => ({ type }));
    case 'display_socials':
      return payloads.map((name) => ({
        type: name,
        display_name: name,
        verified_data: { username: name, link_to: name },
      }));
    default:
      return [...payloads];
  }
}

function action(text: string): object {
  const metadata = {
    domain: text,
    privacy_policy_url: text,
    auth: { type: text },
    json_schema: schemaOf([text]),
  };
  return { type: 'plugins_prototype', metadata };
}

/** A copy of a value with one of its fields changed, at any depth. */
function changed(value: unknown, field: string, to: unknown = null): unknown {
  if (Array.isArray(value)) return value.map((each) => changed(each, field, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === field ? to : changed(inner, field, to),
    ]),
  );
}

/** Hits with other ids, foreign links, no id, duplicate ids, and markup in every text. */
function poisonedHits(): object[] {
  const odd = [
    { id: 'g-../../admin', title: 'Up and away', link: 'https://evil.example/g/none' },
    { id: null, title: 'No id', link: 'javascript:alert(1)' },
    { id: 'g-2fkFE8rbu', title: 'Code Guru', link: 'https://chatgpt.com/g/g-k3IqoCe1l' },
    { id: 'g-2fkFE8rbu', title: 'Code Guru, once more' },
  ];
  const marked = payloads.map((text, at) => ({
    id: `g-${String(at).padStart(3, '0')}Hostil`,
    title: text,
    link: text,
    description: `${text} By ${text}. Sign up to chat.`,
    favicon: text,
  }));
  return [...odd, ...marked];
}
