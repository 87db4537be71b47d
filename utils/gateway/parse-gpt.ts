import type * as z from 'zod/mini';
import { parse } from 'zod/mini';
import type {
  Action,
  Attachments,
  Author,
  Conversations,
  Gpt,
  Ratings,
  SignIn,
  Social,
  Tool,
  Visibility,
} from '../gpt/gpt.ts';
import { type GptId, isGptId } from '../gpt/gpt-id.ts';
import { isObject } from '../lib/is-object.ts';
import { GPT_BUDGET } from './action-schema/budget.ts';
import { readActionSchemas } from './action-schema/read-action-schema.ts';
import {
  Gizmo,
  type GizmoAttachments,
  type GizmoAuthor,
  GizmoBody,
  GizmoIds,
  type GizmoMetrics,
  type GizmoTool,
} from './gpt-response-schema.ts';

/**
 * Gateways wrap the gizmo in layers of their own. These limit the depth and the objects per level that are searched.
 */
const MAX_DEPTH = 3;
const MAX_LAYERS = 200;

type Layer = Record<string, unknown>;

/**
 * Parses the GPT in a response whose envelope is already removed. The shape is `{gizmo, tools, files,
 * product_features}` with the gizmo nested once or twice, a bare gizmo, or flat; or one of these inside further layers
 * of any name. `undefined` if no known shape matches.
 */
export function parseGpt(data: unknown, requestedId: GptId): Gpt | undefined {
  const [[outermost] = [], ...deeper] = collectLayers(data);
  const isGpt = (layer: Layer) => isObject(layer.gizmo) || getOwnId(layer) !== undefined;
  if (outermost && isGpt(outermost)) return parseGptLayers(outermost, requestedId);
  // Prefer objects with a `gizmo` field: many other objects have an id and a name, too.
  const body =
    findLayer(deeper, requestedId, ({ gizmo }) => isObject(gizmo)) ??
    findLayer(deeper, requestedId, (layer) => getOwnId(layer) !== undefined && hasName(layer)) ??
    outermost;
  return body && parseGptLayers(body, requestedId);
}

/** The objects of a response by depth, the outermost first. */
function collectLayers(data: unknown): Layer[][] {
  const layers: Layer[][] = [];
  let level = [data];
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    layers.push(level.filter(isObject));
    level = level.flatMap(getInnerValues).slice(0, MAX_LAYERS);
  }
  return layers;
}

/** Without the schemas of Actions: they may describe an API's objects that look like a GPT. */
function getInnerValues(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, MAX_LAYERS);
  if (!isObject(value)) return [];
  const keys = Object.keys(value).filter((key) => key !== 'json_schema');
  return keys.slice(0, MAX_LAYERS).map((key) => value[key]);
}

/** The shallowest matching layer; at the same depth, the one with the requested id comes first. */
function findLayer(layers: Layer[][], requestedId: GptId, fits: (layer: Layer) => boolean) {
  const found = layers.map((level) => level.filter(fits)).find((level) => level.length > 0) ?? [];
  return found.find((layer) => getOwnId(layer) === requestedId) ?? found[0];
}

function getOwnId({ gizmo, id, short_url }: Layer): GptId | undefined {
  if (isObject(gizmo)) return getOwnId(gizmo);
  return getId(parse(GizmoIds, { id, short_url }));
}

function hasName({ name, display }: Layer): boolean {
  return typeof name === 'string' || isObject(display);
}

