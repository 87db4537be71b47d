import { parseArgs } from 'node:util';
import { DOCUMENTED_ID, DOCUMENTED_REQUEST_ID } from './catalogue.ts';
import { BadFault, readFaultOption } from './faults/read-fault.ts';
import { type DemoGateway, type GatewayOptions, startGateway } from './server.ts';

const USAGE = `Usage: npm run gateway -- [options]
  --port N         any free port by default
  --key K          the key that the gateway accepts
  --name NAME      the name of the site
  --balance USD    the balance of the key, 12.40 by default
  --fail FAULT     a kind, or a fault as JSON such as '{"kind":"slow-drip","endpoint":"models"}';
                   may be repeated
  --delay MS       delays every look-up`;

try {
  const gateway = await startGateway(readOptions());
  console.log(introduction(gateway));
  process.once('SIGINT', () => gateway.close());
  process.once('SIGTERM', () => gateway.close());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof BadFault || error instanceof RangeError || isBadArgument(error))
    console.error(`\n${USAGE}`);
  process.exitCode = 2;
}

function readOptions(): GatewayOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      key: { type: 'string' },
      name: { type: 'string' },
      balance: { type: 'string' },
      fail: { type: 'string', multiple: true, default: [] },
      delay: { type: 'string', default: '0' },
    },
  });
  return {
    port: Number(values.port),
    delayMs: Number(values.delay),
    faults: values.fail.map(readFaultOption),
    ...(values.key !== undefined && { key: values.key }),
    ...(values.name !== undefined && { name: values.name }),
    ...(values.balance !== undefined && { balance: Number(values.balance) }),
  };
}

function isBadArgument(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_');
}

function introduction({ url, key, catalogue }: DemoGateway): string {
  const examples = ['Penny Pilot', 'Ledger Desk', 'Thesis X-ray', '粥谱大全', 'text-arabic']
    .map((name) => catalogue.get(name))
    .map(({ id, name }) => `  ${id.padEnd(36)}${name}`);
  return `The demo gateway is running, with ${catalogue.all.length} invented GPTs. Ctrl-C stops it.

Base URL  ${url}
API key   ${key}

GPTs to try:
  ${DOCUMENTED_ID.padEnd(36)}Code Guru, the documented example
  ${DOCUMENTED_REQUEST_ID.padEnd(36)}the same answer under another id
${examples.join('\n')}

Look one up:
  curl -H 'Authorization: Bearer ${key}' ${url}/v2/gpts/${DOCUMENTED_ID}
Search:
  curl -H 'Authorization: Bearer ${key}' '${url}/v2/gpts/search?query=code'
What is left of the balance, and the models:
  curl -H 'Authorization: Bearer ${key}' ${url}/api/usage/token/
  curl -H 'Authorization: Bearer ${key}' ${url}/v1/models
Chat with a GPT (words such as table, code and slow-20 choose the answer, see CONTRIBUTING.md):
  curl -N -H 'Authorization: Bearer ${key}' ${url}/v1/chat/completions -d '{"model":"gpt-4-gizmo-${DOCUMENTED_ID}","stream":true,"messages":[{"role":"user","content":"table slow-20"}]}'
Make it fail while it runs (schema-fan-out gives every GPT a malicious Action), and heal it:
  curl -H 'Authorization: Bearer ${key}' -d '{"kind":"rate-limited"}' ${url}/demo/faults
  curl -H 'Authorization: Bearer ${key}' -X DELETE ${url}/demo/faults
What it was asked:
  curl -H 'Authorization: Bearer ${key}' ${url}/demo/stats`;
}
