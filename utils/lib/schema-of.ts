import type * as z from 'zod/mini';

/** One object type each, where intersections were. */
type Flat<T> = T extends unknown ? { [K in keyof T]: T[K] } : never;

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * A schema of exactly `T`, optional fields and all. Where the two have drifted apart, the compiler says
 * that the schema cannot be assigned to `never`: add to it what was added to `T`.
 */
export type SchemaOf<T, S extends z.ZodMiniType> =
  Same<Flat<T>, Flat<z.output<S>>> extends true ? S : never;
