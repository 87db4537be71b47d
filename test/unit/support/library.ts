import type { Failure } from '../../../utils/gateway/failure.ts';
import type { GptId } from '../../../utils/gpt/gpt-id.ts';
import type { Library, Reading } from '../../../utils/lookup/cache/cache.ts';

interface Absence {
  asked: GptId;
  failure: Failure;
  at: number;
}

/** A library that forgets everything when the test ends. */
export function createMemoryLibrary(...kept: Reading[]): Library {
  const readings = new Map(kept.map((reading) => [reading.asked, reading]));
  const absences = new Map<GptId, Absence>();
  const pictures = new Map<string, string>();
  return {
    reading: async (asked: GptId) => readings.get(asked),
    keep: async (reading: Reading) => {
      readings.set(reading.asked, reading);
      absences.delete(reading.asked);
    },
    absence: async (asked: GptId) => absences.get(asked),
    keepAbsence: async (absence: Absence) => {
      absences.set(absence.asked, absence);
    },
    picture: async (url: string) => pictures.get(url),
    keepPicture: async (url: string, dataUrl: string) => {
      pictures.set(url, dataUrl);
    },
  } as Library;
}
