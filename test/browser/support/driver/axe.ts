import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { dialogsIn } from './dialogs.ts';

/** An expression also runs on pages whose policy forbids creating code from strings. */
const source = `${readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')};undefined`;

/** Puppeteer 25.16 has this realm, separate from the page's scripts, but omits it from its public types. */
interface FrameWithDriversWorld {
  isolatedRealm(): { evaluate(code: string): Promise<unknown> };
}

/** Runs axe on an extension page; returns one text for each element with a violation. */
export async function axeOnPage(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(findViolations);
}

/**
 * Runs axe on the hover card in its page. Axe cannot see into a closed root, so the card's host exposes it in the
 * driver's isolated realm, which the page does not share.
 */
export async function axeOnCard(page: Page): Promise<string[]> {
  const card = await cardIn(page);
  const frame = page.mainFrame() as unknown as FrameWithDriversWorld;
  await frame.isolatedRealm().evaluate(source);
  await card.evaluate((dialog) => {
    const root = dialog.getRootNode() as ShadowRoot;
    Object.defineProperty(root.host, 'shadowRoot', { value: root, configurable: true });
  });
  return card.evaluate(findViolations);
}

/** The hover card in a page's main frame, as an element. */
export async function cardIn(page: Page): Promise<ElementHandle<Element>> {
  const [card] = await dialogsIn(page.mainFrame());
  if (!card) throw new Error(`There is no hover card on ${page.url()}`);
  return card;
}

/** Serialized into the page, so it must be self-contained. Throws if nothing was checked, which would prove nothing. */
async function findViolations(context?: Element): Promise<string[]> {
  interface Found {
    id: string;
    nodes: { html: string; failureSummary?: string }[];
  }
  const { axe } = window as unknown as {
    axe: { run(of: Node): Promise<{ violations: Found[]; passes: Found[] }> };
  };
  const { violations, passes } = await axe.run(context ?? document);
  if (passes.length === 0) throw new Error('Axe checked nothing.');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
