import type { GptId } from './gpt-id.ts';

/**
 * A GPT as it is shown: plain, finished, safe to draw. The gateway's reader makes it, nobody
 * downstream sees JSON. A field that is `undefined` is not known, which is never the same as none.
 */
export interface Gpt {
  /** The id that the answer speaks of; it may differ from the one that was asked for. */
  id: GptId;
  name?: string;
  description?: string;
  /** https (or http on this machine) only. Fetched by the background, never by a page. */
  pictureUrl?: string;
  author?: Author;
  ratings?: Ratings;
  conversations?: Conversations;
  /** `[]` means that the GPT has none. */
  tools?: Tool[];
  /** What its Actions contact; empty when it has no Actions. */
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
  /** The model that the GPT asks for. */
  model?: string;
  isFirstParty: boolean;
  /** A project answers to an id of its own; it is no GPT. */
  isProject?: boolean;
}

export interface Author {
  name?: string;
  isVerified?: boolean;
  website?: string;
  socials: Social[];
}

export interface Social {
  /** `twitter`, `linkedin`, `github`, or what else the gateway says. */
  type: string;
  name: string;
  url?: string;
}

/** `count` ratings with a mean of `average` stars (0 to 5); no average where nobody has rated. */
export type Ratings = { count: 0 } | { count: number; average: number };

/** A floor, never exact: "25K+" is `{ atLeast: 25000 }`. A text of another form stays as it came. */
export type Conversations = { atLeast: number } | { text: string };

export type Tool =
  | { kind: 'web' | 'images' | 'code' | 'canvas' | 'actions' }
  | { kind: 'other'; name: string };

export interface Action {
  domain?: string;
  signIn?: SignIn;
  privacyPolicy?: string;
}

export type SignIn = 'none' | 'api-key' | 'oauth';

/** Knowledge files: how many, and their mime types (known ones only, each once). */
export interface Files {
  count: number;
  types: string[];
}

/** What may be attached to a chat, as mime types. */
export interface Attachments {
  isAnyType: boolean;
  types: string[];
}

export type Visibility = 'store' | 'link' | 'private' | 'workspace';

/** A search hit: less than a GPT, and all that a keyword search gives. */
export interface Hit {
  id: GptId;
  name: string;
  description?: string;
  author?: string;
}

/** Hits as one answer brings them. */
export interface HitPage {
  hits: Hit[];
  /** Missing where nothing follows, or the gateway does not say so. */
  next?: NextPage;
}

/** What to ask for the hits that follow, as parameters of the query; only the gateway knows what they mean. */
export type NextPage = Record<string, string>;
