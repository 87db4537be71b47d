import { type Answer, envelope, envelopeFailure, json } from './answers.ts';
import { type Catalogue, type CatalogueEntry, DOCUMENTED_ID } from './catalogue.ts';
import documentedExample from './documented-example.json' with { type: 'json' };
import type { Lookup } from './lookup.ts';
import { searchHit } from './search-hits.ts';

/** The documentation names no limit and no paging. */
const MOST_HITS = 20;

/** What a look-up finds: one GPT, or null, by id; any number by search. */
export type Finding =
  | { by: 'id'; entry: CatalogueEntry | null }
  | { by: 'search'; entries: CatalogueEntry[] };

/** Looks an id or search words up in the catalogue. */
export function find(catalogue: Catalogue, { endpoint, asked }: Lookup): Finding {
  return endpoint.startsWith('search')
    ? { by: 'search', entries: catalogue.search(asked).slice(0, MOST_HITS) }
    : { by: 'id', entry: catalogue.find(asked) ?? null };
}

/** The documented answer to a look-up with a good key. */
export function ordinaryAnswer(finding: Finding, { asked }: Lookup): Answer {
  if (finding.by === 'search') return envelope(finding.entries.map(searchHit), asked);
  if (!finding.entry) return envelopeFailure(404, 'gpt not found', asked);
  if (finding.entry.id === DOCUMENTED_ID)
    return json(200, { ...documentedExample, data: finding.entry.data });
  return envelope(finding.entry.data, asked);
}
