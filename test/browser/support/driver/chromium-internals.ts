import type { CDPSession, ElementHandle, Frame } from 'puppeteer-core';

/** The parts of a Chromium frame that Puppeteer 25.16 has but omits from its public types. Used only here. */
interface ChromiumFrame {
  _id: string;
  /** The session of the process that hosts the frame. */
  client: CDPSession;
  isolatedRealm(): {
    /** False until the frame's server has answered. */
    hasContext(): boolean;
    adoptBackendNode(id: number): Promise<ElementHandle<Element>>;
  };
}

/**
 * Finds dialogs in the accessibility tree of a frame. Fetches the whole tree, because the partial query that Puppeteer
 * uses never returns on a page that is still loading something.
 */
export async function dialogsInChromium(frame: Frame): Promise<ElementHandle<Element>[]> {
  const inner = frame as unknown as ChromiumFrame;
  const realm = inner.isolatedRealm();
  if (!realm.hasContext()) return [];
  const { nodes } = await inner.client.send('Accessibility.getFullAXTree', { frameId: inner._id });
  const ids = nodes
    .filter((node) => !node.ignored && node.role?.value === 'dialog')
    .map((node) => node.backendDOMNodeId)
    .filter((id) => id !== undefined);
  return Promise.all(ids.map((id) => realm.adoptBackendNode(id)));
}
