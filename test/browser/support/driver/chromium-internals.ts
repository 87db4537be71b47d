import type { CDPSession, ElementHandle, Frame } from 'puppeteer-core';

/**
 * What Puppeteer 25.16 knows of a frame in Chromium but leaves out of its public types, described by
 * shape and used nowhere else.
 */
interface ChromiumFrame {
  _id: string;
  /** The session of the process that the frame lives in. */
  client: CDPSession;
  isolatedRealm(): {
    /** False while the frame's server has not answered. */
    hasContext(): boolean;
    adoptBackendNode(id: number): Promise<ElementHandle<Element>>;
  };
}

/**
 * What the accessibility tree of a frame calls a dialog. This asks for the whole tree: the query for
 * a part of it, which Puppeteer uses, waits for ever in a page that is still loading something.
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