function parseGptLayers(data: Layer, requestedId: GptId): Gpt | undefined {
  const outer = isObject(data.gizmo) ? data.gizmo : data;
  const inner = isObject(outer.gizmo) ? outer.gizmo : outer;
  const gizmo = parse(Gizmo, inner);
  const name = gizmo.display?.name ?? gizmo.name;
  const ownId = getId(gizmo);
  if (!name && !ownId) return undefined;

  const { tools, files, product_features } = parseBody([data, outer, inner]);
  return {
    id: ownId ?? requestedId,
    name,
    description: gizmo.display?.description ?? gizmo.description,
    pictureUrl: gizmo.display?.profile_picture_url,
    author: gizmo.author && parseAuthor(gizmo.author),
    ratings: parseRatings(gizmo.vanity_metrics?.review_stats),
    conversations: parseConversations(gizmo.vanity_metrics),
    tools: tools && parseTools(tools),
    actions: parseActions(tools ?? []),
    files: files && { count: files.length, types: unique(files.map(({ type }) => type)) },
    attachments: product_features?.attachments && parseAttachments(product_features.attachments),
    categories: unique(gizmo.display?.categories?.map((name) => name.toLowerCase()) ?? []),
    starters: unique(gizmo.display?.prompt_starters ?? []),
    createdAt: gizmo.created_at,
    updatedAt: gizmo.updated_at,
    visibility: parseVisibility(gizmo.share_recipient),
    model: gizmo.default_model ?? (isChatName(gizmo.model) ? undefined : gizmo.model),
    // OpenAI's code name for projects.
    isProject: gizmo.gizmo_type === 'snorlax',
    isFirstParty: gizmo.tags?.includes('first_party') ?? false,
  };
}

/** Tools and files are beside the gizmo, at any nesting depth. */
function parseBody(layers: object[]): z.output<typeof GizmoBody> {
  const [first, second, third] = layers.map((layer) => parse(GizmoBody, layer));
  return {
    tools: first?.tools ?? second?.tools ?? third?.tools,
    files: first?.files ?? second?.files ?? third?.files,
    product_features:
      first?.product_features ?? second?.product_features ?? third?.product_features,
  };
}

function getId({ id, short_url = '' }: z.output<typeof GizmoIds>): GptId | undefined {
  const short = short_url.split('-', 2).join('-');
  return [id, short].find((it): it is GptId => it !== undefined && isGptId(it));
}

type RawTool = z.output<typeof GizmoTool>;
type RawAttachments = z.output<typeof GizmoAttachments>;

const TOOL_KINDS: Record<string, Exclude<Tool['kind'], 'other'>> = {
  browser: 'web',
  dalle: 'images',
  image_gen: 'images',
  python: 'code',
  canvas: 'canvas',
  plugins_prototype: 'actions',
};

/** The display order; gateways send tools in any order. */
const TOOL_ORDER: Tool['kind'][] = ['web', 'images', 'code', 'canvas', 'actions', 'other'];

function parseTools(raw: RawTool[]): Tool[] | undefined {
  const types = unique(raw.map(({ type }) => type));
  // Tools without a readable type are unknown, which differs from no tools.
  if (raw.length > 0 && types.length === 0) return undefined;
  const tools = types.map((name): Tool => {
    const kind = Object.hasOwn(TOOL_KINDS, name) ? TOOL_KINDS[name] : undefined;
    return kind ? { kind } : { kind: 'other', name };
  });
  const distinct = tools.filter(
    ({ kind }, index) => kind === 'other' || tools.findIndex((it) => it.kind === kind) === index,
  );
  return distinct.sort((a, b) => TOOL_ORDER.indexOf(a.kind) - TOOL_ORDER.indexOf(b.kind));
}

const SIGN_INS: Record<string, SignIn> = { none: 'none', service_http: 'api-key', oauth: 'oauth' };

type RawAction = NonNullable<RawTool['metadata']>;

function parseActions(raw: RawTool[]): Action[] {
  const all = raw
    .filter(({ type }) => type === 'plugins_prototype')
    .map(({ metadata }) => ({ ...metadata, domain: metadata?.domain && toHost(metadata.domain) }));
  const metadata = removeRepeated(all);
  const operations = readActionSchemas(metadata);
  const actions = metadata.map(({ domain, auth, privacy_policy_url }, index): Action => {
    const type = auth?.type ?? '';
    return {
      domain,
      signIn: Object.hasOwn(SIGN_INS, type) ? SIGN_INS[type] : undefined,
      privacyPolicy: privacy_policy_url,
      ...operations[index],
    };
  });
  // Gateways repeat Actions. Those that differ in their operations only are different ones.
  const seen = new Set<string>();
  return actions.filter((action) => {
    const key = JSON.stringify(action);
    return !seen.has(key) && seen.add(key);
  });
}

