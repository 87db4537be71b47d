import type { CDPSession, Page } from 'puppeteer-core';

/**
 * Runs an expression where the extension's content scripts run in a page's main frame, as if it had been taken over
 * by the page. Only Chromium lets a driver in there.
 */
export async function contentWorld(page: Page, origin: string) {
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
