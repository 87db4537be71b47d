import type { TestOptions } from 'vitest';
import type { BrowserKind } from '../../scripts/browsers.ts';
import { skipIf } from '../skip.ts';
import { browserKind } from './world.ts';

/** For a test of what one browser alone has, or lets its driver do. */
export function onlyIn(browser: BrowserKind, why: string): TestOptions {
  return skipIf(browserKind !== browser, why);
}
