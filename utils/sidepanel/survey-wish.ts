import { storage } from 'wxt/utils/storage';

/** The window whose panel is to survey the page in front of it: so the popup asks, which closes at any moment. */
const wishState = storage.defineItem<number | null>('session:survey-wish', { fallback: null });

/** Wishes that the panel of a window survey the page in front. */
export function wishForSurvey(windowId: number): Promise<void> {
  return wishState.setValue(windowId);
}

/** Whether there is a wish for a window. It is fulfilled once: it costs look-ups. */
export async function takeSurveyWish(windowId: number | undefined): Promise<boolean> {
  const wish = await wishState.getValue();
  if (wish === null || wish !== windowId) return false;
  await wishState.setValue(null);
  return true;
}

/** Hears of wishes for a window that are made while the panel is open. */
export function watchSurveyWish(windowId: number | undefined, hear: () => void): () => void {
  return wishState.watch((wish) => {
    if (wish !== null && wish === windowId) hear();
  });
}
