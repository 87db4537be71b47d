import { describe, expect, it } from 'vitest';
import { HoverForm } from '../../../components/options/hover-form.tsx';
import {
  DEFAULT_HOVER,
  isDefaultHover,
  MAX_DELAY_MS,
  MIN_DELAY_MS,
  toDelays,
} from '../../../utils/settings/hover-settings.ts';
import { DEFAULT_DELAYS } from '../../../utils/settings/hover-timing.ts';
import { findFlaw, LANGUAGES, renderIn } from '../support/render.tsx';

describe('toDelays', () => {
  it('splits every possible delay between watcher and card', () => {
    for (let delayMs = MIN_DELAY_MS; delayMs <= MAX_DELAY_MS; delayMs++) {
      const { restMs, openMs } = toDelays({ opens: 'rest', delayMs });
      expect(restMs + openMs).toBe(delayMs);
      expect(restMs).toBeGreaterThanOrEqual(100);
      expect(openMs).toBeGreaterThan(0);
    }
  });

  it('returns the built-in delays of the watcher for the default settings', () => {
    expect(toDelays(DEFAULT_HOVER)).toEqual(DEFAULT_DELAYS);
    expect(isDefaultHover(DEFAULT_HOVER)).toBe(true);
    expect(isDefaultHover({ ...DEFAULT_HOVER, opens: 'alt' })).toBe(false);
    expect(isDefaultHover({ ...DEFAULT_HOVER, delayMs: 351 })).toBe(false);
  });
});

describe('the hover form', () => {
  const form = (keys: string | undefined) => (
    <HoverForm settings={{ opens: 'alt', delayMs: 400 }} keys={keys} onChange={async () => {}} />
  );

  it.each(LANGUAGES)('is presentable in %s and shows the setting', (language) => {
    const html = renderIn(language, form('Alt+Shift+G'));
    expect(findFlaw(html)).toBeUndefined();
    expect(html).toContain('Alt+Shift+G');
    expect(html).toMatch(
      /<option[^>]*selected[^>]*value="alt"|<option[^>]*value="alt"[^>]*selected/,
    );
    expect(html).toContain('max="1500"');
  });

  it('shows no shortcut if the browser has none', () => {
    expect(renderIn('en', form(undefined))).toContain('assign a shortcut');
  });
});
