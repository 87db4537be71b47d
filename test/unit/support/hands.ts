import fc from 'fast-check';
import {
  deadline,
  type Hover,
  type HoverEvent,
  reduce,
} from '../../../utils/content/hover/intent.ts';
import { REST_MS } from '../../../utils/settings/hover-timing.ts';

type Spot = 'A' | 'B' | 'card' | 'way' | 'elsewhere';

/** What somebody does, after some milliseconds. */
export interface Deed {
  wait: number;
  what:
    | { do: 'point at' | 'focus'; spot: Spot }
    | { do: 'summon'; spot: Spot }
    | { do: 'hold' | 'let go' | 'look away' }
    | { do: 'scroll' | 'press' | 'escape' | 'leave the page' | 'nothing' };
}

/** One event that hover intent heard, and how everything stood. */
export interface Moment {
  event: HoverEvent<string>;
  before: Hover<string>;
  after: Hover<string>;
  now: number;
  /** The deadlines before and after the event. */
  due: number | undefined;
  nextDue: number | undefined;
  /** When the pointer last moved, when it last rested, and when the page last scrolled. */
  pointerMovedAt: number;
  restedAt: number;
  scrolledAt: number;
  /** Whether the pointer is on the link or the card. */
  isPointerOn: boolean;
  /** Whether the focus is in the card. */
  isHeld: boolean;
  wasHeld: boolean;
  /** Since when both pointer and focus are off link and card; `undefined` while one is on. */
  leftAt: number | undefined;
}

const spot = fc.constantFrom<Spot>('A', 'B', 'card', 'way', 'elsewhere');
const wait = fc.oneof(fc.nat(40), fc.nat(250), fc.nat(900));

/** Things done one after the other, mostly pointing. */
export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    wait,
    what: fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('point at' as const), spot }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('focus' as const), spot }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('summon' as const), spot }) },
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
export function createHands() {
  const moments: Moment[] = [];
  let now = 0;
  let state: Hover<string> = { at: 'idle' };
  let pointer: Spot = 'elsewhere';
  let focus: Spot = 'elsewhere';
  let isHeld = false;
  let pointerMovedAt = Number.NEGATIVE_INFINITY;
  let restedAt = Number.NEGATIVE_INFINITY;
  let scrolledAt = Number.NEGATIVE_INFINITY;
  let leftAt: number | undefined = 0;
  /** When the watcher will say that the pointer rests. */
  let restAt: number | undefined;

  const target = () => (state.at === 'idle' ? undefined : state.target);
  const isOn = (where: Spot) => where === 'card' || where === target();
  const placeOf = (where: Spot) =>
    where === 'card' || where === 'way' ? where : where === target() ? 'target' : 'elsewhere';

  function send(event: HoverEvent<string>): void {
    const before = Object.freeze(state);
    const due = deadline(before);
    const wasHeld = isHeld;
    const wasPointerOn = isOn(pointer);
    state = reduce(before, event, now, (a, b) => a === b);
    // A card that is gone holds nothing.
    if (state.at !== 'open') isHeld = false;
    const isOnWay = event.type === 'move' && event.over === 'way';
    const isAway = !isOn(pointer) && !isOn(focus) && !isHeld;
    leftAt = isAway && !isOnWay ? (leftAt ?? now) : undefined;
    if (isAway && isOnWay) leftAt = now;
    const nextDue = deadline(state);
    const times = {
      now,
      due,
      nextDue,
      pointerMovedAt,
      restedAt,
      scrolledAt,
      isHeld,
      wasHeld,
      leftAt,
    };
    moments.push({ event, before, after: state, isPointerOn: wasPointerOn, ...times });
  }

  /** Lets time pass: the pointer comes to rest, alarms ring. */
  function passTime(milliseconds: number): void {
    const end = now + milliseconds;
    for (;;) {
      const alarm = deadline(state) ?? Number.POSITIVE_INFINITY;
      const next = Math.min(alarm, restAt ?? Number.POSITIVE_INFINITY);
      if (next > end) break;
      now = next;
      if (next === restAt) rest();
      else send({ type: 'time', isHeld });
    }
    now = end;
  }

  function rest(): void {
    restAt = undefined;
    if (pointer !== 'A' && pointer !== 'B') return;
    restedAt = now;
    send({ type: 'point', target: pointer, by: 'pointer', isHeld });
  }

  function pointAt(spot: Spot): void {
    pointer = spot;
    pointerMovedAt = now;
    restAt = now + REST_MS;
    send({ type: 'move', over: placeOf(spot) });
  }

  function moveFocus(spot: Spot): void {
    if (focus !== 'elsewhere' || isHeld) {
      focus = 'elsewhere';
      isHeld = false;
      send({ type: 'blur' });
    }
    if (spot !== 'A' && spot !== 'B') return;
    focus = spot;
    send({ type: 'point', target: spot, by: 'focus', isHeld });
  }

  const acts: { [D in Deed['what']['do']]: (spot: Spot) => void } = {
    'point at': pointAt,
    focus: moveFocus,
    scroll() {
      scrolledAt = now;
      restAt = undefined;
      send({ type: 'scroll', over: placeOf(pointer) });
    },
    press() {
      restAt = undefined;
      if (pointer !== 'card') send({ type: 'dismiss' });
    },
    escape() {
      restAt = undefined;
      send({ type: 'dismiss' });
    },
    summon(spot) {
      if (spot !== 'A' && spot !== 'B') return;
      // The focus comes into the card.
      isHeld = true;
      focus = 'elsewhere';
      send({ type: 'summon', target: spot, by: 'focus' });
    },
    hold() {
      isHeld = state.at === 'open';
    },
    'let go'() {
      isHeld = false;
      send({ type: 'blur' });
    },
    'look away': () => send({ type: 'away', isHeld }),
    'leave the page': () => send({ type: 'gone' }),
    nothing: () => send({ type: 'time', isHeld }),
  };

  return {
    moments,
    do({ wait, what }: Deed): void {
      passTime(wait);
      acts[what.do]('spot' in what ? what.spot : 'elsewhere');
    },
    wait: passTime,
  };
}
