import type { Attachment } from '../../../gateway/chat/conversation.ts';
import { withTimeout } from '../../../lib/with-timeout.ts';
import { readText } from '../../batch/read-file.ts';
import type { AcceptedKinds } from './accepted.ts';

/** Per message. The gateway gets all attachments again with each further question. */
export const MAX_ATTACHMENTS = 4;

/** In bytes. About 65,000 tokens of English: more than most models read. */
export const MAX_FILE_BYTES = 256 * 1024;

/**
 * In characters. A longer text that is pasted becomes an attachment: text boxes get slow with it, and nobody edits it
 * there.
 */
export const LONG_PASTE = 10_000;

/**
 * In characters. A pasted text may be longer than a file, because it may exist nowhere else; whether the model takes it is
 * for the gateway to say.
 */
export const MAX_PASTE = 2_000_000;

/** Nothing can be sent while a file is read, and a drive that sleeps or a server may take long. */
const READ_LIMIT_MS = 30_000;

/** Why something was not attached. */
export type AttachmentProblem =
  | { kind: 'too-many' }
  | { kind: 'images-not-accepted' | 'texts-not-accepted'; name: string }
  /** `size`: in bytes; of a pasted text, in characters. */
  | { kind: 'file-too-large' | 'paste-too-long'; name: string; size: number }
  | { kind: 'image-unreadable' | 'file-unreadable' | 'not-text'; name: string };

export type AttachmentResult =
  | { ok: true; attachment: Attachment }
  | { ok: false; problem: AttachmentProblem };

/** Names of files that are texts, although browsers do not know their types. */
const TEXT_NAME =
  /\.(?:txt|md|markdown|csv|tsv|json|jsonl|ya?ml|toml|ini|log|xml|html?|css|[cm]?[jt]sx?|py|rb|php|java|kt|go|rs|c|h|cpp|cs|swift|sh|sql|tex|srt|vtt)$/i;

/** Characters that no text contains. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what it looks for.
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** Reads a file to attach it: an image as a small JPEG, anything else as text. */
export async function readAttachment(
  file: File,
  accepted: AcceptedKinds,
  encodeImage: (file: Blob) => Promise<string>,
): Promise<AttachmentResult> {
  const { name, size, type } = file;
  if (type.startsWith('image/')) {
    if (accepted.images === 'no') return fail({ kind: 'images-not-accepted', name });
    try {
      const dataUrl = await withTimeout(encodeImage(file), READ_LIMIT_MS, 'Encoding an image');
      return { ok: true, attachment: { kind: 'image', name, dataUrl } };
    } catch {
      return fail({ kind: 'image-unreadable', name });
    }
  }
  const isText = type.startsWith('text/') || TEXT_NAME.test(name) || type === '';
  if (!isText && !/json|xml|yaml|script/.test(type)) return fail({ kind: 'not-text', name });
  if (accepted.texts === 'no') return fail({ kind: 'texts-not-accepted', name });
  if (size > MAX_FILE_BYTES) return fail({ kind: 'file-too-large', name, size });
  try {
    const reading = readText(file, MAX_FILE_BYTES);
    const text = await withTimeout(reading, READ_LIMIT_MS, 'Reading a file');
    if (text === '' || BINARY.test(text)) return fail({ kind: 'not-text', name });
    return { ok: true, attachment: { kind: 'text', name, text } };
  } catch {
    // The file was deleted, it is a folder, or its drive does not answer.
    return fail({ kind: 'file-unreadable', name });
  }
}

/** Attaches a long text that was pasted. Every GPT takes it, because it is sent as text. */
export function attachPaste(name: string, text: string): AttachmentResult {
  if (text.length > MAX_PASTE) return fail({ kind: 'paste-too-long', name, size: text.length });
  return { ok: true, attachment: { kind: 'text', name, text } };
}

function fail(problem: AttachmentProblem): AttachmentResult {
  return { ok: false, problem };
}
