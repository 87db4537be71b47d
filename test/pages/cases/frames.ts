import { gptLink } from '../gpts.ts';
import { escapeHtml, htmlDocument, type Page, type Visit } from '../page.ts';

/** `/frames`: six kinds of frame, each with a link `link-in-frame` to a GPT of its own. */
export function framesPage({ otherOrigin }: Visit): Page {
  const body = `<h1>Frames</h1>
<iframe id="frame-same" src="/frame?gpt=Penny+Pilot"></iframe>
<iframe id="frame-cross" src="${otherOrigin}/frame?gpt=Thesis+X-ray"></iframe>
<iframe id="frame-srcdoc" srcdoc="${escapeHtml(frameDocument('Slow Rail'))}"></iframe>
<iframe id="frame-dom"></iframe>
<iframe id="frame-write"></iframe>
<iframe id="frame-sandbox" sandbox="allow-scripts" src="/frame?gpt=Grid+Watch"></iframe>
<template id="dom-content"><p>${gptLink('link-in-frame', 'Fine Print')}</p></template>
<template id="write-content"><p>${gptLink('link-in-frame', 'Gopher Gate')}</p></template>
<script>
const frame = (id) => document.getElementById(id).contentDocument;
const content = (id) => document.getElementById(id);
frame('frame-dom').body.append(content('dom-content').content.cloneNode(true));
frame('frame-write').open();
frame('frame-write').write('<!doctype html><title>Written</title>' + content('write-content').innerHTML);
frame('frame-write').close();
</script>`;
  const style = 'iframe { width: 320px; height: 200px; border: 1px solid #999 }';
  return { html: htmlDocument({ title: 'Frames', body, style }) };
}

/** `/frame?gpt=<name>`: the content of a frame. */
export function framePage({ query }: Visit): Page {
  return { html: frameDocument(query.get('gpt') ?? 'documented') };
}

function frameDocument(gpt: string): string {
  return htmlDocument({ title: 'Frame', body: `<p>${gptLink('link-in-frame', gpt)}</p>` });
}
