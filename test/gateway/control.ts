import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Answer, json, notFoundPage } from './answers.ts';
import type { Fault } from './faults/fault.ts';
import { BadFault, readFault } from './faults/read-fault.ts';
import type { GatewayStats } from './stats.ts';

/** Lets other processes control a running gateway. */
export interface Controls {
  stats(): GatewayStats;
  fail(fault: Fault): void;
  heal(): void;
}

/**
 * Control over HTTP: `GET /demo/stats`, `POST /demo/faults` with a fault as JSON, and
 * `DELETE /demo/faults`. A fault that cannot be read gives 400 and the reason.
 */
export async function controlAnswer(
  request: IncomingMessage,
  path: string,
  controls: Controls,
): Promise<Answer> {
  switch (`${request.method} ${path}`) {
    case 'GET /demo/stats':
      return json(200, controls.stats());
    case 'POST /demo/faults':
      return setFault(await text(request), controls);
    case 'DELETE /demo/faults':
      controls.heal();
      return json(200, { ok: true });
    default:
      return notFoundPage();
  }
}

function setFault(body: string, controls: Controls): Answer {
  try {
    const fault = readFault(JSON.parse(body));
    controls.fail(fault);
    return json(200, { ok: true, fault });
  } catch (error) {
    if (error instanceof BadFault || error instanceof SyntaxError) {
      return json(400, { ok: false, message: error.message });
    }
    throw error;
  }
}
