import type { ElementHandle, Frame } from 'puppeteer-core';
import { closedRoots, isFirefox } from './firefox-internals.ts';

/** Puppeteer's way to the browser's accessibility engine, which its public types leave out. */
interface Queryable {
  queryAXTree(name?: string, role?: string): AsyncIterable<ElementHandle<Element>>;
}

/** A world of scripts beside the page's own, which the page cannot have tampered with. */
interface IsolatedRealm {
  evaluateHandle<T>(script: () => T): Promise<ElementHandle>;
  /** Only in Chromium. */
  hasContext(): boolean;
}

/**
 * The elements that the browser's accessibility engine calls dialogs, in one frame. Chromium's engine
 * looks through closed shadow roots, Firefox's has to be started inside each of them.
 */
export async function dialogsIn(frame: Frame): Promise<ElementHandle<Element>[]> {
  const starts = await (isFirefox(frame) ? closedRoots(frame) : loadedDocuments(frame));
  const found = await Promise.all(starts.map((start) => accessible(start, { role: 'dialog' })));
  return found.flat();
}

/** The elements of a role, a name or both that a screen reader would find inside another. */
export async function accessible(
  start: ElementHandle,
  { role, name }: { role?: string; name?: string },
): Promise<ElementHandle<Element>[]> {
  const queryable = start as unknown as Queryable;
  const found: ElementHandle<Element>[] = [];
  for await (const element of queryable.queryAXTree(name, role)) found.push(element);
  return found;
}

/** A frame's document, in a world of scripts of its own. */
export function documentOf(frame: Frame): Promise<ElementHandle> {
  return isolatedRealmOf(frame).evaluateHandle(() => document);
}

/** A frame whose server has not answered yet has no document to ask for, and asking would wait. */
async function loadedDocuments(frame: Frame): Promise<ElementHandle[]> {
  return isolatedRealmOf(frame).hasContext() ? [await documentOf(frame)] : [];
}

function isolatedRealmOf(frame: Frame): IsolatedRealm {
  return (frame as unknown as { isolatedRealm(): IsolatedRealm }).isolatedRealm();
}
