import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { dialogsIn } from './dialogs.ts';

/**
 * Lists everything in an element that our components never render: other elements, attributes that run script, URLs of
 * other schemes. Serialized into the page, so it must be self-contained.
 */
function findUnexpected(root: Element): string[] {
  const ours =
    /^(?:body|section|article|header|footer|main|nav|div|p|span|ul|ol|li|dl|dt|dd|h1|h2|h3|strong|small|bdi|code|q|em|a|button|img|svg|path|circle|rect|line|polyline|g|meter|form|label|input|select|option|fieldset|legend|table|thead|tbody|tr|th|td|caption|time|details|summary|output|dialog|textarea|hr|kbd|progress|search|datalist|figure|figcaption)$/;
  return [root, ...root.querySelectorAll('*')].flatMap((element) => {
    // The popup applies its theme before the first paint.
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

/** Lists unexpected markup in the cards of all frames. */
export async function findUnexpectedInCard(page: Page): Promise<string[]> {
  const inFrames = page.frames().map(async (frame: Frame) => {
    const dialogs: ElementHandle<Element>[] = await dialogsIn(frame);
    return (await Promise.all(dialogs.map((dialog) => dialog.evaluate(findUnexpected)))).flat();
  });
  return (await Promise.all(inFrames)).flat();
}

/** Lists unexpected markup in an extension page. */
export function findUnexpectedIn(page: Page): Promise<string[]> {
  return page.$eval('body', findUnexpected);
}
