import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGpt } from '../../../utils/gateway/parse-gpt.ts';
import type { Gpt } from '../../../utils/gpt/gpt.ts';
import { catalogue } from '../support/catalogue.ts';
import { damaged, junk, type Path, pathsIn } from '../support/damage.ts';
import { ASKED, read } from '../support/parse-gpt.ts';
import { expectPresentable } from '../support/render.tsx';

const sources = catalogue.all.map(({ data }) => ({
  data: data as unknown,
  complete: read(data),
  paths: pathsIn(data),
}));
type Source = (typeof sources)[number];

const source = fc.constantFrom(...sources);

/** A path in this GPT, chosen by a fraction so that fast-check can generate it before the GPT. */
const share = fc.double({ min: 0, max: 0.999_999, noNaN: true });
function pathAt({ paths }: Source, at: number): Path {
  return paths[Math.floor(at * paths.length)] ?? [];
}

describe('each GPT of the demo gateway', () => {
  it('is presentable in card and page, in both languages', () => {
    for (const { complete } of sources) expectPresentable(complete);
  });
});

describe('a GPT with one invalid field', () => {
  it('is presentable and keeps everything that does not depend on that field', () => {
    fc.assert(
      fc.property(source, share, junk, (gpt, at, replacement) => {
        const path = pathAt(gpt, at);
        const rest = parseGpt(damaged(gpt.data, path, replacement), ASKED);
        if (path.join('.') === 'gizmo') return;
        expect(changes(gpt.complete, rest).filter((field) => !dependsOn(field, path))).toEqual([]);
        if (rest) expectPresentable(rest);
      }),
      { seed: 2_023_1112, numRuns: 2_500 },
    );
  });
});

describe('a GPT with many invalid fields', () => {
  it('never throws, and the result is presentable', () => {
    const damages = fc.array(fc.tuple(share, junk), { minLength: 2, maxLength: 25 });
    fc.assert(
      fc.property(source, damages, (gpt, breaks) => {
        const broken = breaks.reduce<unknown>(
          (data, [at, replacement]) => damaged(data, pathAt(gpt, at), replacement),
          gpt.data,
        );
        const rest = parseGpt(broken, ASKED);
        if (rest) expectPresentable(rest);
      }),
      { seed: 2_024_0229, numRuns: 1_500 },
    );
  });
});

describe('parseGpt with random JSON', () => {
  it('does not throw', () => {
    fc.assert(
      fc.property(fc.oneof(junk, fc.jsonValue()), (value) => {
        const gpt = parseGpt(value, ASKED);
        if (gpt) expectPresentable(gpt);
      }),
      { seed: 2_024_0304, numRuns: 1_000 },
    );
  });
});

function changes(before: Gpt, after: Gpt | undefined): string[] {
  if (!after) return ['everything'];
  const fields = Object.keys(before) as (keyof Gpt)[];
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}

/** The fields of `Gpt` that depend on each part of a response; other parts are ignored. */
const READ_FROM: Record<string, (keyof Gpt)[]> = {
  'gizmo.id': ['id'],
  'gizmo.short_url': [],
  'gizmo.author': ['author'],
  'gizmo.display': ['name', 'description', 'pictureUrl', 'categories', 'starters'],
  'gizmo.display.name': ['name'],
  'gizmo.display.description': ['description'],
  'gizmo.display.prompt_starters': ['starters'],
  'gizmo.display.profile_picture_url': ['pictureUrl'],
  'gizmo.display.categories': ['categories'],
  'gizmo.display.welcome_message': [],
  'gizmo.vanity_metrics': ['ratings', 'conversations'],
  'gizmo.vanity_metrics.review_stats': ['ratings'],
  'gizmo.vanity_metrics.num_conversations': ['conversations'],
  'gizmo.vanity_metrics.num_conversations_str': ['conversations'],
  'gizmo.vanity_metrics.num_pins': [],
  'gizmo.vanity_metrics.created_ago_str': [],
  'gizmo.created_at': ['createdAt'],
  'gizmo.updated_at': ['updatedAt'],
  'gizmo.share_recipient': ['visibility'],
  'gizmo.tags': ['isFirstParty'],
  'gizmo.default_model': ['model'],
  'gizmo.model': ['model'],
  tools: ['tools', 'actions'],
  files: ['files'],
  product_features: ['attachments'],
};

/** The longest listed part that is a prefix of the path counts. */
function dependsOn(field: string, path: Path): boolean {
  for (let length = path.length; length > 0; length--) {
    const fields = READ_FROM[path.slice(0, length).join('.')];
    if (fields) return fields.some((it) => it === field);
  }
  return false;
}
