import fc from 'fast-check';
import { deadline, type Hover, type HoverEvent, reduce } from '../../../utils/hover/intent.ts';
import { REST_MS } from '../../../utils/hover/timing.ts';

type Spot = 'A' | 'B' | 'card' | 'elsewhere';

/** What somebody does, after some milliseconds. */
export interface Deed {
  wait: number;
  what:
    | { do: 'point at' | 'focus'; spot: Spot }
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
  /** Since when both pointer and focus are off link and card; `undefined` while one is on. */
  leftAt: number | undefined;
}

const spot = fc.constantFrom<Spot>('A', 'B', 'card', 'elsewhere');
const wait = fc.oneof(fc.nat(40), fc.nat(250), fc.nat(900));

/** Things done one after the other, mostly pointing. */
export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    wait,
    what: fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('point at' as const), spot }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('focus' as const), spot }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constantFrom(
            ...(['scroll', 'press', 'escape', 'leave the page', 'nothing'] as const),
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
  let pointerMovedAt = Number.NEGATIVE_INFINITY;
  let restedAt = Number.NEGATIVE_INFINITY;
  let scrolledAt = Number.NEGATIVE_INFINITY;
  let leftAt: number | undefined = 0;
  /** When the watcher will say that the pointer rests. */
  let restAt: number | undefined;

  const target = () => (state.at === 'idle' ? undefined : state.target);
  const isOn = (where: Spot) => where === 'card' || where === target();
  const placeOf = (where: Spot) =>
    where === 'card' ? 'card' : where === target() ? 'target' : 'elsewhere';

  function send(event: HoverEvent<string>): void {
    const before = Object.freeze(state);
    const due = deadline(before);
    const wasPointerOn = isOn(pointer);
    state = reduce(before, event, now, (a, b) => a === b);
    const isAway = !isOn(pointer) && !isOn(focus);
    leftAt = isAway ? (leftAt ?? now) : undefined;
    const nextDue = deadline(state);
    const times = { now, due, nextDue, pointerMovedAt, restedAt, scrolledAt, leftAt };
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
      else send({ type: 'time' });
    }
    now = end;
  }

  function rest(): void {
    restAt = undefined;
    if (pointer !== 'A' && pointer !== 'B') return;
    restedAt = now;
    send({ type: 'point', target: pointer, by: 'pointer' });
  }

  function pointAt(spot: Spot): void {
    pointer = spot;
    pointerMovedAt = now;
    restAt = now + REST_MS;
    send({ type: 'move', over: placeOf(spot) });
  }

  function moveFocus(spot: Spot): void {
    if (focus !== 'elsewhere') {
      focus = 'elsewhere';
      send({ type: 'blur' });
    }
    if (spot !== 'A' && spot !== 'B') return;
    focus = spot;
    send({ type: 'point', target: spot, by: 'focus' });
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
    'leave the page': () => send({ type: 'gone' }),
    nothing: () => send({ type: 'time' }),
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
