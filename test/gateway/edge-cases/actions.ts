import type { Tool } from '../gpt-data.ts';
import type { HostileSchema } from '../hostile-schemas/all.ts';
import { hostileSchemaText } from '../hostile-schemas/all.ts';
import type { Random } from '../random.ts';
import { action, keySignIn, oauthSignIn, tool } from '../tools.ts';
import type { EdgeCase } from './edge-case.ts';
import { toolsCase } from './tools.ts';

const ADVERTISING = 'relay.adlantern.example';

/** What the schemas of Actions say, and what is wrong with them. */
export const actionCases: EdgeCase[] = [
  toolsCase('action-with-operations', 'Ledger Desk', (random) => [
    tool('browser', random),
    action(random, 'desk.ledger.example', oauthSignIn),
  ]),
  toolsCase('actions-three', 'Three Counters', (random) => [
    action(random, 'counter.tinyharbour.example', oauthSignIn),
    action(random, 'parcels.northdesk.example', keySignIn),
    action(random, ADVERTISING),
  ]),
  toolsCase('action-health-and-password', 'Pulse Cabinet', (random) => [
    action(random, 'pulse.meadow.example'),
  ]),
  toolsCase('action-birth', 'Starlit Sundial', (random) => [
    action(random, 'stars.lanternworks.example'),
    action(random, ADVERTISING),
  ]),
  toolsCase('action-person', 'CV Lamplighter', (random) => [
    action(random, 'jobs.tinyharbour.example', keySignIn),
    action(random, ADVERTISING),
  ]),
  toolsCase('action-content', 'Slide Carpenter', (random) => [
    tool('image_gen', random),
    action(random, 'slides.lanternworks.example'),
    action(random, ADVERTISING),
  ]),
  toolsCase('action-message', 'Post Room Parrot', (random) => [
    action(random, 'mail.paperkite.example', oauthSignIn),
    action(random, ADVERTISING),
  ]),
  toolsCase('action-constants', 'Clockwork Constant', (random) => [
    action(random, 'clock.lanternworks.example'),
  ]),
  toolsCase('action-chinese', '快递小窗', (random) => [action(random, 'kuaidi.northdesk.example')]),
  toolsCase('action-spanish', 'Cita Serena', (random) => [action(random, 'citas.meadow.example')]),
  toolsCase('action-japanese', '約束の手帳', (random) => [
    action(random, 'techo.paperkite.example', keySignIn),
  ]),
  toolsCase('action-german', 'Amtsstube', (random) => [
    action(random, 'rathaus.northdesk.example'),
  ]),
  toolsCase('action-french', 'Carnet de Gare', (random) => [
    action(random, 'carnet.railtimes.example'),
  ]),

  toolsCase('actions-broken-schemas', 'Broken Almanac', (random) => [
    ...BROKEN.map((name) => hostileAction(name, random)),
    action(random, 'parcels.northdesk.example'),
  ]),
  toolsCase('actions-hostile-texts', 'Mirror Clause', (random) =>
    HOSTILE_TEXTS.map((name) => hostileAction(name, random)),
  ),
  toolsCase('actions-endless-references', 'Endless Corridor', (random) =>
    ENDLESS.map((name) => hostileAction(name, random)),
  ),
  {
    key: 'action-without-schema',
    gpt: 'Samba Syllables',
    change: ({ data }) => {
      for (const { metadata } of data.tools) if (metadata) metadata.json_schema = null;
    },
  },
];

// The largest and deepest schemas are faults of the gateway only: in the catalogue they would slow every test.
const BROKEN: HostileSchema[] = [
  ...(['broken-text', 'text-in-text', 'empty-text', 'yaml'] as const),
  ...(['empty-object', 'empty-list', 'number', 'wrong-types'] as const),
  ...(['broken-references', 'external-references'] as const),
];
const HOSTILE_TEXTS: HostileSchema[] = [
  ...(['markup', 'bidirectional', 'control-characters', 'invisible-characters'] as const),
  ...(['split-surrogates', 'prototype-keys'] as const),
];
const ENDLESS: HostileSchema[] = [
  ...(['circular-schema', 'reference-to-itself', 'circular-parameters'] as const),
  ...(['circular-paths', 'circular-all-of', 'fan-out', 'fan-out-all-of'] as const),
];

function hostileAction(name: HostileSchema, random: Random): Tool {
  const hostile = action(random, `${name}.lanternworks.example`);
  if (hostile.metadata) hostile.metadata.json_schema = JSON.parse(hostileSchemaText(name));
  return hostile;
}
