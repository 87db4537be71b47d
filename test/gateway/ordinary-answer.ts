import { type Answer, envelope, envelopeFailure, json } from './answers.ts';
import { type Catalogue, type CatalogueEntry, DOCUMENTED_ID } from './catalogue.ts';
import documentedExample from './documented-example.json' with { type: 'json' };
import type { Lookup } from './lookup.ts';
import { searchHit } from './search-hits.ts';

/** The documentation states no limit and no pagination. */
const MAX_HITS = 20;

/** The result of a look-up: one GPT or null by id, any number by search. */
export type Finding =
  | { by: 'id'; entry: CatalogueEntry | null }
  | { by: 'search'; entries: CatalogueEntry[] };

/** Looks up an id or searches for words in the catalogue. */
export function find(catalogue: Catalogue, { endpoint, asked }: Lookup): Finding {
  return endpoint.startsWith('search')
    ? { by: 'search', entries: catalogue.search(asked).slice(0, MAX_HITS) }
    : { by: 'id', entry: catalogue.find(asked) ?? null };
}

/** The documented response to a look-up with a correct key. */
export function ordinaryAnswer(finding: Finding, { asked }: Lookup): Answer {
  if (finding.by === 'search') return envelope(finding.entries.map(searchHit), asked);
  if (!finding.entry) return envelopeFailure(404, 'gpt not found', asked);
  if (finding.entry.id === DOCUMENTED_ID)
    return json(200, { ...documentedExample, data: finding.entry.data });
  return envelope(finding.entry.data, asked);
}
