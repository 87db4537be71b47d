import type { Link, PhrasingContent } from 'mdast';

/** Characters that end an address in Chinese text, where no space follows it. */
const END = /[\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** Ends a link that was recognized in plain text where Chinese begins: GFM would make the whole sentence a link. */
export function cutLiteralLink(link: Link, source: string): PhrasingContent[] {
  const [label] = link.children;
  const start = source.charAt(link.position?.start.offset ?? 0);
  if (label?.type !== 'text' || link.children.length > 1 || /[[<]/.test(start)) return [link];
  const end = label.value.search(END);
  if (end <= 0) return [link];
  const removed = label.value.slice(end);
  const url = link.url.endsWith(removed) ? link.url.slice(0, -removed.length) : undefined;
  if (!url) return [link];
  return [
    { ...link, url, children: [{ type: 'text', value: label.value.slice(0, end) }] },
    { type: 'text', value: removed },
  ];
}
