import { useMemo, useRef, useState } from 'preact/hooks';
import {
  type AnswerView,
  type Block,
  createAnswerDocument,
  type References,
} from './answer-document.ts';
import { CodeBlock } from './code-block.tsx';
import { Footnotes } from './footnotes.tsx';
import { MarkdownContext } from './markdown-context.ts';
import { Once } from './once.ts';
import { renderParts } from './render-nodes.tsx';
import { useFrameText } from './use-frame-text.ts';

interface Props {
  /** The whole answer so far. */
  text: string;
  /** Whether more text may follow. */
  isStreaming: boolean;
  /** Whether the answer ended in the middle. */
  isCut?: boolean;
  /** Loads an image that the user wants to see, and returns it as a data URL; `undefined` if that fails. */
  onLoadImage(url: string): Promise<string | undefined>;
  /** Rejects if the text could not be copied. */
  copy(text: string): Promise<void>;
}

interface Update {
  text: string;
  isStreaming: boolean;
  view: AnswerView;
  /** In milliseconds. */
  duration: number;
}

/**
 * An answer in GitHub-flavored Markdown. Raw HTML is shown as text. While the answer streams, `text` may change as often as
 * it likes: the page changes at most once per animation frame, and elements that are finished are not touched.
 */
export function Markdown({ text, isStreaming, isCut, onLoadImage, copy }: Props) {
  const [answer] = useState(createAnswerDocument);
  const last = useRef<Update | undefined>(undefined);
  const shown = useFrameText(
    text,
    isStreaming,
    () => last.current?.view.isComplete === false,
    () => last.current?.duration ?? 0,
  );
  const view = update();
  const { references } = view;
  const actions = useMemo(() => ({ copy, onLoadImage }), [copy, onLoadImage]);
  const environment = useMemo(() => ({ actions, references }), [actions, references]);
  return (
    <MarkdownContext.Provider value={environment}>
      <div class="markdown" aria-busy={isStreaming}>
        {view.groups.map((group, index) => (
          <div key={index} class="markdown-group">
            <Once value={group} render={renderGroup} />
          </div>
        ))}
        <Once value={references} render={renderFootnotes} />
      </div>
    </MarkdownContext.Provider>
  );

  function update(): AnswerView {
    const before = last.current;
    const isSame = before?.text === shown && before.isStreaming === isStreaming;
    if (isSame && before.view.isComplete) return before.view;
    const startedAt = performance.now();
    const next = answer.update(shown, isStreaming, isCut);
    last.current = {
      text: shown,
      isStreaming,
      view: next,
      duration: performance.now() - startedAt,
    };
    return next;
  }
}

function renderGroup(blocks: Block[]) {
  return blocks.map((block) => <Once key={block.key} value={block} render={renderBlock} />);
}

function renderFootnotes(references: References) {
  return <Footnotes references={references} />;
}

function renderBlock(block: Block) {
  switch (block.kind) {
    case 'code':
      return <CodeBlock parts={block.parts} language={block.language} />;
    case 'plain':
      return (
        <div class="plain-text" dir="auto">
          {block.parts.map((part, index) => (
            <Once key={index} value={part} render={renderPlainPart} />
          ))}
        </div>
      );
    case 'markdown':
      return renderParts(block.parts);
  }
}

function renderPlainPart(part: string) {
  return <span class="plain-part">{part}</span>;
}
