import type { Browser } from 'puppeteer-core';
import { say } from '../../../scripts/main.ts';
import { openChromium } from '../../browser/driver/chromium.ts';
import { createRandom } from '../../gateway/random.ts';
import { type Contender, EMPTY, OURS } from './contenders.ts';
import type { SubjectName } from './subjects.ts';
import { charactersRead, type Visit, visit } from './visit.ts';

export interface Measured extends Visit {
  contender: string;
  subject: SubjectName;
  round: number;
}

export interface Plan {
  contenders: Contender[];
  subjects: SubjectName[];
  rounds: number;
  /** How often in a round each page is visited with GPT Lens and with the empty script. */
  often: number;
  /** Where the pages are served. */
  url: string;
  executablePath: string;
}

export interface Measurements {
  version: string;
  /** Characters of script on an ordinary page. */
  characters: Record<string, number>;
  visits: Measured[];
  /** Page and contender where a visit took so long that it was the last. */
  slow: string[];
}

/** An extension registers its scripts and settles down after it was installed. */
const SETTLING_MS = 3_000;

/** A browser's first visit finds cold caches, and is not kept. */
const WARM_UP = 'article';

/** Whose script runs for longer on a page does not visit it again: one such visit tells enough, and rounds stay short. */
const ONCE_IS_ENOUGH_MS = 5_000;

/** A limit hangs on the ratio of these two, and a single visit is off by a ninth of it. */
const isVisitedOften = ({ contender }: Started) => [EMPTY, OURS].includes(contender);

/**
 * All contenders stand open side by side and visit each page in a new order in every round, so that what else
 * the machine does falls on all of them. Each round has browsers of its own, so that no figure hangs on one.
 */
export async function measureInRounds(plan: Plan): Promise<Measurements> {
  const random = createRandom(1);
  const visits: Measured[] = [];
  const slow = new Set<string>();
  const characters: Record<string, number> = {};
  let version = '';
  for (let round = 1; round <= plan.rounds; round++) {
    const browsers = await Promise.all(plan.contenders.map((each) => start(each, plan)));
    try {
      await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
      for (const { contender, browser, origin } of browsers) {
        characters[contender] = await charactersRead(browser, `${plan.url}/${WARM_UP}`, origin);
        version = await browser.version();
      }
      for (const subject of plan.subjects) {
        const turns = browsers.flatMap((each) =>
          Array.from({ length: isVisitedOften(each) ? plan.often : 1 }, () => each),
        );
        for (const { contender, browser, origin } of random.sample(turns, turns.length)) {
          const pair = `${subject} ${contender}`;
          if (slow.has(pair)) continue;
          const measured = await visit(browser, `${plan.url}/${subject}`, origin);
          if (measured.script.total > ONCE_IS_ENOUGH_MS) slow.add(pair);
          visits.push({ ...measured, contender, subject, round });
        }
      }
      say(`Round ${round} of ${plan.rounds}`);
    } finally {
      await Promise.all(browsers.map(({ browser }) => browser.close()));
    }
  }
  return { version, characters, visits, slow: [...slow] };
}

interface Started {
  contender: string;
  browser: Browser;
  origin: string;
}

async function start({ name, folder }: Contender, { executablePath }: Plan): Promise<Started> {
  const browser = await openChromium({ executablePath });
  const id = folder && (await browser.installExtension(folder));
  // Nothing comes from nowhere: without an extension no script is its own.
  return { contender: name, browser, origin: `chrome-extension://${id ?? 'none'}/` };
}
