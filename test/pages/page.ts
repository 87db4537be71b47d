/** A page as the server sends it. */
export interface Page {
  html: string;
  headers?: Record<string, string>;
}

/** The data of a request that a route gets. */
export interface Visit {
  query: URLSearchParams;
  /** The same server under its other host name, which browsers treat as another site. */
  otherOrigin: string;
}

interface Parts {
  title: string;
  body: string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  style?: string;
  head?: string;
}

/** A complete HTML document. `body`, `head` and `style` are markup and are not escaped. */
export function htmlDocument(parts: Parts): string {
  const { title, body, lang = 'en', dir = 'ltr', style = PLAIN_STYLE, head = '' } = parts;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${style && `<style>${style}</style>`}
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** Escapes a text for markup and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A link as markup, with the DOM id by which tests find it. */
export function anchor(domId: string, href: string, text: string): string {
  return `<a id="${domId}" href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
}

const PLAIN_STYLE =
  'body { font: 16px/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }';
