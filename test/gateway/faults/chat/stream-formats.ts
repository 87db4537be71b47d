import { textOf, toCompletion } from '../../chat/answer.ts';
import { DONE } from '../../chat/stream.ts';
import type { ChatFaultTable } from './chat-fault.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const LINES_JOINED = 3;

/** Complete answers that are written in other ways than a stream should be. */
export const streamFormats = {
  'stream-comments': {
    frames: (frames) => [
      ': OPENROUTER PROCESSING\n\n',
      ...frames.flatMap((frame) => [frame, ': PING\n\n']),
    ],
  },
  'stream-keepalive-data': {
    frames: (frames) => frames.flatMap((frame) => ['data: : keepalive\n\n', frame]),
  },
  'stream-without-space': {
    frames: (frames) => frames.map((frame) => frame.replace(/^data: /, 'data:')),
  },
  'stream-crlf': { frames: (frames) => frames.map((frame) => frame.replaceAll('\n', '\r\n')) },
  /** Some parsers read an event from the second `id`, which has no data. */
  'stream-event-ids': {
    frames: (frames) =>
      frames.flatMap((frame, index) => [`id: ${index}\nevent: message\n${frame}`, 'id: -\n\n']),
  },
  /** Blank lines stand only after every third data line. */
  'stream-joined-lines': {
    frames: (frames) =>
      frames.map((frame, index) =>
        index % LINES_JOINED === LINES_JOINED - 1 || index === frames.length - 1
          ? frame
          : frame.replace('\n\n', '\n'),
      ),
  },
  'stream-unparsable-lines': {
    frames: (frames) => frames.flatMap((frame) => ['data: not JSON\n\n', frame]),
  },
  /** Cuts inside of lines and of characters. */
  'stream-cut-bytes': { cutsBytes: true },
  /** One JSON object in each line, without the format of server-sent events. */
  'stream-json-lines': { frames: toJsonLines },
  'stream-json-lines-as-json': { frames: toJsonLines, type: JSON_TYPE },
  'stream-as-json': {
    frames: (_, answer) => [JSON.stringify(toCompletion(answer))],
    type: JSON_TYPE,
  },
  'stream-as-text': {
    frames: (_, answer) => [textOf(answer)],
    type: 'text/plain; charset=utf-8',
  },
} satisfies ChatFaultTable;

function toJsonLines(frames: string[]): string[] {
  return frames
    .filter((frame) => frame !== DONE)
    .map((frame) => frame.replace(/^data: /, '').replace('\n\n', '\n'));
}
