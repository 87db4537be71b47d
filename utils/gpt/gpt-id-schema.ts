import * as z from 'zod/mini';
import { type GptId, isGptId } from './gpt-id.ts';

export const idSchema = z.custom<GptId>((value) => typeof value === 'string' && isGptId(value));
