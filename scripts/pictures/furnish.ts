import { setTimeout as sleep } from 'node:timers/promises';
import { type LensBrowser, openSidePanel, press } from '../../test/browser/driver/index.ts';
import { saveInStorage } from '../../test/browser/driver/storage.ts';
import { surveyed } from '../../test/browser/survey-panel.ts';
import type { GptData } from '../../test/gateway/gpt-data.ts';
import type { GptId } from '../../utils/ids/grammar.ts';
import type { GptList } from '../../utils/records/schema.ts';
import { saveLists, spreadOut } from './saved.ts';
import type { Studio } from './studio.ts';

/** What is furnished with: in no language or theme yet. */
export type Desk = Pick<Studio, 'lens' | 'gateway' | 'web'>;

/** They are read whatever fails later, and stand side by side. */
export const COMPARED = ['Penny Pilot', 'Gopher Gate', 'Thesis X-ray'];

/** It is followed, and has another author today. */
export const TAKEN_OVER = 'Penny Pilot';

/** Gives somebody who uses it in English what one has after some weeks: lists, a survey, followed GPTs. */
export async function furnish(studio: Desk): Promise<void> {
  const { lens, gateway, web } = studio;
  for (const name of [...COMPARED, 'Crumb & Crust']) await follow(studio, name);
  await changeOverWeeks(studio, TAKEN_OVER);
  const now = Date.now();
  await saveLists(lens, [
    list(studio, 'For the seminar', [...COMPARED, 'Slow Rail', 'Tiny Oracle'], now),
    list(studio, 'Saved', ['Crumb & Crust'], now + 1),
  ]);

  gateway.fail({ kind: 'truncated-json', probability: 0.12 });
  const panel = await surveyed({ lens, pages: { url: web } }, '/');
  await panel.close();
  gateway.heal();
}

/** Has a followed GPT rated again and again, and then taken over by somebody else. */
export async function changeOverWeeks(studio: Desk, name: string): Promise<void> {
  const { lens, gateway } = studio;
  // What is looked at again is asked for again.
  await freshFor(lens, 0);
  for (const change of [getRated, getRated, getRated, takeOver]) {
    gateway.change(name, change);
    await readAgain(studio, name);
  }
  await freshFor(lens, 24);
  await spreadOut(lens, idOf(studio, name));
}

function freshFor(lens: LensBrowser, freshHours: number): Promise<void> {
  return saveInStorage(lens, { 'look-ups': { version: 'auto', freshHours, dailyLimit: null } });
}

function list(studio: Desk, name: string, names: string[], at: number): GptList {
  const entries = names.map((each) => ({ id: idOf(studio, each), name: each, addedAt: at }));
  return { list: crypto.randomUUID(), name, createdAt: at, usedAt: at, entries };
}

export function idOf({ gateway }: Desk, name: string): GptId {
  return gateway.catalogue.get(name).id as GptId;
}

export async function follow(studio: Desk, name: string): Promise<void> {
  const panel = await openSidePanel(studio.lens, `#gpt/${idOf(studio, name)}`);
  await press(panel, 'Follow');
  await panel.waitForSelector('.own-tools .icon');
  await sleep(100);
  await panel.close();
}

async function readAgain(studio: Desk, name: string): Promise<void> {
  const panel = await openSidePanel(studio.lens, `#gpt/${idOf(studio, name)}`);
  await panel.waitForSelector('.own-tools');
  await sleep(400);
  await panel.close();
}

function getRated({ gizmo }: GptData): void {
  const ratings = gizmo.vanity_metrics?.review_stats;
  if (!ratings) return;
  ratings.count += 9;
  ratings.total += 41;
}

/** Another hand has it. */
function takeOver({ gizmo, tools }: GptData): void {
  gizmo.author.display_name = 'Northwind Growth';
  for (const { metadata } of tools) if (metadata) metadata.domain = 'collect.northwind.example';
}
