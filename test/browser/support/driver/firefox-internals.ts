import type { Browser, ElementHandle, Frame } from 'puppeteer-core';

/**
 * The parts of WebDriver BiDi that Puppeteer 25.16 has but does not expose: its connection, and evaluating with
 * options. Used only here.
 */
interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface BidiFrame {
  isolatedRealm(): BidiRealm;
}

interface BidiRealm {
  realm: {
    evaluate(
      expression: string,
      awaitPromise: boolean,
      options: { serializationOptions: object },
    ): Promise<{ result?: { value: RemoteNode[] } }>;
  };
  createHandle(node: RemoteNode): ElementHandle;
}

interface RemoteNode {
  type: 'node';
  value: { shadowRoot?: RemoteNode | null; mode?: string };
}

/** Whether a frame belongs to Firefox. */
export function isFirefox(frame: Frame): boolean {
  return 'browsingContext' in frame;
}

/** Returns a function that runs a script with the browser's own privileges and returns its result. */
export async function privilegedScript(
  browser: Browser,
): Promise<(script: string) => Promise<unknown>> {
  const { connection } = browser as unknown as { connection: BidiConnection };
  const { result } = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = (result as { contexts: { context: string }[] }).contexts;
  if (!window) throw new Error('The driver found no window of Firefox.');

  return async (expression) => {
    const target = { context: window.context };
    const answer = await connection.send('script.evaluate', {
      expression,
      target,
      awaitPromise: true,
    });
    const outcome = answer.result as {
      exceptionDetails?: { text: string };
      result?: { value?: unknown };
    };
    if (outcome.exceptionDetails) throw new Error(outcome.exceptionDetails.text);
    return outcome.result?.value;
  };
}

/**
 * Finds dialogs in closed shadow roots by role. Firefox's accessibility engine is no alternative: it does not answer
 * while any frame of the page is still loading or has failed to load.
 */
export async function dialogsInFirefox(frame: Frame): Promise<ElementHandle<Element>[]> {
  const roots = await closedRoots((frame as unknown as BidiFrame).isolatedRealm());
  const found = await Promise.all(roots.map((root) => root.$$('[role=dialog], dialog[open]')));
  return found.flat();
}

/**
 * The closed shadow roots of elements that can overlay a page: next to its body, in a modal dialog or in a full-screen
 * element. The protocol exposes them; page scripts cannot get them.
 */
async function closedRoots(realm: BidiRealm): Promise<ElementHandle[]> {
  const { result } = await realm.realm.evaluate(
    `[...document.querySelectorAll('html > :not(head, body), :modal > *, :fullscreen > *')]`,
    false,
    { serializationOptions: { maxObjectDepth: 1, maxDomDepth: 0, includeShadowTree: 'all' } },
  );
  return (result?.value ?? [])
    .map((host) => host.value.shadowRoot)
    .filter((root) => root?.value.mode === 'closed')
    .map((root) => realm.createHandle(root as RemoteNode));
}
