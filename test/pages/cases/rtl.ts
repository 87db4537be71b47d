import { catalogue, gptLink } from '../gpts.ts';
import { htmlDocument, type Page } from '../page.ts';

/** `/rtl`: an Arabic page, written from right to left. */
export function rtlPage(): Page {
  const body = `<h1>روابط للتجربة</h1>
<p>ضع المؤشر على الرابط ${gptLink('link-rtl', 'text-arabic')} لترى من صنعه وماذا يستطيع أن يفعل.</p>
<p>وهذا معرّف بلا رابط: <code id="bare-rtl" dir="ltr">${catalogue.get('Penny Pilot').id}</code></p>
<p>وهذا رابط بالإنجليزية: ${gptLink('link-rtl-english', 'documented')}</p>
<p>وهذا رابط بالعبرية: ${gptLink('link-rtl-hebrew', 'text-hebrew')}</p>`;
  return { html: htmlDocument({ title: 'روابط للتجربة', body, lang: 'ar', dir: 'rtl' }) };
}
