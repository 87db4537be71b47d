import type { Browser } from 'puppeteer-core';
import { say } from '../../../scripts/main.ts';
import { openChromium } from '../../browser/driver/chromium.ts';
import { createRandom } from '../../gateway/random.ts';
import type { Contender } from './contenders.ts';
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

/** The first round finds cold caches, and is not kept. */
const WARM_UP = 1;

/** Whose script runs for longer on a page does not visit it again: one such visit tells enough, and rounds stay short. */
const ONCE_IS_ENOUGH_MS = 5_000;

/**
 * All contenders stay open side by side and visit each page in a new order in every round, so that what else
 * the machine does falls on all of them.
 */
export async function measureInRounds(plan: Plan): Promise<Measurements> {
  const random = createRandom(1);
  const browsers = await Promise.all(plan.contenders.map((each) => start(each, plan)));
  try {
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
    const visits: Measured[] = [];
    const slow = new Set<string>();
    for (let round = 0; round < plan.rounds + WARM_UP; round++) {
      for (const subject of plan.subjects) {
        for (const { contender, browser, origin } of random.sample(browsers, browsers.length)) {
          const pair = `${subject} ${contender}`;
          if (slow.has(pair)) continue;
          const measured = await visit(browser, `${plan.url}/${subject}`, origin);
          const isSlow = measured.script.total > ONCE_IS_ENOUGH_MS;
          if (isSlow) slow.add(pair);
          // A page's first visit counts only where it is the last one, too.
          const counted = isSlow ? Math.max(round, WARM_UP) : round;
          if (counted >= WARM_UP) visits.push({ ...measured, contender, subject, round: counted });
        }
      }
      say(`Round ${round} of ${plan.rounds}`);
    }
    const characters: Record<string, number> = {};
    for (const { contender, browser, origin } of browsers) {
      characters[contender] = await charactersRead(browser, `${plan.url}/article`, origin);
    }
    const version = (await browsers[0]?.browser.version()) ?? '';
    return { version, characters, visits, slow: [...slow] };
  } finally {
    await Promise.all(browsers.map(({ browser }) => browser.close()));
  }
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
