import { envelope } from '../answers.ts';
import {
  type HostileSchema,
  hostileSchemaNames,
  hostileSchemaText,
} from '../hostile-schemas/all.ts';
import type { FaultContext, FaultTable } from './fault.ts';

/** Good responses, except that the GPT has an Action with a broken or malicious schema. */
export const schemas = Object.fromEntries(
  hostileSchemaNames.map((name) => [
    `schema-${name}`,
    (context: FaultContext) => withSchema(context, name),
  ]),
) as Record<`schema-${HostileSchema}`, FaultTable[string]>;

/** Marks where the schema is inserted: some are too deep for `JSON.stringify`. */
const PLACE = 'the schema';

function withSchema({ finding, ordinary, path }: FaultContext, name: HostileSchema) {
  if (finding?.by !== 'id' || !finding.entry) return ordinary;
  const { data } = finding.entry;
  const metadata = {
    domain: 'schemas.lanternworks.example',
    json_schema: PLACE,
    auth: { type: 'none' },
    privacy_policy_url: 'https://schemas.lanternworks.example/privacy',
  };
  const tools = [...data.tools, { type: 'plugins_prototype', metadata }];
  const answer = envelope({ ...data, tools }, path);
  const place = JSON.stringify(PLACE);
  const [before = '', after = ''] = String(answer.body).split(place);
  return { ...answer, body: before + hostileSchemaText(name) + after };
}
