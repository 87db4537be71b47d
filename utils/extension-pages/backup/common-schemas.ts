import * as z from 'zod/mini';

/** The latest time that a Date can represent. */
const END_OF_TIME = 8.64e15;

/** Milliseconds since 1970. */
export const timeSchema = z.number().check(z.minimum(0), z.maximum(END_OF_TIME));

/** The id of a record that GPT Lens has created, such as a UUID. */
export const recordIdSchema = z.string().check(z.regex(/^[\w-]{1,64}$/));
