import type { Attachment, Question } from '../../gateway/chat/conversation.ts';
import { throttle } from '../../lib/throttle.ts';
import type { AcceptedKinds } from './attachments/accepted.ts';
import {
  type AttachmentProblem,
  type AttachmentResult,
  attachPaste,
  MAX_ATTACHMENTS,
  readAttachment,
} from './attachments/read-attachment.ts';

/** What is written in the composer, but not sent. */
export interface ComposerState {
  text: string;
  attachments: Attachment[];
  /** Why something was not attached. */
  problems: AttachmentProblem[];
  /** Whether files are being read. */
  isReading: boolean;
  /** Increases when the box is to take the focus. */
  focusRequests: number;
}

/** Whether there is something to send, and all of it has been read. */
export function canSend({ text, attachments, isReading }: ComposerState): boolean {
  return !isReading && (text.trim() !== '' || attachments.length > 0);
}

export type Written = Omit<Question, 'sentAt'>;

interface ComposerDeps {
  encodeImage(file: Blob): Promise<string>;
  /** Saves a draft; called at most every `SAVE_INTERVAL_MS`. */
  save(written: Written): void;
  onChange(): void;
}

/** Each save writes the whole draft. */
const SAVE_INTERVAL_MS = 300;

/** The text and the attachments that the user prepares. Never sends anything. */
export function createComposer({ encodeImage, save, onChange }: ComposerDeps, draft?: Written) {
  let state: ComposerState = {
    text: draft?.text ?? '',
    attachments: draft?.attachments ?? [],
    problems: [],
    isReading: false,
    focusRequests: 0,
  };
  /** What a starter has put into the box, so that another one may replace it. */
  let filled = '';
  /** What was taken to be sent, but may be stored nowhere else yet. */
  let taken: Written | undefined;
  let isSaved = true;
  let reading = 0;
  const saveSoon = throttle(saveNow, SAVE_INTERVAL_MS);

  function saveNow(): void {
    isSaved = true;
    save(taken ? join(taken, state) : { text: state.text, attachments: state.attachments });
  }

  function change(changed: Partial<ComposerState>): void {
    state = { ...state, ...changed };
    if ('text' in changed || 'attachments' in changed) {
      isSaved = false;
      saveSoon();
    }
    onChange();
  }

  function add(result: AttachmentResult): void {
    const isFull = result.ok && state.attachments.length >= MAX_ATTACHMENTS;
    if (result.ok && !isFull) {
      change({ attachments: [...state.attachments, result.attachment] });
    } else {
      const problem: AttachmentProblem = result.ok ? { kind: 'too-many' } : result.problem;
      change({ problems: [...state.problems, problem] });
    }
  }

  return {
    getState: () => state,
    saveNow,

    /** Saves what is not saved yet. Anything else would undo what another window has saved meanwhile. */
    saveChanged(): void {
      if (!isSaved) saveNow();
    },

    type(text: string): void {
      change({ text });
    },

    /** Puts a text into the box, after what the user has typed. */
    fill(text: string): void {
      const typed = state.text.trim();
      const isReplaced = typed === '' || typed === filled.trim();
      filled = text;
      const whole = isReplaced ? text : `${state.text.trimEnd()}\n${text}`;
      change({ text: whole, focusRequests: state.focusRequests + 1 });
    },

    /** Attaches a long text. */
    paste(name: string, text: string): void {
      change({ problems: [] });
      add(attachPaste(name, text));
    },

    /** Attaches files, one after the other. */
    async attach(files: File[], accepted: AcceptedKinds): Promise<void> {
      reading += 1;
      change({ problems: [], isReading: true });
      const free = MAX_ATTACHMENTS - state.attachments.length;
      for (const file of files.slice(0, free)) {
        add(await readAttachment(file, accepted, encodeImage));
      }
      if (files.length > free) change({ problems: [...state.problems, { kind: 'too-many' }] });
      reading -= 1;
      change({ isReading: reading > 0 });
    },

    removeAttachment(index: number): void {
      const attachments = state.attachments.filter((_, at) => at !== index);
      change({ attachments, problems: [] });
    },

    /** Empties the composer and returns what it contained. That stays in the draft until it was sent or put back. */
    take(): Written {
      const { text, attachments } = state;
      taken = { text, attachments };
      change({ text: '', attachments: [], problems: [] });
      return taken;
    },

    /** Removes what was taken from the draft. */
    confirmSent(): void {
      taken = undefined;
      saveNow();
    },

    /** Puts back what was not sent, before what the user has typed meanwhile. */
    putBack(written: Written): void {
      taken = undefined;
      change(join(written, state));
    },
  };
}

function join(first: Written, second: Written): Written {
  const texts = [first.text, second.text].filter((text) => text !== '');
  return { text: texts.join('\n'), attachments: [...first.attachments, ...second.attachments] };
}
