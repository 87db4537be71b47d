import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planSubmission } from '../../../scripts/stores.ts';

const workflow = readFileSync('.github/workflows/release.yml', 'utf8');

/** The environment variables of the release's submission step. */
const handed = [...workflow.matchAll(/^ +([A-Z_]+): \$\{\{ (?:vars|secrets)\.(\w+) \}\}$/gm)];
const all = Object.fromEntries(handed.map(([, name = '']) => [name, 'given']));

describe('planSubmission', () => {
  it('submits the packages to all stores, with the sources for Firefox', () => {
    expect(planSubmission('1.2.3', all)).toEqual({
      args: [
        '--chrome-zip',
        '.output/gpt-lens-1.2.3-chrome.zip',
        '--chrome-api-version',
        'v2',
        '--firefox-zip',
        '.output/gpt-lens-1.2.3-firefox.zip',
        '--firefox-sources-zip',
        '.output/gpt-lens-1.2.3-sources.zip',
        '--edge-zip',
        '.output/gpt-lens-1.2.3-chrome.zip',
      ],
      offered: ['chrome', 'firefox', 'edge'],
      leftOut: [],
    });
  });

  it('leaves out a store without any variables', () => {
    const withoutEdge = Object.entries(all).filter(([name]) => !name.startsWith('EDGE'));
    const { offered, leftOut } = planSubmission('1.2.3', Object.fromEntries(withoutEdge));
    expect([offered, leftOut]).toEqual([['chrome', 'firefox'], ['edge']]);
    expect(planSubmission('1.2.3', {})).toMatchObject({ args: [], offered: [] });
  });

  it("throws if a store's variables are incomplete or empty", () => {
    const half = { ...all, EDGE_API_KEY: '', FIREFOX_JWT_SECRET: undefined };
    expect(() => planSubmission('1.2.3', half)).toThrow('Not set for firefox: FIREFOX_JWT_SECRET');
  });
});

it('passes each variable under its own name, and publishes only manually on a tag', () => {
  expect(handed.length).toBeGreaterThan(0);
  for (const [, name, source] of handed) expect(source).toBe(name);
  const [condition = ''] = workflow.match(/npm run submit -- .*/) ?? [];
  expect(condition).toContain(
    "github.event_name == 'workflow_dispatch' && github.ref_type == 'tag' && !inputs.dry-run &&",
  );
});

it.each(['release', 'test'])(
  'pins each action in %s.yml to a commit, with its version in a comment',
  (name) => {
    const text = readFileSync(`.github/workflows/${name}.yml`, 'utf8');
    const used = text.match(/uses:.*/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    for (const line of used)
      expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  },
);
