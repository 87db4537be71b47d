import { countingPage } from './cases/counting.ts';
import { cspPage } from './cases/csp.ts';
import { dialogPage } from './cases/dialog.ts';
import { formsPage } from './cases/forms.ts';
import { framePage, framesPage } from './cases/frames.ts';
import { hostileBaitPage } from './cases/hostile-bait.ts';
import { hostileCoverPage } from './cases/hostile-cover.ts';
import { hostileCssPage } from './cases/hostile-css.ts';
import { hostileReaderPage } from './cases/hostile-reader.ts';
import { hostileStormPage } from './cases/hostile-storm.ts';
import { idsPage } from './cases/ids.ts';
import { longPage } from './cases/long.ts';
import { manyPage } from './cases/many.ts';
import { placesPage } from './cases/places.ts';
import { plainPage } from './cases/plain.ts';
import { rtlPage } from './cases/rtl.ts';
import { shadowPage } from './cases/shadow.ts';
import { spaPage } from './cases/spa.ts';
import { transformPage } from './cases/transform.ts';
import { svgPage, xhtmlPage, xmlPage } from './cases/xml.ts';
import { demoPage } from './demo/demo-page.ts';
import { magazinePage } from './magazine/magazine-page.ts';
import type { Page, Visit } from './page.ts';

/** Every page by its path. */
export const routes: Record<string, (visit: Visit) => Page> = {
  '/': demoPage,
  '/counting': countingPage,
  '/csp': cspPage,
  '/dialog': dialogPage,
  '/forms': formsPage,
  '/frame': framePage,
  '/frames': framesPage,
  '/hostile-bait': hostileBaitPage,
  '/hostile-cover': hostileCoverPage,
  '/hostile-css': hostileCssPage,
  '/hostile-reader': hostileReaderPage,
  '/hostile-storm': hostileStormPage,
  '/ids': idsPage,
  '/long': longPage,
  '/magazine': magazinePage,
  '/many': manyPage,
  '/places': placesPage,
  '/plain': plainPage,
  '/rtl': rtlPage,
  '/shadow': shadowPage,
  '/spa': spaPage,
  '/svg': svgPage,
  '/transform': transformPage,
  '/xhtml': xhtmlPage,
  '/xml': xmlPage,
};
