/** Steps, ascending, and losses. */
type Curve = readonly (readonly [step: number, loss: number])[];

export interface AlignedCurves {
  /** Every step that any of the curves has, ascending. */
  readonly steps: number[];
  /** One row a curve; null outside its own steps. */
  readonly losses: (number | null)[][];
}

/** Curves over one axis: between a curve's own steps its loss is taken from the straight line through them. */
export function alignedCurves(curves: readonly Curve[]): AlignedCurves {
  const steps = [...new Set(curves.flatMap((curve) => curve.map(([step]) => step)))].sort((a, b) => a - b);
  return { steps, losses: curves.map((curve) => steps.map(reader(curve))) };
}

/** Gives the loss at steps that are asked for in ascending order. */
function reader(curve: Curve): (step: number) => number | null {
  let at = 0;
  return (step) => {
    while (at + 1 < curve.length && (curve[at + 1]?.[0] ?? 0) <= step) {
      at++;
    }
    const [from, loss] = curve[at] ?? [Infinity, 0];
    const [to, next] = curve[at + 1] ?? [from, loss];
    if (step < from || (step > from && at + 1 >= curve.length)) {
      return null;
    }
    return to === from ? loss : loss + ((next - loss) * (step - from)) / (to - from);
  };
}
