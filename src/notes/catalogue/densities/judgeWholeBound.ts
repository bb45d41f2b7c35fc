import { isBeyondValues } from '../../derivations/beyondValues';
import { FreeValues } from '../../derivations/freeValues';
import { writtenOut } from '../../derivations/writtenOut';
import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { isDensity } from '../../formulas/shape';
import { isEqual, worlds, type Verdict } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { readLetters } from '../../worlds/letters';
import { formExpression } from '../forms';

/**
 * Whether a side with the prior, the decoder and all steps between them is the bound: with the logarithms that its means
 * and divergences are of, log p(x_{0:T}) − log q(x_{1:T}|x_0) or its negative, also with the data's own density.
 */
export function judgeWholeBound(side: Expression): Verdict {
  const last = priorStepIn(side);
  if (last === undefined || isBeyondValues(side) || !somePart(side, isSumOfSteps)) {
    return 'unknown';
  }
  const written = writtenOut(side, undefined);
  const letters = readLetters([written]);
  const bounds = ['', r`-\log q(${letters.state}_0)`].map((data) =>
    formExpression(
      r`\log p(${letters.state}_{0:${last}})-\log q(${letters.state}_{1:${last}}|${letters.state}_0)${data}`,
    ),
  );
  let counted = 0;
  const isBound = bounds.map(() => true);
  for (const world of worlds.filter(({ t }) => t > 1)) {
    const valueOf = (expression: Expression) => {
      const values = new FreeValues({ world, convention: ddpmConvention, letters, dependence: 'any' });
      const value = evaluate(expression, values);
      return { value, names: values.names };
    };
    const found = valueOf(written);
    const isOfDensities =
      [...found.names].every((name) => /^density [pq]$/.test(name)) && found.names.size === 2;
    if (found.value === undefined || !isOfDensities) {
      return 'unknown';
    }
    counted++;
    bounds.forEach((bound, index) => {
      const value = valueOf(bound).value!;
      isBound[index] &&= isEqual(found.value!, value) || isEqual(found.value!, -value);
    });
  }
  return counted < 2 ? 'unknown' : isBound.includes(true) ? 'right' : 'wrong';
}

const r = String.raw;

/** The step of p(x_T), which nothing is given for. */
function priorStepIn(side: Expression): string | undefined {
  let found: string | undefined;
  somePart(side, (part) => {
    const [first, ...others] =
      isDensity(part) && part.head.letter === 'p' && part.groups.length === 1 ? part.groups[0]! : [];
    if (first?.kind === 'quantity' && others.length === 0 && /^[tTN]$/.test(first.sub)) {
      found = first.sub;
    }
    return found !== undefined;
  });
  return found;
}

/** Σ over steps of what holds a density of the model. */
const isSumOfSteps = (part: Expression): boolean =>
  part.kind === 'reduce' &&
  part.operator === 'sum' &&
  somePart(part.body, (each) => isDensity(each) && each.head.letter === 'p');
