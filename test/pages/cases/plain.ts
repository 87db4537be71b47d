import { htmlDocument, type Page } from '../page.ts';

/** `/plain`: an article without any GPT. */
export function plainPage(): Page {
  const body = `<h1>How a canal lock works</h1>
<p>A boat that climbs a hill on water needs a step. The step is a chamber with a gate at each end.</p>
<p>The lower gate shuts behind the boat, water runs in from above until both sides are level, and
the upper gate opens almost by itself. Nothing is pumped: the <a id="link-plain"
href="https://www.example.com/canal">canal</a> only ever gives water downhill.</p>
<p>Going down is the same in reverse, and, as every lock keeper says, wetter.</p>`;
  return { html: htmlDocument({ title: 'How a canal lock works', body }) };
}
