import { options, render } from 'preact';
import { useRef } from 'preact/hooks';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useFollowEnd } from '../../../../components/chat/use-follow-end.ts';
import { createRoot, findAll } from '../../support/counting-dom.ts';

let notifyResize = () => {};
const { debounceRendering } = options;

beforeEach(() => {
  options.debounceRendering = (rerender) => rerender();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(onResize: () => void) {
        notifyResize = onResize;
      }
      observe() {}
      disconnect() {}
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  options.debounceRendering = debounceRendering;
});

function List({ questions }: { questions: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLParagraphElement>(null);
  const { isAtEnd, onScroll, scrollToEnd } = useFollowEnd(scroller, content, questions);
  return (
    <div ref={scroller} onScroll={onScroll}>
      <p ref={content} />
      {!isAtEnd && <button type="button" onClick={scrollToEnd} />}
    </div>
  );
}

function show() {
  const root = createRoot();
  const rerender = (questions: number) => render(<List questions={questions} />, root);
  rerender(1);
  const [scroller] = findAll(root, 'div');
  if (!scroller) throw new Error('There is no list.');
  Object.assign(scroller, { scrollTop: 0, clientHeight: 100, scrollHeight: 100 });
  const grow = (height: number) => {
    scroller.scrollHeight = height;
    notifyResize();
  };
  const scrollTo = (top: number) => {
    scroller.scrollTop = top;
    const listener = scroller['listener scroll'];
    if (typeof listener === 'function') listener.call(scroller, { type: 'scroll' });
  };
  const turnWheel = (deltaY: number) => {
    const listener = scroller['listener wheel'];
    if (typeof listener === 'function') listener.call(scroller, { type: 'wheel', deltaY });
  };
  const getButton = () => findAll(root, 'button')[0];
  return { scroller, rerender, grow, scrollTo, turnWheel, getButton };
}

it('follows an answer that grows while the reader is at the end', () => {
  const { scroller, grow, scrollTo, getButton } = show();
  grow(300);
  expect(scroller.scrollTop).toBe(300);
  // The browser stops at the end.
  scrollTo(200);
  grow(500);
  expect(scroller.scrollTop).toBe(500);
  expect(getButton()).toBeUndefined();
});

it('stays where the reader is, and offers to go to the end', () => {
  const { scroller, grow, scrollTo, getButton } = show();
  grow(500);
  scrollTo(150);
  grow(800);
  expect(scroller.scrollTop).toBe(150);
  getButton()?.click();
  expect(scroller.scrollTop).toBe(800);
  expect(getButton()).toBeUndefined();
  grow(900);
  expect(scroller.scrollTop).toBe(900);
});

it('stops following with the first pixel that the reader scrolls up', () => {
  const { scroller, grow, scrollTo } = show();
  grow(500);
  scrollTo(400);
  scrollTo(395);
  grow(800);
  expect(scroller.scrollTop).toBe(395);
  scrollTo(690);
  grow(900);
  expect(scroller.scrollTop).toBe(900);
});

it('stops following when the wheel turns, before the browser scrolls', () => {
  const { scroller, grow, scrollTo, turnWheel } = show();
  grow(500);
  scrollTo(400);
  turnWheel(100);
  grow(600);
  scrollTo(500);
  turnWheel(-100);
  grow(700);
  expect(scroller.scrollTop).toBe(500);
});

it('shows a new question wherever the reader is', () => {
  const { scroller, rerender, grow, scrollTo } = show();
  grow(500);
  scrollTo(0);
  rerender(2);
  expect(scroller.scrollTop).toBe(500);
});

it('offers the end when the window becomes smaller or the text longer above it', () => {
  const { scroller, grow, scrollTo, getButton } = show();
  grow(200);
  scrollTo(0);
  expect(getButton()).toBeDefined();
  Object.assign(scroller, { clientHeight: 200 });
  notifyResize();
  expect(getButton()).toBeUndefined();
});