/** Repeated schemas would share the budget, and each be read to another extent. */
function removeRepeated(actions: RawAction[]): RawAction[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    const isOnly = actions.every((each) => each === action || each.domain !== action.domain);
    const key = isOnly ? undefined : toJson(action);
    return key === undefined || (!seen.has(key) && seen.add(key));
  });
}

/** `undefined` if it is nested too deeply. Texts that are too long to be read are left out. */
function toJson(action: RawAction): string | undefined {
  try {
    return JSON.stringify(action, (_, value) =>
      typeof value === 'string' && value.length > GPT_BUDGET.text ? '' : value,
    );
  } catch {
    return undefined;
  }
}

/**
 * The host alone, as a browser would contact it: what stands around it may look like another host, and the same host must
 * not count as two. Lookalike letters become visible as punycode (`xn--…`). A text that contains no host is kept.
 */
function toHost(domain: string): string {
  const host = URL.parse(`https://${domain.replace(/^https?:\/\//i, '')}`)?.hostname;
  return host?.replace(/\.$/, '') || domain;
}

function parseAttachments(raw: RawAttachments): Attachments | undefined {
  const { can_accept_all_mime_types, accepted_mime_types, image_mime_types } = raw;
  const isAnyType = can_accept_all_mime_types === true;
  if (!isAnyType && !accepted_mime_types && !image_mime_types) return undefined;
  return {
    isAnyType,
    types: unique([...(accepted_mime_types ?? []), ...(image_mime_types ?? [])]),
  };
}

/** In flat responses, `model` is the chat name of the GPT, which ends in its id, not a model. */
function isChatName(model: string | undefined): boolean {
  return model?.includes('-gizmo-') ?? false;
}

function parseAuthor(raw: z.output<typeof GizmoAuthor>): Author {
  return {
    name: raw.display_name,
    isVerified: raw.is_verified,
    website: raw.link_to,
    socials: (raw.display_socials ?? []).flatMap((social): Social[] => {
      const name = social.verified_data?.username ?? social.display_name;
      if (!social.type || !name) return [];
      return [{ type: social.type, name, url: social.verified_data?.link_to }];
    }),
  };
}

/** `total` is the sum of the stars, `count` the number of ratings. */
function parseRatings(
  raw: { total?: number | undefined; count?: number | undefined } | null | undefined,
): Ratings | undefined {
  if (raw?.count === undefined) return undefined;
  if (raw.count === 0) return { count: 0 };
  const average = (raw.total ?? Number.NaN) / raw.count;
  // Ratings have 1 to 5 stars. Another average means that `total` is not the sum of the stars.
  return average >= 1 && average <= 5 ? { count: raw.count, average } : undefined;
}

/** The highest value seen is "60M+". */
const MAX_CONVERSATIONS = 1e12;

const MAGNITUDES: Record<string, number> = { '': 1, K: 1e3, M: 1e6, B: 1e9 };

function parseConversations(
  raw: z.output<typeof GizmoMetrics> | undefined,
): Conversations | undefined {
  const words = raw?.num_conversations_str;
  if (!words) return raw?.num_conversations ? { atLeast: raw.num_conversations } : undefined;
  const [, digits, magnitude = ''] = /^(\d+(?:\.\d+)?)([KMB]?)\+?$/i.exec(words) ?? [];
  const factor = MAGNITUDES[magnitude.toUpperCase()];
  const atLeast = Math.round(Number(digits) * (factor ?? Number.NaN));
  return atLeast <= MAX_CONVERSATIONS ? { atLeast } : { text: words };
}

const VISIBILITIES: Record<string, Visibility> = {
  marketplace: 'store',
  link: 'link',
  private: 'private',
  workspace: 'workspace',
};

function parseVisibility(recipient: string | undefined): Visibility | undefined {
  return recipient && Object.hasOwn(VISIBILITIES, recipient) ? VISIBILITIES[recipient] : undefined;
}

/** Removes duplicates and `undefined`. */
function unique<T>(values: (T | undefined)[]): T[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
