import { storage } from 'wxt/utils/storage';

/** The window whose panel is to survey the page in front of it: so the popup asks, which closes at any moment. */
interface SurveyRequest {
  windowId: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** A panel is there within a second; a request that nobody heard must not cost look-ups hours later. */
const VALID_MS = 10_000;

const requestState = storage.defineItem<SurveyRequest | null>('session:survey-request', {
  fallback: null,
});

/** Asks the panel of a window to survey the page in front. */
export function requestSurvey(windowId: number): Promise<void> {
  return requestState.setValue({ windowId, at: Date.now() });
}

/** Whether a survey was asked of a window. The request is given to one asker only: it costs look-ups. */
export function takeSurveyRequest(windowId: number | undefined): Promise<boolean> {
  return navigator.locks.request('survey-request', async () => {
    const request = await requestState.getValue();
    if (request?.windowId !== windowId || !request || Date.now() - request.at > VALID_MS)
      return false;
    await requestState.removeValue();
    return true;
  });
}

/** Hears of requests to a window that are made while its panel is open; returns what ends it. */
export function watchSurveyRequests(windowId: number | undefined, hear: () => void): () => void {
  return requestState.watch((request) => {
    if (request && request.windowId === windowId) hear();
  });
}
