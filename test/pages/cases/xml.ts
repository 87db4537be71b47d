import { DOCUMENTED_ID } from '../../gateway/catalogue.ts';
import type { Page } from '../page.ts';

const ADDRESS = `https://chatgpt.com/g/${DOCUMENTED_ID}-code-guru`;

/** `/svg`: an SVG document with a link in it. */
export function svgPage(): Page {
  return {
    html: `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400">
<a id="link-svg" href="${ADDRESS}"><text x="40" y="60" font-size="24">Code Guru, drawn</text></a>
</svg>`,
    headers: { 'Content-Type': 'image/svg+xml' },
  };
}

/** `/xml`: data that browsers show as a tree, with an id in it. */
export function xmlPage(): Page {
  return {
    html: `<?xml version="1.0"?>
<gpts><gpt><address>${ADDRESS}</address></gpt></gpts>`,
    headers: { 'Content-Type': 'application/xml' },
  };
}

/** `/xhtml`: a web page written as XHTML. */
export function xhtmlPage(): Page {
  return {
    html: `<?xml version="1.0"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>As XML</title></head>
<body><p><a id="link-xhtml" href="${ADDRESS}">Code Guru</a></p></body></html>`,
    headers: { 'Content-Type': 'application/xhtml+xml' },
  };
}
