import type { CDPSession, Page } from 'puppeteer-core';
import { isFirefox, privilegedScript } from './firefox-internals.ts';

/**
 * Returns a function that evaluates an expression in the context of the extension's content scripts in a page's main
 * frame, as if the page had taken it over. `origin` is the extension's; results must be serializable as JSON.
 */
export function evaluateInContentScript(page: Page, origin: string) {
  return isFirefox(page.mainFrame()) ? inFirefox(page, origin) : inChromium(page, origin);
}

async function inChromium(page: Page, origin: string) {
  const session: CDPSession = await page.createCDPSession();
  const found = new Promise<number>((resolve, reject) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === origin.replace(/\/$/, '')) resolve(context.id);
    });
    setTimeout(reject, 5000, new Error('No content script runs in this page.'));
  });
  await session.send('Runtime.enable');
  const contextId = await found;
  return async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  };
}

async function inFirefox(page: Page, origin: string) {
  const runPrivileged = await privilegedScript(page.browser());
  const { host } = new URL(origin);
  return async (expression: string): Promise<unknown> => {
    await page.bringToFront();
    const result = await runPrivileged(throughFrameScript(host, expression));
    const { value, error } = JSON.parse(String(result)) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  };
}

/** Firefox runs this in the process of the selected tab: `content` is the tab's window. */
const FRAME_SCRIPT = `async function (id, expression, answerTo) {
  const result = {};
  try {
    const { ExtensionContent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionContent.sys.mjs');
    const { cloneScope } = ExtensionContent.getContextByExtensionId(id, content);
    result.value = await Cu.evalInSandbox(expression, cloneScope);
  } catch (error) {
    result.error = String(error);
  }
  sendAsyncMessage(answerTo, JSON.stringify(result));
}`;

/**
 * A script that evaluates an expression in the selected tab's content script context, and returns its `value` or
 * `error` as JSON.
 */
function throughFrameScript(host: string, expression: string): string {
  return `(() => {
    const { id } = WebExtensionPolicy.getByHostname(${JSON.stringify(host)});
    const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
    const { messageManager } = gBrowser.selectedBrowser;
    const answerTo = 'answer-' + Math.random();
    const given = [id, ${JSON.stringify(expression)}, answerTo].map((each) => JSON.stringify(each));
    const script = '(' + ${JSON.stringify(FRAME_SCRIPT)} + ')(' + given.join() + ')';
    return new Promise((resolve) => {
      messageManager.addMessageListener(answerTo, function listener({ data }) {
        messageManager.removeMessageListener(answerTo, listener);
        resolve(data);
      });
      messageManager.loadFrameScript('data:application/javascript,' + encodeURIComponent(script), false);
    });
  })()`;
}
