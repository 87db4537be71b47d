import documentedExample from './documented-example.json' with { type: 'json' };
import { edgeCases } from './edge-cases/all.ts';
import type { GptData } from './gpt-data.ts';
import { inventGpt } from './invent.ts';
import { type PictureKind, pictureUrl } from './picture-url.ts';
import { createRandom, seedOf } from './random.ts';
import { allTexts } from './texts/all.ts';
import type { GptText, Language } from './texts/template.ts';

/** The id in the response of the documentation's example. */
export const DOCUMENTED_ID = 'g-k3IqoCe1l';
/** The id in the request of the documentation's example; it gets the same response. */
export const DOCUMENTED_REQUEST_ID = 'g-2fkFE8rbu';

export interface CatalogueEntry {
  id: string;
  name: string;
  language: Language;
  /** `https://chatgpt.com/g/<id>-<slug>`. */
  link: string;
  /** The edge case that this GPT represents, such as `ratings-null`, or null for an ordinary one. */
  key: string | null;
  picture: PictureKind;
  /** The `data` of both id endpoints. */
  data: GptData;
}

export interface Catalogue {
  all: readonly CatalogueEntry[];
  /** The GPT for an id, or undefined. */
  find(id: string): CatalogueEntry | undefined;
  /** The GPT for an edge case or of this name. Throws if there is none. */
  get(keyOrName: string): CatalogueEntry;
  /** The GPTs whose name or description contains every word; matches in names first. */
  search(words: string): CatalogueEntry[];
}

/**
 * The GPTs of the demo gateway: the documented example and some 300 invented ones, the same in
 * every run. Each depends on its own name only, so adding one leaves the others as they are.
 *
 * @param origin - where the gateway serves the pictures, such as `http://127.0.0.1:8080`
 */
export function createCatalogue(origin: string): Catalogue {
  const all = [documentedEntry(), ...allTexts.map((text) => inventEntry(text, origin))];
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  return {
    all,
    find: (id) => byId.get(id === DOCUMENTED_REQUEST_ID ? DOCUMENTED_ID : id),
    get(keyOrName) {
      const entry = all.find(({ key, name }) => key === keyOrName || name === keyOrName);
      if (!entry) throw new Error(`The catalogue has no GPT "${keyOrName}"`);
      return entry;
    },
    search: (words) => searchEntries(all, words),
  };
}

function inventEntry(text: GptText, origin: string): CatalogueEntry {
  const random = createRandom(seedOf(text.name));
  const draft = inventGpt(text, random);
  const edgeCase = edgeCases.get(text.name);
  edgeCase?.change(draft, random);

  const { gizmo } = draft.data;
  gizmo.short_url = [gizmo.id, slugOf(gizmo.display.name)].filter(Boolean).join('-');
  gizmo.display.profile_picture_url = pictureUrl(origin, gizmo.id, draft.picture);
  return {
    id: gizmo.id,
    name: gizmo.display.name,
    language: text.language,
    link: linkTo(gizmo.short_url),
    key: text.key ?? edgeCase?.key ?? null,
    ...draft,
  };
}

function documentedEntry(): CatalogueEntry {
  const { gizmo } = documentedExample.data;
  return {
    id: DOCUMENTED_ID,
    name: gizmo.display.name,
    language: 'en',
    link: linkTo(gizmo.short_url),
    key: 'documented',
    picture: 'not-found',
    data: documentedExample.data as GptData,
  };
}

function linkTo(shortUrl: string): string {
  return `https://chatgpt.com/g/${shortUrl}`;
}

/** The readable end of a link; empty for a name without Latin letters or digits. */
function slugOf(name: string): string {
  return (name.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 60);
}

function searchEntries(all: readonly CatalogueEntry[], words: string): CatalogueEntry[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const holdsAll = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  const inName = all.filter(({ name }) => holdsAll(name));
  const inBoth = all.filter((entry) =>
    holdsAll(`${entry.name} ${entry.data.gizmo.display.description}`),
  );
  return [...new Set([...inName, ...inBoth])];
}
