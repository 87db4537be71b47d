import * as z from 'zod/mini';
import type { Failure } from '../../gateway/failure.ts';
import type { Gpt } from '../../gpt/gpt.ts';
import type { GptId } from '../../gpt/gpt-id.ts';
import { gptSchema, idSchema } from '../../gpt/gpt-schema.ts';
import { failureSchema } from './failure-schema.ts';
import type { StoreName } from './store.ts';

/** A GPT as it was read from the gateway; `readAt` in milliseconds since 1970. */
export interface CachedGpt {
  /** The id that was asked for, which the answer's own may differ from. */
  asked: GptId;
  gpt: Gpt;
  readAt: number;
}

/** Why an id had no GPT when it was last asked for, `at` milliseconds since 1970. */
export interface NegativeEntry {
  asked: GptId;
  failure: Failure;
  at: number;
}

/** A GPT's picture, by its address, as a data URL. */
interface CachedPicture {
  url: string;
  dataUrl: string;
  readAt: number;
}

/** What lies on each shelf. */
export interface StoreEntries {
  readings: CachedGpt;
  absences: NegativeEntry;
  pictures: CachedPicture;
}

export const SCHEMAS: { [S in StoreName]: z.ZodMiniType<StoreEntries[S]> } = {
  readings: z.object({ asked: idSchema, gpt: gptSchema, readAt: z.number() }),
  absences: z.object({ asked: idSchema, failure: failureSchema, at: z.number() }),
  pictures: z.object({
    url: z.string(),
    dataUrl: z.string().check(z.startsWith('data:image/')),
    readAt: z.number(),
  }),
};

/** What the library itself says of each entry. */
export const useSchema = z.object({
  usedAt: z.number(),
  size: z.number().check(z.nonnegative()),
});
