import { emptyScanResult, scan } from '../../../utils/content/scan/find-gpts.ts';
import { runInSlices } from '../../../utils/content/scan/run-in-slices.ts';

const BARE_ID = /(?<![0-9A-Za-z_])g-(?:[0-9a-f]{32}|[0-9A-Za-z]{9})(?![0-9A-Za-z_])/g;

/** The API of the script that runs in the measured page. */
export interface Probe {
  /** The minimum that any scan must do: one native pass, and one pattern where it may match. In milliseconds. */
  floor(): number;
  pass(): Promise<{ count: number; ms: number; longestSliceMs: number }>;
}

(globalThis as { probe?: Probe }).probe = {
  floor() {
    const start = performance.now();
    let hits = document.querySelectorAll('a[href*="/g/g-"]').length;
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { data } = node as Text;
      if (data.indexOf('g-') >= 0) hits += data.match(BARE_ID)?.length ?? 0;
    }
    return hits < 0 ? 0 : performance.now() - start;
  },
  async pass() {
    const finds = emptyScanResult();
    const effort = await runInSlices(scan(document, finds), { idleTimeoutMs: 50 });
    return { count: finds.gpts.size, ...effort };
  },
};
