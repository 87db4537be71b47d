import fc from 'fast-check';
import {
  getDeadline,
  type HoverEvent,
  type HoverState,
  reduce,
} from '../../../utils/content/hover/intent.ts';
import { REST_MS } from '../../../utils/settings/hover-timing.ts';

type PagePart = 'A' | 'B' | 'card' | 'path' | 'elsewhere';

/** What somebody does, after some milliseconds. */
export interface Step {
  wait: number;
  what:
    | { do: 'point at' | 'focus'; spot: PagePart }
    | { do: 'open-now'; spot: PagePart }
    | { do: 'hold' | 'let go' | 'look away' }
    | { do: 'scroll' | 'press' | 'escape' | 'leave the page' | 'nothing' };
}

/** One event that hover intent heard, and how everything stood. */
export interface Moment {
  event: HoverEvent<string>;
  before: HoverState<string>;
  after: HoverState<string>;
  now: number;
  /** The deadlines before and after the event. */
  deadline: number | undefined;
  nextDeadline: number | undefined;
  /** When the pointer last moved, when it last rested, and when the page last scrolled. */
  pointerMovedAt: number;
  restedAt: number;
  scrolledAt: number;
  /** Whether the pointer is on the link or the card. */
  isPointerOn: boolean;
  /** Whether the focus is in the card. */
  isCardFocused: boolean;
  wasCardFocused: boolean;
  /** Since when both pointer and focus are off link and card; `undefined` while one is on. */
  leftAt: number | undefined;
}

const spot = fc.constantFrom<PagePart>('A', 'B', 'card', 'path', 'elsewhere');
const wait = fc.oneof(fc.nat(40), fc.nat(250), fc.nat(900));

/** Things done one after the other, mostly pointing. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    wait,
    what: fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('point at' as const), spot }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('focus' as const), spot }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('open-now' as const), spot }) },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constantFrom(
            ...(['scroll', 'press', 'escape', 'leave the page', 'nothing'] as const),
            ...(['hold', 'let go', 'look away'] as const),
          ),
        }),
      },
    ),
  }),
  { minLength: 1, maxLength: 25 },
);

/**
 * Somebody with a pointer and a keyboard focus on a page with two GPTs: makes the events that the
 * watcher and the card would make of it, each at its time.
 */
export function createUserSimulation() {
  const moments: Moment[] = [];
  let now = 0;
  let state: HoverState<string> = { status: 'idle' };
  let pointer: PagePart = 'elsewhere';
  let focus: PagePart = 'elsewhere';
  let isCardFocused = false;
  let pointerMovedAt = Number.NEGATIVE_INFINITY;
  let restedAt = Number.NEGATIVE_INFINITY;
  let scrolledAt = Number.NEGATIVE_INFINITY;
  let leftAt: number | undefined = 0;
  /** When the watcher will say that the pointer rests. */
  let restAt: number | undefined;

  const target = () => (state.status === 'idle' ? undefined : state.target);
  const isOn = (where: PagePart) => where === 'card' || where === target();
  const getZone = (where: PagePart) =>
    where === 'card' || where === 'path' ? where : where === target() ? 'target' : 'elsewhere';

  function send(event: HoverEvent<string>): void {
    const before = Object.freeze(state);
    const deadline = getDeadline(before);
    const wasCardFocused = isCardFocused;
    const wasPointerOn = isOn(pointer);
    state = reduce(before, event, now, (a, b) => a === b);
    // A card that is gone holds nothing.
    if (state.status !== 'open') isCardFocused = false;
    const isOnPath = event.type === 'move' && event.zone === 'path';
    const isAway = !isOn(pointer) && !isOn(focus) && !isCardFocused;
    leftAt = isAway && !isOnPath ? (leftAt ?? now) : undefined;
    if (isAway && isOnPath) leftAt = now;
    const nextDeadline = getDeadline(state);
    const times = {
      now,
      deadline,
      nextDeadline,
      pointerMovedAt,
      restedAt,
      scrolledAt,
      isCardFocused,
      wasCardFocused,
      leftAt,
    };
    moments.push({ event, before, after: state, isPointerOn: wasPointerOn, ...times });
  }

  /** Lets time pass: the pointer comes to rest, alarms ring. */
  function passTime(milliseconds: number): void {
    const end = now + milliseconds;
    for (;;) {
      const alarm = getDeadline(state) ?? Number.POSITIVE_INFINITY;
      const next = Math.min(alarm, restAt ?? Number.POSITIVE_INFINITY);
      if (next > end) break;
      now = next;
      if (next === restAt) rest();
      else send({ type: 'deadline', isCardFocused });
    }
    now = end;
  }

  function rest(): void {
    restAt = undefined;
    if (pointer !== 'A' && pointer !== 'B') return;
    restedAt = now;
    send({ type: 'point', target: pointer, method: 'pointer', isCardFocused });
  }

  function pointAt(spot: PagePart): void {
    pointer = spot;
    pointerMovedAt = now;
    restAt = now + REST_MS;
    send({ type: 'move', zone: getZone(spot) });
  }

  function moveFocus(spot: PagePart): void {
    if (focus !== 'elsewhere' || isCardFocused) {
      focus = 'elsewhere';
      isCardFocused = false;
      send({ type: 'blur' });
    }
    if (spot !== 'A' && spot !== 'B') return;
    focus = spot;
    send({ type: 'point', target: spot, method: 'focus', isCardFocused });
  }

  const actions: { [D in Step['what']['do']]: (spot: PagePart) => void } = {
    'point at': pointAt,
    focus: moveFocus,
    scroll() {
      scrolledAt = now;
      restAt = undefined;
      send({ type: 'scroll', zone: getZone(pointer) });
    },
    press() {
      restAt = undefined;
      if (pointer !== 'card') send({ type: 'dismiss' });
    },
    escape() {
      restAt = undefined;
      send({ type: 'dismiss' });
    },
    'open-now'(spot) {
      if (spot !== 'A' && spot !== 'B') return;
      // The focus comes into the card.
      isCardFocused = true;
      focus = 'elsewhere';
      send({ type: 'open-now', target: spot, method: 'focus' });
    },
    hold() {
      isCardFocused = state.status === 'open';
    },
    'let go'() {
      isCardFocused = false;
      send({ type: 'blur' });
    },
    'look away': () => send({ type: 'window-left', isCardFocused }),
    'leave the page': () => send({ type: 'page-left' }),
    nothing: () => send({ type: 'deadline', isCardFocused }),
  };

  return {
    moments,
    do({ wait, what }: Step): void {
      passTime(wait);
      actions[what.do]('spot' in what ? what.spot : 'elsewhere');
    },
    wait: passTime,
  };
}
