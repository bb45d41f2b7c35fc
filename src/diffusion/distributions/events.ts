/** An event as a rectangle in the unit square: its probability is its area, the square's being 1. */
export interface EventArea {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** What happens always. */
export const certain: EventArea = { left: 0, right: 1, bottom: 0, top: 1 };

/** Where all of the events happen together; without any extent where they never do. */
export function together(...events: readonly EventArea[]): EventArea {
  const left = Math.max(...events.map((event) => event.left), 0);
  const bottom = Math.max(...events.map((event) => event.bottom), 0);
  return {
    left,
    right: Math.max(left, Math.min(...events.map((event) => event.right), 1)),
    bottom,
    top: Math.max(bottom, Math.min(...events.map((event) => event.top), 1)),
  };
}

export const probabilityOf = ({ left, right, bottom, top }: EventArea): number =>
  (right - left) * (top - bottom);

/** P(event | given), or undefined where what is given never happens. */
export function conditionalProbability(event: EventArea, given: readonly EventArea[]): number | undefined {
  const condition = probabilityOf(together(...given));
  return condition > 0 ? probabilityOf(together(event, ...given)) / condition : undefined;
}
