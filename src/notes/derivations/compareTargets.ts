import { somePart } from '../formulas/equationFacts';
import type { Expression, Quantity } from '../formulas/expression';
import { isDensity } from '../formulas/shape';
import { isDensityName } from '../vocabulary/roles';
import { isSameTime, readStep } from '../vocabulary/step';
import type { Verdict } from '../worlds/compare';
import { readNormal } from './writtenOut';

/** What a chain's first density is of: x_{t−1} of q(x_{t−1} | x_t, x_0), and of N(x_{t−1}; …). */
export function variableOf(sides: readonly Expression[]): Quantity | undefined {
  for (const side of sides) {
    let found: Expression | undefined;
    somePart(side, (part) => {
      const of =
        readNormal(part)?.of ??
        (isDensity(part) && part.groups[0]!.length === 1 ? part.groups[0]![0] : undefined);
      found = of;
      return of !== undefined;
    });
    if (found) {
      return found.kind === 'quantity' && !found.sub.includes(':') ? found : undefined;
    }
  }
  return undefined;
}

/** What a side that is a density, or a normal one by its moments, is of. */
function targetOf(side: Expression): Quantity | undefined {
  const call = side.kind === 'apply' ? side : undefined;
  const isNormal = call?.head.letter === 'N' && call.head.sub === '' && call.groups.length === 2;
  const isNamed = call && (isNormal || isDensityName(call.head)) && call.groups[0]!.length === 1;
  const of = isNamed ? call.groups[0]![0] : readNormal(side)?.of;
  return of?.kind === 'quantity' && of.accent === '' ? of : undefined;
}

/** Another state of the chain that a state belongs to. */
const isStepBeside = (each: Expression, { letter, sub }: Quantity): boolean =>
  each.kind === 'quantity' && each.letter === letter && readStep(each.sub)?.base === readStep(sub)?.base;

/** Whether two densities are of one variable: N(x_t; …) is no density of x_{t−1}. */
export function compareTargets(left: Expression, right: Expression): Verdict {
  const [first, second] = [targetOf(left), targetOf(right)];
  const isNamed = isDensity(left) && readNormal(right) !== undefined;
  if (!isNamed || !first || !second || first.letter !== second.letter) {
    return 'unknown';
  }
  // A step of another letter is told only where nothing else of the density is.
  const given = isDensity(left) ? left.groups.slice(1).flat() : [];
  const steps = [first.sub, second.sub].map(readStep);
  if (steps.some((step) => !step)) {
    // q(x | x_{t−1}) of x_t.
    const isNamed = first.sub === '' && given.some((each) => isStepBeside(each, second));
    return isNamed ? 'wrong' : 'unknown';
  }
  const { mean } = readNormal(right)!;
  const isPrior = given.length === 0 && first.sub === 'T' && mean.kind === 'number' && mean.value === 0;
  const isTold =
    isPrior ||
    steps[0]?.base === steps[1]?.base ||
    given.some((each) => each.kind === 'quantity' && readStep(each.sub)?.base === steps[0]?.base);
  return isSameTime(first.sub, second.sub) ? 'right' : isTold ? 'wrong' : 'unknown';
}
