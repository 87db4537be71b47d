/**
 * The safe area between link and card. A user moves straight toward the card and may cross other links: the path is
 * valid while the pointer stays inside the hull of its starting point and the card, and each step brings it at least
 * one pixel nearer. So every path ends.
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

/** Users do not move in straight lines: the hull is this many pixels wider than the card. */
const TOLERANCE = 12;

export interface CardPath {
  /** Where the pointer left the link. */
  from: Point;
  /** The smallest distance to the card so far, in whole pixels. */
  nearest: number;
}

export function startPath({ x, y }: Point): CardPath {
  return { from: { x, y }, nearest: Number.POSITIVE_INFINITY };
}

/** The path after one more step, or `undefined` if the step does not lead to the card. */
export function advancePath(path: CardPath, to: Point, card: Box): CardPath | undefined {
  const distance = Math.floor(getDistance(card, to));
  if (distance >= path.nearest || !isPointingAt(card, path.from, to)) return undefined;
  return { from: path.from, nearest: distance };
}

function getDistance({ left, top, right, bottom }: Box, { x, y }: Point): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

/** Whether the ray from one point through another meets the box. */
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

/** The times at which a point with the given speed along one axis enters and leaves an interval. */
function intersect(from: number, speed: number, min: number, max: number): [number, number] {
  if (speed === 0) {
    const isInside = from >= min && from <= max;
    return isInside ? [-Infinity, Infinity] : [Infinity, -Infinity];
  }
  const times = [(min - from) / speed, (max - from) / speed] as const;
  return [Math.min(...times), Math.max(...times)];
}
