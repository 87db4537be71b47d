import type * as z from 'zod/mini';

/** Flattens intersections into one object type. */
type Flat<T> = T extends unknown ? { [K in keyof T]: T[K] } : never;

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * The type of a schema whose output is exactly `T`, optional fields included. If they differ, the compiler reports that the
 * schema cannot be assigned to `never`: update the schema to match `T`.
 */
export type SchemaOf<T, S extends z.ZodMiniType> =
  Same<Flat<T>, Flat<z.output<S>>> extends true ? S : never;
