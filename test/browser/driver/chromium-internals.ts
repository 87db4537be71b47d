import type { CDPSession, ElementHandle, Frame } from 'puppeteer-core';
import type { RoleAndName } from './accessible.ts';

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
 * Asks for the whole accessibility tree: the query for a part of it, which Puppeteer uses, waits for
 * ever in a page that is still loading something.
 */
export async function accessibleInChromium(
  frame: Frame,
  { role, name }: RoleAndName,
): Promise<ElementHandle<Element>[]> {
  const inner = frame as unknown as ChromiumFrame;
  const realm = inner.isolatedRealm();
  if (!realm.hasContext()) return [];
  const { nodes } = await inner.client.send('Accessibility.getFullAXTree', { frameId: inner._id });
  const ids = nodes
    .filter((node) => !node.ignored && (role === undefined || node.role?.value === role))
    .filter((node) => name === undefined || node.name?.value === name)
    .map((node) => node.backendDOMNodeId)
    .filter((id) => id !== undefined);
  return Promise.all(ids.map((id) => realm.adoptBackendNode(id)));
}
