import type { DataKind } from './data-kinds.ts';
import type { GptId } from './gpt-id.ts';

/**
 * The model of a GPT: plain and safe to render. `parseGpt` creates it, and no other code sees the gateway's JSON.
 * `undefined` means unknown, which differs from none. Stored: field names must not change.
 */
export interface Gpt {
  /** The id in the response; it may differ from the requested one. */
  id: GptId;
  name?: string;
  description?: string;
  /** https only (or http on localhost). Fetched by the background, never by a page. */
  pictureUrl?: string;
  author?: Author;
  ratings?: Ratings;
  conversations?: Conversations;
  /** `[]` means that the GPT has none. */
  tools?: Tool[];
  /** Empty if the GPT has no Actions. */
  actions: Action[];
  files?: Files;
  attachments?: Attachments;
  /** As the gateway names them, in lower case. */
  categories: string[];
  starters: string[];
  /** Milliseconds since 1970. */
  createdAt?: number;
  updatedAt?: number;
  visibility?: Visibility;
  /** The model that the GPT uses. */
  model?: string;
  /** Made by OpenAI. */
  isFirstParty: boolean;
  /** Projects have ids like GPTs, but are not GPTs. */
  isProject?: boolean;
}

export interface Author {
  name?: string;
  isVerified?: boolean;
  website?: string;
  socials: Social[];
}

export interface Social {
  /** `twitter`, `linkedin`, `github`, or any other value from the gateway. */
  type: string;
  name: string;
  url?: string;
}

/** The number of ratings and their average in stars (1 to 5); without ratings there is no average. */
export type Ratings = { count: 0 } | { count: number; average: number };

/** A lower bound: "25K+" is `{ atLeast: 25000 }`. A text in another format is kept unchanged. */
export type Conversations = { atLeast: number } | { text: string };

export type Tool =
  | { kind: 'web' | 'images' | 'code' | 'canvas' | 'actions' }
  | { kind: 'other'; name: string };

export interface Action {
  domain?: string;
  signIn?: SignIn;
  privacyPolicy?: string;
  /**
   * The operations in the Action's OpenAPI schema, in its order, at most `MAX_OPERATIONS`. Missing if the gateway sent
   * no schema or an unreadable one; `[]` if the schema has none.
   */
  operations?: Operation[];
  /** The number of operations in the schema that are not in `operations`. */
  omittedOperations?: number;
  /** The version of the rules that recognized what `operations` collect. Results of different versions may differ. */
  rulesVersion?: number;
}

/** Operations kept of an Action: ChatGPT accepts 30. */
export const MAX_OPERATIONS = 40;

export interface Operation {
  /** The schema's summary, else its operation id, else method and path. */
  name: string;
  /** In lower case, such as `get` or `post`. */
  method: string;
  /** The schema says that ChatGPT may call the operation without asking the user (`x-openai-isConsequential: false`). */
  isCalledWithoutAsking?: boolean;
  /** GPT Lens has not read all its parameters, because there are too many: it may ask for more. */
  isPartlyRead?: boolean;
  /** What the operation asks for, most sensitive first; each kind once. `[]` if it asks for nothing recognizable. */
  collects: CollectedData[];
}

export interface CollectedData {
  kind: DataKind;
  /** The parameters that the kind was recognized by, such as `user.email` or `items[].name`. */
  parameters: string[];
}

export type SignIn = 'none' | 'api-key' | 'oauth';

/** Knowledge files: their number and distinct MIME types, as far as known. */
export interface Files {
  count: number;
  types: string[];
}

/** The MIME types that users may attach to a chat. */
export interface Attachments {
  isAnyType: boolean;
  types: string[];
}

export type Visibility = 'store' | 'link' | 'private' | 'workspace';

/** A search hit: the few fields that a keyword search returns. */
export interface Hit {
  id: GptId;
  name: string;
  description?: string;
  author?: string;
}

/** The hits in one response. */
export interface HitPage {
  hits: Hit[];
  /** Missing on the last page, or if the gateway does not support pagination. */
  next?: NextPage;
  /** The gateway that returned them, the only one that understands `next`. Missing before the lookup service adds it. */
  gatewayId?: string;
}

/** The query parameters that request the next page; opaque to GPT Lens. */
export type NextPage = Record<string, string>;
