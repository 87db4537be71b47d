import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const workflow = readFileSync('.github/workflows/release.yml', 'utf8');

/** The environment variables of the release's submission step. */
const handed = [...workflow.matchAll(/^ +([A-Z_]+): \$\{\{ (?:vars|secrets)\.(\w+) \}\}$/gm)];
const all = Object.fromEntries(handed.map(([, name = '']) => [name, 'given']));

/** Rehearses a submission with only these environment variables. */
function rehearse(env: Record<string, string>) {
  return spawnSync(process.execPath, ['scripts/submit.ts'], { encoding: 'utf8', env });
}

describe('npm run submit', () => {
  it('leaves out stores that are not set up', () => {
    const { status, stderr } = rehearse({ EDGE_PRODUCT_ID: '' });
    expect(stderr.match(/\w+ is not set/g)).toHaveLength(3);
    expect(status).toBe(0);
  });

  it("fails if a store's variables are incomplete or empty", () => {
    const { EDGE_API_KEY, ...others } = all;
    const { status, stdout, stderr } = rehearse({ ...others, FIREFOX_JWT_SECRET: '' });
    expect(stdout + stderr).toContain('edge.apiKey');
    expect(stdout + stderr).toContain('firefox.jwtSecret');
    expect(status).toBe(1);
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
