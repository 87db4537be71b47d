/**
 * The way from a link to its card. A hand goes straight for the card and may cross other links there:
 * it is on its way while it stays inside the hull of the place where it left the link and the card, and
 * every step brings it at least one pixel nearer. So a way has an end, wherever it leads.
 */

export interface Point {
  x: number;
  y: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A hand does not draw straight lines: the hull is wider than the card by so many pixels. */
const TOLERANCE = 12;

export interface CardPath {
  /** Where the pointer last was on the link. */
  from: Point;
  /** The nearest to the card that it has come since, in whole pixels. */
  nearest: number;
}

export function startPath({ x, y }: Point): CardPath {
  return { from: { x, y }, nearest: Number.POSITIVE_INFINITY };
}

/** The way after one more step, or `undefined` when the step does not lead to the card. */
export function advancePath(path: CardPath, to: Point, card: Box): CardPath | undefined {
  const distance = Math.floor(getDistance(card, to));
  if (distance >= path.nearest || !isPointingAt(card, path.from, to)) return undefined;
  return { from: path.from, nearest: distance };
}

function getDistance({ left, top, right, bottom }: Box, { x, y }: Point): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** Whether the line from one point through another meets the box. */
function isPointingAt({ left, top, right, bottom }: Box, from: Point, through: Point): boolean {
  const [enterX, leaveX] = intersect(
    from.x,
    through.x - from.x,
    left - TOLERANCE,
    right + TOLERANCE,
  );
  const [enterY, leaveY] = intersect(
    from.y,
    through.y - from.y,
    top - TOLERANCE,
    bottom + TOLERANCE,
  );
  return Math.max(enterX, enterY, 0) <= Math.min(leaveX, leaveY);
}

/** When something that moves at `speed` along one axis enters and leaves an interval. */
function intersect(from: number, speed: number, min: number, max: number): [number, number] {
  if (speed === 0) {
    const isInside = from >= min && from <= max;
    return isInside ? [-Infinity, Infinity] : [Infinity, -Infinity];
  }
  const times = [(min - from) / speed, (max - from) / speed] as const;
  return [Math.min(...times), Math.max(...times)];
}
