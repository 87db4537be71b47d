import { depths } from './depths.ts';
import { references } from './references.ts';
import { sizes } from './sizes.ts';
import { texts } from './texts.ts';
import { types } from './types.ts';

const schemaTexts = { ...sizes, ...depths, ...references, ...texts, ...types };

/** The name of a broken or malicious schema of an Action. */
export type HostileSchema = keyof typeof schemaTexts;

export const hostileSchemaNames = Object.keys(schemaTexts) as HostileSchema[];

/** A broken or malicious schema as JSON, as a gateway sends it. */
export function hostileSchemaText(name: HostileSchema): string {
  return schemaTexts[name]();
}

/** Makes broken and malicious schemas, by name. Some have 10 MB, or a depth that overflows the stack. */
export function hostileSchemas(): Record<HostileSchema, () => unknown> {
  return Object.fromEntries(
    hostileSchemaNames.map((name) => [name, () => JSON.parse(hostileSchemaText(name))]),
  ) as Record<HostileSchema, () => unknown>;
}
