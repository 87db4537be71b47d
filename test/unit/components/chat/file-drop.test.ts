import { expect, it, vi } from 'vitest';
import { fileDrop } from '../../../../components/chat/file-drop.ts';

function drop(files: File[], types: string[]) {
  const onAttach = vi.fn();
  const preventDefault = vi.fn();
  const handlers = fileDrop(onAttach);
  const event = { dataTransfer: { files, types }, preventDefault } as unknown as DragEvent;
  handlers.onDragOver(event);
  handlers.onDrop(event);
  return { onAttach, preventDefault };
}

it('files that are dropped are attached, whatever comes with them', () => {
  const image = new File(['a'], 'a.png', { type: 'image/png' });
  const { onAttach, preventDefault } = drop([image], ['text/plain', 'Files']);
  expect(onAttach).toHaveBeenCalledExactlyOnceWith([image]);
  expect(preventDefault).toHaveBeenCalledTimes(2);
});

it('text that is dropped is left to the element below', () => {
  const { onAttach, preventDefault } = drop([], ['text/plain']);
  expect(onAttach).not.toHaveBeenCalled();
  expect(preventDefault).not.toHaveBeenCalled();
});
