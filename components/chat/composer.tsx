import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { AcceptedKinds } from '../../utils/extension-pages/chat/attachments/accepted.ts';
import {
  hasFiles,
  readTransfer,
} from '../../utils/extension-pages/chat/attachments/read-transfer.ts';
import { type ComposerState, canSend } from '../../utils/extension-pages/chat/composer.ts';
import { useI18n } from '../ui/i18n-context.tsx';
import { AttachButton } from './attach-button.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { AttachmentProblems } from './attachment-problems.tsx';
import { isSendKey } from './send-key.ts';

interface Props {
  state: ComposerState;
  accepted: AcceptedKinds;
  /** Whether an answer is awaited: the box stays usable, and the button stops the answer. */
  isBusy: boolean;
  onType(text: string): void;
  onPaste(name: string, text: string): void;
  onAttach(files: File[]): void;
  onRemoveAttachment(index: number): void;
  onSend(): void;
  onStop(): void;
  /** What the empty box says; "Ask this GPT" by default. */
  placeholder?: string;
  /** The label of the button that stops; "Stop" by default. */
  stopLabel?: string;
}

/** In characters. The box is as high as it may be with such a text, and measuring a longer one slows down typing. */
const MAX_MEASURED_LENGTH = 5_000;

/** In milliseconds, from seeing that "Stop" has become "Send" to not clicking any more. */
const REACTION_TIME = 700;

/** The text box with its attachments and the button that sends them. */
export function Composer(props: Props) {
  const { t } = useI18n();
  const { state, accepted, isBusy, onType, onSend, onStop } = props;
  const { text, attachments, problems, isReading, focusRequests } = state;
  const box = useRef<HTMLTextAreaElement>(null);
  const isAttachable = accepted.images !== 'no' || accepted.texts !== 'no';
  const isLong = text.length > MAX_MEASURED_LENGTH;
  const ended = useRef({ at: -Infinity, text });
  const wasBusy = useRef(isBusy);
  useLayoutEffect(() => {
    if (wasBusy.current && !isBusy) ended.current = { at: performance.now(), text };
    wasBusy.current = isBusy;
  }, [isBusy]);
  useEffect(() => {
    if (focusRequests === 0) return;
    box.current?.focus();
    box.current?.setSelectionRange(text.length, text.length);
  }, [focusRequests]);

  /** Whether the answer ended just before the click. A draft from before is not sent then. */
  function isMeantAsStop(): boolean {
    return text === ended.current.text && performance.now() - ended.current.at < REACTION_TIME;
  }

  function transfer(event: Event, data: DataTransfer | null): void {
    const transferred = readTransfer(data);
    if (!transferred) return;
    event.preventDefault();
    if ('files' in transferred) props.onAttach(transferred.files);
    else props.onPaste(t('chat.pasted-text'), transferred.text);
  }

  return (
    <div class="composer">
      <AttachmentProblems problems={problems} />
      <AttachmentList attachments={attachments} onRemove={props.onRemoveAttachment} />
      <p class="answer-note" role="status">
        {isReading && t('chat.attaching')}
        {!isReading && isUnsure(state, accepted) && t('chat.attach-unknown')}
      </p>
      <div class="composer-row">
        {isAttachable && <AttachButton accepted={accepted} onAttach={props.onAttach} />}
        {/* A copy of the text, which the stylesheet hides, makes the box as high as its text. */}
        <div
          class={isLong ? 'composer-grow composer-full' : 'composer-grow'}
          data-text={isLong ? '' : text}
        >
          <textarea
            ref={box}
            class="composer-box"
            rows={1}
            value={text}
            aria-label={t('chat.message')}
            placeholder={props.placeholder ?? t('chat.placeholder')}
            autocomplete="off"
            enterkeyhint="send"
            dir="auto"
            onInput={({ currentTarget }) => onType(currentTarget.value)}
            onPaste={(event) => transfer(event, event.clipboardData)}
            onDrop={(event) => hasFiles(event.dataTransfer) || transfer(event, event.dataTransfer)}
            onKeyDown={(event) => {
              if (!isSendKey(event)) return;
              event.preventDefault();
              // Stopping takes a click: somebody who writes the next question may press Enter too early.
              if (!isBusy) onSend();
            }}
          />
        </div>
        {/* One button for both, so that the keyboard focus stays on it. It is never disabled for the same reason. */}
        <button
          type="button"
          class="button"
          aria-disabled={!isBusy && !canSend(state)}
          onKeyDown={(event) => {
            // Browsers press a button again and again while Enter is held: "Send", then "Stop".
            if (event.repeat && event.key === 'Enter') event.preventDefault();
          }}
          onClick={({ detail }) => {
            // The second click of a double click on "Send" must not stop the answer, which may be charged.
            if (detail > 1) return;
            if (isBusy) onStop();
            else if (!isMeantAsStop()) onSend();
          }}
        >
          {isBusy ? (props.stopLabel ?? t('chat.stop')) : t('chat.send')}
        </button>
      </div>
    </div>
  );
}

/** Whether something is attached that the GPT may not read. */
function isUnsure({ attachments }: ComposerState, accepted: AcceptedKinds): boolean {
  return attachments.some(({ kind }) => accepted[`${kind}s`] === 'unknown');
}
