import type { Failure } from '../../../utils/gateway/failure.ts';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import type { GptCache, Reading } from '../../../utils/lookup/cache/cache.ts';

interface NegativeEntry {
  asked: GptId;
  failure: Failure;
  at: number;
}

/** A library that forgets everything when the test ends. */
export function createMemoryCache(...cachedGpts: Reading[]): GptCache {
  const readings = new Map(cachedGpts.map((reading) => [reading.asked, reading]));
  const absences = new Map<GptId, NegativeEntry>();
  const pictures = new Map<string, string>();
  return {
    get: async (asked: GptId) => readings.get(asked),
    put: async (reading: Reading) => {
      readings.set(reading.asked, reading);
      absences.delete(reading.asked);
    },
    getNegative: async (asked: GptId) => absences.get(asked),
    putNegative: async (absence: NegativeEntry) => {
      absences.set(absence.asked, absence);
    },
    getPicture: async (url: string) => pictures.get(url),
    putPicture: async (url: string, dataUrl: string) => {
      pictures.set(url, dataUrl);
    },
  } as GptCache;
}
