import { createServer } from 'node:http';
import { envelope, send } from '../../gateway/answers.ts';
import { createCatalogue } from '../../gateway/catalogue.ts';
import { DEMO_KEY } from '../../gateway/key.ts';
import { listen } from '../../gateway/listen.ts';
import { readLookup } from '../../gateway/lookup.ts';

/** A gateway that knows every id there is: each is an ordinary GPT, the same but for its id. */
export async function startGatewayOfAnyGpt() {
  const server = createServer();
  const { url, close } = await listen(server, 0);
  const { gizmo, ...rest } = createCatalogue(url).get('Penny Pilot').data;
  server.on('request', ({ method = '', url: path = '' }, response) => {
    const asked = readLookup(method, new URL(path, url))?.asked ?? '';
    send(response, envelope({ gizmo: { ...gizmo, id: asked }, ...rest }, asked));
  });
  return { url, key: DEMO_KEY, close };
}

/** Short ids by number: `g-000000000` and on. */
export function idOf(number: number): string {
  return `g-${String(number).padStart(8, '0')}x`;
}
