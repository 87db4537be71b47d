import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { dialogsIn } from './dialogs.ts';

/** As an expression it runs where a page's own policy forbids to make code of text. */
const source = `${readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')};undefined`;

/** What Puppeteer 25.16 has beside the page's scripts and leaves out of its public types. */
interface FrameWithDriversWorld {
  isolatedRealm(): { evaluate(code: string): Promise<unknown> };
}

/** What axe finds wrong on a page of the extension, a text for each element; nothing if all is well. */
export async function axeOnPage(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return page.evaluate(findViolations);
}

/**
 * What axe finds wrong in the hover card, as it stands in its page. Axe cannot see into a closed root; in
 * the driver's own world, which the page does not share, its host is made to show it.
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

/** Sent into the page, so it stands alone. Throws where nothing was looked at, which would prove nothing. */
async function findViolations(context?: Element): Promise<string[]> {
  interface Found {
    id: string;
    nodes: { html: string; failureSummary?: string }[];
  }
  const { axe } = window as unknown as {
    axe: { run(of: Node): Promise<{ violations: Found[]; passes: Found[] }> };
  };
  const { violations, passes } = await axe.run(context ?? document);
  if (passes.length === 0) throw new Error('Axe found nothing to look at.');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
