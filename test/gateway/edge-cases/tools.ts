import type { Tool } from '../gpt-data.ts';
import type { Random } from '../random.ts';
import { action, keySignIn, oauthSignIn, tool } from '../tools.ts';
import type { EdgeCase } from './edge-case.ts';

/** Capabilities and contacted domains. */
export const toolCases: EdgeCase[] = [
  toolsCase('tools-none', 'Dear Neighbour', () => []),
  toolsCase('tools-every-type', 'Notebook Navigator', (random) => [
    ...['browser', 'dalle', 'image_gen', 'python', 'canvas'].map((type) => tool(type, random)),
    action(random, 'notebooks.meadow.example', keySignIn),
  ]),
  toolsCase('tools-unknown', 'Qubit Quokka', (random) => [
    tool('python', random),
    tool('quantum_annealer', random),
    tool('video_gen', random),
  ]),
  toolsCase('action-without-sign-in', 'Slow Rail', (random) => [
    tool('browser', random),
    action(random, 'plugins.railtimes.example'),
  ]),
  toolsCase('action-with-key', 'Grid Watch', (random) => [
    tool('python', random),
    action(random, 'grid.northdesk.example', keySignIn),
  ]),
  toolsCase('action-with-oauth', 'Penny Pilot', (random) => [
    tool('browser', random),
    tool('python', random),
    action(random, 'api.ledger.example', oauthSignIn),
  ]),
  toolsCase('action-without-domain', 'Cron Whisper', (random) => [action(random, null)]),
  toolsCase('action-without-policy', 'Shelf Talker', (random) => {
    const shop = action(random, 'shop.tinyharbour.example', keySignIn);
    if (shop.metadata) shop.metadata.privacy_policy_url = null;
    return [shop];
  }),
  toolsCase('action-with-big-schema', 'API Cartographer', (random) => {
    const atlas = action(random, 'atlas.lanternworks.example');
    return [tool('browser', random), atlas];
  }),
  toolsCase('actions-several', 'Conference in a Box', (random) => [
    tool('browser', random),
    action(random, 'tickets.paperkite.example', oauthSignIn),
    action(random, 'rooms.northdesk.example', keySignIn),
    action(random, 'gpt.weatherdesk.example'),
    action(random, 'gpt.weatherdesk.example'),
    action(random, null, keySignIn),
  ]),
];

/** Gives a GPT these tools. */
export function toolsCase(key: string, gpt: string, make: (random: Random) => Tool[]): EdgeCase {
  return {
    key,
    gpt,
    change: ({ data }, random) => {
      data.tools = make(random);
      if (data.tools.some(({ metadata }) => metadata)) data.gizmo.tags.push('uses_function_calls');
    },
  };
}
