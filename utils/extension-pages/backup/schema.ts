import * as z from 'zod/mini';
import { parseApiKey } from '../../gateway/api-key.ts';
import { parseBaseUrl } from '../../gateway/base-url.ts';
import { idSchema } from '../../gpt/gpt-id-schema.ts';
import { gptSchema } from '../../gpt/gpt-schema.ts';
import { MAX_GPTS } from '../../gpt/page-list.ts';
import type { SchemaOf } from '../../lib/schema-of.ts';
import { MAX_COMPARED } from '../../messages/panel-route.ts';
import type { Appearance } from '../../settings/appearance.ts';
import { parseChatModel } from '../../settings/chat-model.ts';
import type { ChatSettings } from '../../settings/chat-settings.ts';
import type { FollowSettings } from '../../settings/follow-settings.ts';
import { FIRST_ID } from '../../settings/gateway-list.ts';
import { type HoverSettings, MAX_DELAY_MS, MIN_DELAY_MS } from '../../settings/hover-settings.ts';
import type { LookupSettings } from '../../settings/lookup-settings.ts';
import { MAX_GATEWAY_NAME, type SavedGateway } from '../../settings/saved-gateways.ts';
import { parseSite } from '../../settings/site-pattern.ts';
import type { Sites } from '../../settings/sites.ts';
import { COLUMNS } from '../../settings/table-columns.ts';
import {
  type Follow,
  type GptList,
  type ListEntry,
  MAX_NAME_LENGTH,
  type Snapshot,
  type Vote,
} from '../../user-data/schema.ts';
import { BACKUP_KIND, BACKUP_VERSION, type Backup, type BackupSettings } from './backup.ts';
import { recordIdSchema, timeSchema } from './common-schemas.ts';
import { conversationSchema } from './conversation-schema.ts';

// Validates backups of the current version, which may come from anybody. Unknown fields are dropped.

/** May be empty: a list can be named after a page without a title. */
const name = z.string().check(z.maxLength(MAX_NAME_LENGTH));

const entry = z.object({
  id: idSchema,
  name: z.optional(z.string()),
  addedAt: timeSchema,
});

const list = z.object({
  list: recordIdSchema,
  name,
  createdAt: timeSchema,
  usedAt: timeSchema,
  entries: z.array(entry).check(z.maxLength(MAX_GPTS)),
});

const follow = z.object({
  id: idSchema,
  since: timeSchema,
  seenAt: timeSchema,
  newsAt: timeSchema,
  checkedAt: timeSchema,
  triedAt: z.optional(timeSchema),
  goneSince: z.optional(timeSchema),
  toldAt: z.optional(timeSchema),
});

const snapshot = z.object({ id: idSchema, at: timeSchema, gpt: gptSchema });

const vote = z
  .object({
    comparison: recordIdSchema,
    at: timeSchema,
    gpts: z.array(idSchema).check(z.minLength(2), z.maxLength(MAX_COMPARED)),
    best: z.optional(idSchema),
  })
  .check(z.refine(({ gpts, best }) => best === undefined || gpts.includes(best)))
  .check(z.refine(({ gpts }) => new Set(gpts).size === gpts.length));

const appearance = z.object({
  language: z.enum(['auto', 'en', 'zh_CN']),
  theme: z.enum(['auto', 'light', 'dark']),
  density: z.enum(['comfortable', 'dense']),
});

const hover = z.object({
  opens: z.enum(['rest', 'alt', 'never']),
  delayMs: z.number().check(z.minimum(MIN_DELAY_MS), z.maximum(MAX_DELAY_MS)),
});

const limit = z.nullable(z.number().check(z.minimum(0)));

const lookUps = z.object({
  freshHours: z.optional(z.number().check(z.minimum(0))),
  dailyLimit: z.optional(limit),
  asksNext: z.optional(z.boolean()),
  readsBalance: z.optional(z.boolean()),
});

const following = z.object({ checks: z.enum(['never', 'day', 'week']), notifies: z.boolean() });

const chat = z.object({ dailyLimit: limit, keeps: z.boolean() });

