import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseGpt } from '../../../utils/gateway/parse-gpt.ts';
import { skipIf } from '../../skip.ts';
import { gptId } from '../support/gpt-id.ts';
import { ASKED, read } from '../support/parse-gpt.ts';
import { expectPresentable } from '../support/render.tsx';

/** An optional folder with responses as JSON lines (each the response itself, or an object with it in `r`). */
const folder = process.env.GPT_LENS_EXTRA_DATA;

it(
  'extra: every response in GPT_LENS_EXTRA_DATA is parsed and presentable',
  skipIf(!folder, 'GPT_LENS_EXTRA_DATA is not set to a folder with responses'),
  () => {
    const objects = linesIn(folder ?? '.').map((line) => {
      const value: { r?: unknown } = JSON.parse(line);
      return value.r ?? value;
    });
    expect(objects.length).toBeGreaterThan(0);
    for (const object of objects) {
      const gpt = read(object);
      expectPresentable(gpt);
      const { id, display, author, vanity_metrics, created_at } = gizmoOf(object);
      expect(gpt).toMatchObject({
        id: gptId(id),
        name: display.name.trim() || undefined,
        createdAt: Date.parse(created_at),
      });
      expect(gpt.author?.name).toBe(author?.display_name?.trim() || undefined);
      const { total, count } = vanity_metrics?.review_stats ?? {};
      if (count) expect(gpt.ratings).toEqual({ count, average: (total ?? 0) / count });
      expect(parseGpt({ gizmo: object }, ASKED)).toEqual(gpt);
    }
  },
);

function linesIn(place: string): string[] {
  return readdirSync(place)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(place, name), 'utf8').split('\n'))
    .filter((line) => line.trim());
}

interface CollectedGizmo {
  id: string;
  display: { name: string };
  author?: { display_name?: string | null };
  vanity_metrics?: { review_stats?: { total: number; count: number } | null } | null;
  created_at: string;
}

function gizmoOf(object: unknown): CollectedGizmo {
  const { gizmo } = object as { gizmo: CollectedGizmo & { gizmo?: CollectedGizmo } };
  return gizmo.gizmo ?? gizmo;
}
