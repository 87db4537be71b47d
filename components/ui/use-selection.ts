import { useState } from 'preact/hooks';
import type { GptId } from '../../utils/gpt/gpt-id.ts';

/** The selected GPTs of a list. */
export function useSelection() {
  const [selection, setSelection] = useState<ReadonlySet<GptId>>(new Set());
  return {
    selection,
    toggle: (id: GptId) => setSelection((before) => withToggled(before, id)),
    selectNone: () => setSelection(new Set()),
  };
}

/** A copy of the selection with `id` added, or removed if it was selected. */
export function withToggled(selection: ReadonlySet<GptId>, id: GptId): ReadonlySet<GptId> {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}
