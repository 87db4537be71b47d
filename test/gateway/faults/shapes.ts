import { type Answer, envelope, json } from '../answers.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { inGbk } from '../gbk.ts';
import type { FaultContext, FaultTable } from './fault.ts';

/** Good responses in the shapes of other operators. Where one does not apply, nothing changes. */
export const shapes = {
  /** The ordinary response, for a delay alone. */
  normal: ({ ordinary }) => ordinary,
  'no-envelope': (context) => forGpt(context, ({ data }) => json(200, data)),
  'nested-twice': (context) =>
    forGpt(context, ({ data }) => envelope({ gizmo: data }, context.path)),
  'bare-gizmo': (context) => forGpt(context, ({ data }) => json(200, data.gizmo)),
  /** The shape of one operator's V1. */
  'one-deeper': (context) =>
    forGpt(context, ({ data }) => envelope({ stat: { views: 12 }, info: data }, context.path)),
  gbk: ({ ordinary }) => ({
    ...ordinary,
    type: 'application/json; charset=gbk',
    body: inGbk(String(ordinary.body)),
  }),
  flat: (context) => forGpt(context, (entry) => json(200, flatGpt(entry))),
  'list-object': ({ finding, ordinary }) =>
    finding?.by === 'search'
      ? json(200, { object: 'list', data: finding.entries.map(listItem) })
      : ordinary,
} satisfies FaultTable;

function forGpt(
  { finding, ordinary }: FaultContext,
  answer: (entry: CatalogueEntry) => Answer,
): Answer {
  return finding?.by === 'id' && finding.entry ? answer(finding.entry) : ordinary;
}

function flatGpt({ id, name, data }: CatalogueEntry): object {
  return {
    id,
    name,
    description: data.gizmo.display.description,
    welcome_message: data.gizmo.display.welcome_message ?? `Hello! I am ${name}.`,
    model: `gpt-4-gizmo-${id}`,
    tools: data.tools.map(({ type }) => type),
    created_at: toSeconds(data.gizmo.created_at),
  };
}

function listItem({ id, name, data }: CatalogueEntry): object {
  return {
    id,
    name,
    description: data.gizmo.display.description,
    category: data.gizmo.display.categories[0] ?? '',
    author: data.gizmo.author.display_name ?? '社区',
    created_at: toSeconds(data.gizmo.created_at),
  };
}

/** These operators write times in seconds and with a Z. */
function toSeconds(time: string): string {
  return `${time.slice(0, 19)}Z`;
}
