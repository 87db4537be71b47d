import { gptLink } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

/** `/long`: a page of many screens, with links along it and in the corners of the viewport. */
export function longPage(): Page {
  const corners = [
    ['top-left', 'Penny Pilot'],
    ['top-right', 'Thesis X-ray'],
    ['bottom-left', 'Slow Rail'],
    ['bottom-right', 'Grid Watch'],
  ] as const;
  const body = [
    ...corners.map(([corner, gpt]) => `<p class="${corner}">${gptLink(`link-${corner}`, gpt)}</p>`),
    `<p>${gptLink('link-top', 'documented')}</p>`,
    filler(),
    `<p>${gptLink('link-middle', 'Fine Print')}</p>`,
    filler(),
    `<p>${gptLink('link-bottom', 'Gopher Gate')}</p>`,
  ].join('\n');
  return { html: htmlDocument({ title: 'Long page', body, style: STYLE }) };
}

function filler(): string {
  const paragraph = '<p>The road goes on for a while here, past fields and a small station.</p>';
  return paragraph.repeat(120);
}

const STYLE = `
body { font: 16px/1.6 system-ui, sans-serif; margin: 4rem 14rem }
[class] { position: fixed; margin: 0; background: #eef2f2 }
.top-left { top: 0; left: 0 }
.top-right { top: 0; right: 0 }
.bottom-left { bottom: 0; left: 0 }
.bottom-right { bottom: 0; right: 0 }
`;
