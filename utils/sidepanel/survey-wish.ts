import { storage } from 'wxt/utils/storage';

/** The window whose panel is to survey the page in front of it: so the popup asks, which closes at any moment. */
interface SurveyWish {
  windowId: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** A panel is there within a second; a wish that was not heard must not cost look-ups hours later. */
const HEEDED_MS = 10_000;

const wishState = storage.defineItem<SurveyWish | null>('session:survey-wish', { fallback: null });

/** Wishes that the panel of a window survey the page in front. */
export function wishForSurvey(windowId: number): Promise<void> {
  return wishState.setValue({ windowId, at: Date.now() });
}

/** Whether there is a wish for a window. It is given to one asker only: it costs look-ups. */
export function takeSurveyWish(windowId: number | undefined): Promise<boolean> {
  return navigator.locks.request('survey-wish', async () => {
    const wish = await wishState.getValue();
    if (wish?.windowId !== windowId || !wish || Date.now() - wish.at > HEEDED_MS) return false;
    await wishState.removeValue();
    return true;
  });
}

/** Hears of wishes for a window that are made while its panel is open; gives what ends it. */
export function watchSurveyWish(windowId: number | undefined, hear: () => void): () => void {
  return wishState.watch((wish) => {
    if (wish && wish.windowId === windowId) hear();
  });
}
