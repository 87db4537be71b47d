import { DOCUMENTED_ID } from '../../gateway/catalogue.ts';
import { catalogue } from '../gpts.ts';
import { escapeHtml } from '../page.ts';

/** Ids that are not links: in prose, in code, in a table, in English and in Chinese. */
export function bareIds(): string {
  return `<section>
<h2>Ids without a link</h2>
<div class="note">
<p>In prose: somebody writes that <span id="bare-documented">${DOCUMENTED_ID}</span> found the bug at
once, while ${bare('bare-prose', 'Snake Charmer Reviews')} wanted to see the tests first.</p>
<p>In code: <code id="bare-code">${catalogue.get('Regex Riddler').id}</code>, or as a model name,
<code id="bare-model">gpt-4o-gizmo-${catalogue.get('Shell Sage').id}</code>.</p>
<p lang="zh">在正文里：推荐先试试 ${bare('bare-chinese', '古文今读')}，再看看
${bare('bare-chinese-second', '川味小馆')}。</p>
</div>
</section>
<section>
<h2>In a table</h2>
<table>
<thead><tr><th>GPT</th><th>Id</th><th>Made</th></tr></thead>
<tbody>
${['Survey Surgeon', 'Balcony Botanist', 'Atlas of Elsewhere', '高数通关'].map(row).join('\n')}
</tbody>
</table>
</section>`;
}

function bare(domId: string, gpt: string): string {
  return `<span id="${domId}">${catalogue.get(gpt).id}</span>`;
}

function row(gpt: string, index: number): string {
  const { id, name, data } = catalogue.get(gpt);
  const made = data.gizmo.created_at.slice(0, 7);
  const idCell = `<td><code id="bare-table-${index + 1}">${id}</code></td>`;
  return `<tr><td>${escapeHtml(name)}</td>${idCell}<td>${made}</td></tr>`;
}
