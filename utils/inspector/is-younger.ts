/** Whether `at` is less than `than` milliseconds ago. A time in the future comes from a wrong clock: it says nothing. */
export function isYounger(at: number, than: number, now: number): boolean {
  const age = now - at;
  return age >= 0 && age < than;
}
