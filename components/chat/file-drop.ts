import { hasFiles } from '../../utils/extension-pages/chat/attachments/read-transfer.ts';

/**
 * The handlers by which files that are dropped anywhere on a chat are attached, whatever comes with them. Otherwise, the
 * browser would leave the chat to open them.
 */
export function fileDrop(onAttach: (files: File[]) => void) {
  return {
    onDragOver(event: DragEvent): void {
      if (hasFiles(event.dataTransfer)) event.preventDefault();
    },
    onDrop(event: DragEvent): void {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      onAttach(files);
    },
  };
}
