import { useState } from 'preact/hooks';
import type { GptId } from '../../utils/gpt/gpt-id.ts';

/** The GPTs of a list that are selected, for what is done with several at once. */
export function useSelection() {
  const [selection, setSelection] = useState<ReadonlySet<GptId>>(new Set());
  return {
    selection,
    toggle: (id: GptId) => setSelection((before) => toggled(before, id)),
    selectNone: () => setSelection(new Set()),
  };
}

/** With one that was not in it, without one that was. */
export function toggled(selection: ReadonlySet<GptId>, id: GptId): ReadonlySet<GptId> {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}