/** An older version accepted invalid names such as `.`. No browser matches them, so they are dropped. */
const siteList = z.pipe(
  z.array(z.string()).check(z.refine((all) => all.every((site) => isSite(site) || isNoName(site)))),
  z.transform((all: string[]) => all.filter(isSite)),
);

function isSite(text: string): boolean {
  const parsed = parseSite(text);
  return parsed.ok && parsed.site === text;
}

function isNoName(text: string): boolean {
  const parsed = parseSite(text);
  return !parsed.ok && (parsed.problem === 'not-a-site' || parsed.problem === 'empty');
}

const sites = z.object({
  mode: z.enum(['except', 'only']),
  except: siteList,
  only: siteList,
});

/** An id is the key of records. Without a digit it could be a name that every object has, such as `constructor`. */
function isGatewayId(id: string): boolean {
  return id === FIRST_ID || (/^[\w-]{1,64}$/.test(id) && /\d/.test(id));
}

function isChatModel(text: string): boolean {
  const parsed = parseChatModel(text);
  return parsed.ok && parsed.model === text;
}

/**
 * Base URL and key are normalized as the options page would save them. Plain http is allowed, because the user may have
 * accepted it there.
 */
const gateway = z.object({
  id: z.string().check(z.refine(isGatewayId)),
  name: z.string().check(z.maxLength(MAX_GATEWAY_NAME)),
  version: z.enum(['auto', 'v2', 'v1']),
  dailyLimit: limit,
  lookupPrice: limit,
  lowBalance: limit,
  chatModel: z.optional(z.string().check(z.refine(isChatModel))),
  baseUrl: z.pipe(
    z.string().check(z.refine((value) => parseBaseUrl(value, true).ok)),
    z.transform((value) => {
      const parsed = parseBaseUrl(value, true);
      return parsed.ok ? parsed.url : value;
    }),
  ),
  apiKey: z.pipe(
    z.string().check(z.refine((value) => parseApiKey(value).ok)),
    z.transform((value) => {
      const parsed = parseApiKey(value);
      return parsed.ok ? parsed.key : value;
    }),
  ),
});

export const entrySchema: SchemaOf<ListEntry, typeof entry> = entry;
export const listSchema: SchemaOf<GptList, typeof list> = list;
export const followSchema: SchemaOf<Follow, typeof follow> = follow;
export const snapshotSchema: SchemaOf<Snapshot, typeof snapshot> = snapshot;
export const voteSchema: SchemaOf<Vote, typeof vote> = vote;
const appearanceSchema: SchemaOf<Appearance, typeof appearance> = appearance;
const hoverSchema: SchemaOf<HoverSettings, typeof hover> = hover;
const lookUpSchema: SchemaOf<Partial<LookupSettings>, typeof lookUps> = lookUps;
const followingSchema: SchemaOf<FollowSettings, typeof following> = following;
const chatSchema: SchemaOf<ChatSettings, typeof chat> = chat;
const siteSchema: SchemaOf<Sites, typeof sites> = sites;
export const gatewaySchema: SchemaOf<SavedGateway, typeof gateway> = gateway;

export const settingsSchema: z.ZodMiniType<BackupSettings> = z.object({
  appearance: z.optional(appearanceSchema),
  hover: z.optional(hoverSchema),
  lookUps: z.optional(lookUpSchema),
  sites: z.optional(siteSchema),
  counting: z.optional(z.boolean()),
  columns: z.optional(z.array(z.enum(COLUMNS))),
  following: z.optional(followingSchema),
  chat: z.optional(chatSchema),
  remembersSearches: z.optional(z.boolean()),
});

export const backupSchema: z.ZodMiniType<Backup> = z.object({
  kind: z.literal(BACKUP_KIND),
  version: z.literal(BACKUP_VERSION),
  madeAt: timeSchema,
  settings: settingsSchema,
  gateways: z.optional(z.object({ activeId: z.string(), all: z.array(gatewaySchema) })),
  lists: z.array(listSchema),
  follows: z.array(followSchema),
  snapshots: z.array(snapshotSchema),
  votes: z.array(voteSchema),
  conversations: z.optional(z.array(conversationSchema)),
});
