/** Whether two values of plain data are equal, whatever the order of their fields. */
export function isEqual(one: unknown, other: unknown): boolean {
  return one === other || toSortedJson(one) === toSortedJson(other);
}

function toSortedJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}
