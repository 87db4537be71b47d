import type { RecoveryAction } from '../../utils/gateway/failure.ts';

/** What the user can do with an answer. */
export type AnswerActions = Pick<
  ChatActions,
  'askAgain' | 'copy' | 'fill' | 'loadImage' | 'recover'
>;

/** What the user can do in a chat. Only `send` and `askAgain` send something to the gateway. */
export interface ChatActions {
  type(text: string): void;
  /** Puts a text into the box and the focus there. */
  fill(text: string): void;
  /** Attaches a long text. */
  paste(name: string, text: string): void;
  attach(files: File[]): void;
  removeAttachment(index: number): void;
  send(): void;
  stop(): void;
  /** Asks the last question again, as another model if one is given. */
  askAgain(model?: string): void;
  startOver(): void;
  recover(action: RecoveryAction): void;
  openDetails(): void;
  openAll(): void;
  /** Rejects if the text could not be copied. */
  copy(text: string): Promise<void>;
  /** Loads an image of an answer; resolves to a data URL, or `undefined` if that fails. */
  loadImage(url: string): Promise<string | undefined>;
}
