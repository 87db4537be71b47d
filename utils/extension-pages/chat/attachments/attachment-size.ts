import type { Attachment } from '../../../gateway/chat/conversation.ts';

/** The size of an attachment in bytes as it is sent: a text in UTF-8, an image without its encoding. */
export function getAttachmentSize(attachment: Attachment): number {
  const known = sizes.get(attachment);
  if (known !== undefined) return known;
  const size =
    attachment.kind === 'text'
      ? new TextEncoder().encode(attachment.text).length
      : Math.round(((attachment.dataUrl.length - attachment.dataUrl.indexOf(',') - 1) * 3) / 4);
  sizes.set(attachment, size);
  return size;
}

/** Encoding a megabyte takes milliseconds, and the composer renders with every key. */
const sizes = new WeakMap<Attachment, number>();
