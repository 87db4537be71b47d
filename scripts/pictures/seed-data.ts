import { setTimeout as sleep } from 'node:timers/promises';
import { lookUp } from '../../test/browser/support/driver/extension-page.ts';
import { openSidePanel, press, saveGateway } from '../../test/browser/support/driver/index.ts';
import { saveInStorage } from '../../test/browser/support/driver/storage.ts';
import { runPageBatch } from '../../test/browser/support/fixtures/batch-panel.ts';
import type { GptData } from '../../test/gateway/gpt-data.ts';
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

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** Adds the data of some weeks of use: lists, a batch, followed GPTs. Needs the English interface. */
export async function addUserData(context: Context): Promise<void> {
  const { extension, gateway, web } = context;
  for (const name of [...COMPARED, 'Crumb & Crust']) await follow(context, name);
  await change(context, TAKEN_OVER);
  await saveLists(context, {
    'For the seminar': [...COMPARED, 'Slow Rail', 'Tiny Oracle'],
    Saved: ['Crumb & Crust'],
  });
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
  await follow(context, STORE[language].followed);
  await change(context, STORE[language].followed);
}

async function follow(context: Context, name: string): Promise<void> {
  const panel = await openSidePanel(context.extension, `#gpt/${idOf(context, name)}`);
  await lookUp(panel);
  await press(panel, 'Follow');
  await panel.waitForSelector('.gpt-actions .icon');
  await sleep(100);
  await panel.close();
}

/** Adds ratings to a followed GPT several times, changes its author, and moves these snapshots into the past weeks. */
async function change(context: Context, name: string): Promise<void> {
  const { extension, gateway } = context;
  await keepFresh(context, 0);
  for (const step of [rate, rate, rate, takeOver]) {
    gateway.change(name, step);
    const panel = await openSidePanel(extension, `#gpt/${idOf(context, name)}`);
    await lookUp(panel);
    await panel.waitForSelector('.gpt-actions');
    await sleep(400);
    await panel.close();
  }
  await keepFresh(context, 24);
  await spreadOverWeeks(context, idOf(context, name));
}

/** Sets after how many hours a cached GPT is looked up again. */
function keepFresh({ extension }: Context, freshHours: number): Promise<void> {
  return saveInStorage(extension, {
    'look-ups': { version: 'auto', freshHours, dailyLimit: null },
  });
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

async function saveLists(context: Context, lists: Record<string, string[]>): Promise<void> {
  const now = Date.now();
  const all = Object.entries(lists).map(([name, gpts], n): GptList => {
    const at = now + n;
    const entries = gpts.map((gpt) => ({ id: idOf(context, gpt), name: gpt, addedAt: at }));
    return { list: crypto.randomUUID(), name, createdAt: at, usedAt: at, entries };
  });
  const page = await context.extension.openOptions();
  await page.evaluate(async (added) => {
    const opening = indexedDB.open('gpt-lens-records');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('lists', 'readwrite');
    for (const list of added) transaction.objectStore('lists').put(list);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  }, all);
  await page.close();
}

/** Moves the snapshots of a followed GPT a week apart; only the last change is unseen. */
async function spreadOverWeeks({ extension }: Context, id: string): Promise<void> {
  const page = await extension.openOptions();
  await page.evaluate(
    async (gpt, week, now) => {
      const opening = indexedDB.open('gpt-lens-records');
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const transaction = opening.result.transaction(['follows', 'snapshots'], 'readwrite');
      const follows = transaction.objectStore('follows');
      const snapshots = transaction.objectStore('snapshots');
      const getting = snapshots.getAll(IDBKeyRange.bound([gpt], [gpt, []]));
      const following = follows.get(gpt);
      await new Promise((resolve) => following.addEventListener('success', resolve));
      const times = getting.result.map((_, index, { length }) => now - (length - 1 - index) * week);
      getting.result.forEach((snapshot, index) => {
        snapshots.delete([gpt, snapshot.at]);
        snapshots.put({ ...snapshot, at: times[index] });
      });
      const [since, seenAt, newsAt] = [times[0], times.at(-2), times.at(-1)];
      follows.put({ ...following.result, since, seenAt, newsAt, checkedAt: newsAt });
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      opening.result.close();
    },
    id,
    WEEK_MS,
    Date.now() - 3600 * 1000,
  );
  await page.close();
}
