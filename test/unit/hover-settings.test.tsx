import { describe, expect, it } from 'vitest';
import { HoverForm } from '../../components/options/hover-form.tsx';
import {
  DEFAULT_HOVER,
  isDefaultHover,
  LEAST_DELAY_MS,
  MOST_DELAY_MS,
  waitsOf,
} from '../../utils/settings/hover-settings.ts';
import { DEFAULT_WAITS } from '../../utils/settings/hover-timing.ts';
import { flawIn, LANGUAGES, renderIn } from './support/render.tsx';

describe('how long the pointer rests', () => {
  it('is shared between the watcher and the card for every delay that can be chosen', () => {
    for (let delayMs = LEAST_DELAY_MS; delayMs <= MOST_DELAY_MS; delayMs++) {
      const { restMs, openMs } = waitsOf({ opens: 'rest', delayMs });
      expect(restMs + openMs).toBe(delayMs);
      expect(restMs).toBeGreaterThanOrEqual(100);
      expect(openMs).toBeGreaterThan(0);
    }
  });

  it('is by default what the watcher knows without being told', () => {
    expect(waitsOf(DEFAULT_HOVER)).toEqual(DEFAULT_WAITS);
    expect(isDefaultHover(DEFAULT_HOVER)).toBe(true);
    expect(isDefaultHover({ ...DEFAULT_HOVER, opens: 'alt' })).toBe(false);
    expect(isDefaultHover({ ...DEFAULT_HOVER, delayMs: 351 })).toBe(false);
  });
});

describe('the form', () => {
  const form = (keys: string | undefined) => (
    <HoverForm settings={{ opens: 'alt', delayMs: 400 }} keys={keys} change={async () => {}} />
  );

  it.each(LANGUAGES)('is presentable in %s and shows the choice', (language) => {
    const html = renderIn(language, form('Alt+Shift+G'));
    expect(flawIn(html)).toBeUndefined();
    expect(html).toContain('Alt+Shift+G');
    expect(html).toMatch(
      /<option[^>]*selected[^>]*value="alt"|<option[^>]*value="alt"[^>]*selected/,
    );
    expect(html).toContain('max="1500"');
  });

  it('names no keys where the browser has none', () => {
    expect(renderIn('en', form(undefined))).toContain('give the shortcut a key');
  });
});
