import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { dialogsIn } from './dialogs.ts';

/**
 * What in an element is none of what our components draw: elements, attributes that run script, addresses of another
 * kind. Sent into the page, so it stands alone.
 */
function findUnexpected(root: Element): string[] {
  const ours =
    /^(?:body|section|article|header|footer|main|nav|div|p|span|ul|ol|li|dl|dt|dd|h1|h2|h3|strong|small|bdi|code|q|em|a|button|img|svg|path|circle|rect|line|polyline|g|meter|form|label|input|select|option|fieldset|legend|table|thead|tbody|tr|th|td|caption|time|details|summary|output|dialog|textarea|hr|kbd|progress|search|datalist)$/;
  return [root, ...root.querySelectorAll('*')].flatMap((element) => {
    // Before anything is painted the popup takes its theme.
    if (element.matches('script[src="/popup-theme.js"]:empty')) return [];
    const odd: string[] = [];
    if (!ours.test(element.localName)) odd.push(element.localName);
    for (const { name, value } of element.attributes) {
      const isAddress = /^(?:href|src|action|data|formaction|xlink:href)$/.test(name);
      if (name.startsWith('on') || name === 'srcdoc' || name === 'srcset') odd.push(name);
      if (
        isAddress &&
        !/^(?:https:\/\/|data:image\/|#|\/|$|(?:moz|chrome)-extension:\/\/)/.test(value)
      )
        odd.push(value);
    }
    return odd;
  });
}

/** What in the card, in whichever frame, is not ours. */
export async function findUnexpectedInCard(page: Page): Promise<string[]> {
  const inFrames = page.frames().map(async (frame: Frame) => {
    const dialogs: ElementHandle<Element>[] = await dialogsIn(frame);
    return (await Promise.all(dialogs.map((dialog) => dialog.evaluate(findUnexpected)))).flat();
  });
  return (await Promise.all(inFrames)).flat();
}

/** What in one of the extension's own pages is not ours. */
export function findUnexpectedIn(page: Page): Promise<string[]> {
  return page.$eval('body', findUnexpected);
}
