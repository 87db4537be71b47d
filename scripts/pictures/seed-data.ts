import { lookUp } from '../../test/browser/support/driver/extension-page.ts';
import { openSidePanel, saveGateway } from '../../test/browser/support/driver/index.ts';
import { addUserData } from '../../test/browser/support/driver/storage.ts';
import { runPageBatch } from '../../test/browser/support/fixtures/batch-panel.ts';
import type { GptData } from '../../test/gateway/gpt-data.ts';
import { read } from '../../test/unit/support/parse-gpt.ts';
import type { GptList } from '../../utils/user-data/schema.ts';
import { type Context, idOf, type Language } from './context.ts';

/** The GPTs of the comparison. They are looked up before any fault is set. */
export const COMPARED = ['Penny Pilot', 'Gopher Gate', 'Thesis X-ray'];

/** A followed GPT whose author changes. */
export const TAKEN_OVER = 'Penny Pilot';

/** For the store images in each language: the URL of the magazine page, a search and a followed GPT. */
export const STORE = {
  en: { address: 'sparehour.example/twenty-one-gpts', search: 'chart', followed: 'Panel Practice' },
  zh_CN: { address: 'xianshi.example/21-gpts', search: '写', followed: '练字帖' },
} as const;

export function magazinePath(language: Language): string {
  return `/magazine?language=${language}`;
}

const HOUR_MS = 3600 * 1000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** Adds the data of some weeks of use: lists, a batch, followed GPTs. Needs the English interface. */
export async function seedWeeksOfUse(context: Context): Promise<void> {
  const { extension, gateway, web } = context;
  await follow(context, TAKEN_OVER, [rate, rate, rate, takeOver]);
  for (const name of ['Gopher Gate', 'Thesis X-ray', 'Crumb & Crust']) await follow(context, name);
  for (const name of COMPARED) {
    const panel = await openSidePanel(extension, `#gpt/${idOf(context, name)}`);
    await lookUp(panel);
    await panel.waitForSelector('.gpt-actions');
    await panel.close();
  }
  const lists = createLists(context, {
    'For the seminar': [...COMPARED, 'Slow Rail', 'Tiny Oracle'],
    Saved: ['Crumb & Crust'],
  });
  await addUserData(extension, { lists });
  gateway.fail({ kind: 'truncated-json', probability: 0.12 });
  const panel = await runPageBatch({ extension, pages: { url: web } }, '/');
  await panel.close();
  gateway.heal();
}

/**
 * Saves the gateway, looks up the GPTs of the magazine page and follows one of them for some weeks. Needs the English
 * interface.
 */
export async function prepareStore(context: Context, language: Language): Promise<void> {
  const { extension, web } = context;
  await saveGateway(extension, context.gateway);
  const panel = await runPageBatch({ extension, pages: { url: web } }, magazinePath(language));
  await panel.close();
  await follow(context, STORE[language].followed, [rate, rate, rate, takeOver]);
}

/** Follows a GPT, with a snapshot before and after each change, a week apart; only the last change is unseen. */
async function follow(
  context: Context,
  name: string,
  changes: ((data: GptData) => void)[] = [],
): Promise<void> {
  const { extension, gateway } = context;
  const id = idOf(context, name);
  const now = Date.now() - HOUR_MS;
  const snapshots = [() => {}, ...changes].map((change, n) => {
    gateway.change(name, change);
    const at = now - (changes.length - n) * WEEK_MS;
    return { id, at, gpt: read(gateway.catalogue.get(name).data) };
  });
  const since = now - changes.length * WEEK_MS;
  const seenAt = Math.max(since, now - WEEK_MS);
  const follows = [{ id, since, seenAt, newsAt: now, checkedAt: now }];
  await addUserData(extension, { follows, snapshots });
}

function rate({ gizmo }: GptData): void {
  const ratings = gizmo.vanity_metrics?.review_stats;
  if (!ratings) return;
  ratings.count += 9;
  ratings.total += 41;
}

function takeOver({ gizmo, tools }: GptData): void {
  gizmo.author.display_name = 'Northwind Growth';
  for (const { metadata } of tools) if (metadata) metadata.domain = 'collect.northwind.example';
}

function createLists(context: Context, lists: Record<string, string[]>): GptList[] {
  return Object.entries(lists).map(([name, gpts], n) => {
    const at = Date.now() + n;
    const entries = gpts.map((gpt) => ({ id: idOf(context, gpt), name: gpt, addedAt: at }));
    return { list: crypto.randomUUID(), name, createdAt: at, usedAt: at, entries };
  });
}
