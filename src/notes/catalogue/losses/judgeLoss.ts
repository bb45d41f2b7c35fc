import { distanceIn, powerOf } from '../../formulas/distance';
import { evaluate } from '../../formulas/evaluate';
import { type Expression, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { best, compare } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import type { World } from '../../worlds/world';
import { canonicalLetters, formExpression } from '../forms';
import type { Judge } from '../judge';

/** A loss: the distance is the known one, squared, and its weight one of those known where there is a schedule in it. */
export function judgeLoss(distances: readonly string[], weights: readonly string[] | undefined): Judge {
  return ({ right }, { convention }) => {
    const distance = distanceIn(right);
    if (!distance || distance.body.kind !== 'sum') {
      return 'unknown';
    }
    const letters = readLetters([right]);
    const note = (world: World) => new FormulaValues(world, convention, letters, { unknowns: true });
    const truth = (world: World) =>
      new FormulaValues(world, ddpmConvention, canonicalLetters, { unknowns: true });
    const body = best(
      distances.flatMap((tex) =>
        [1, -1].map((sign) =>
          compare(
            (world) => evaluate(formExpression(tex), truth(world)),
            (world) => times(sign, evaluate(distance.body, note(world))),
          ),
        ),
      ),
    );
    if (body === 'wrong') {
      return 'wrong';
    }
    const power = powerOf(right, distance);
    if (power === 'bare') {
      return body === 'right' ? 'wrong' : 'unknown';
    }
    if (power === 'other') {
      return body;
    }
    if (body === 'unknown' || !weights || convention.beta === 'stepNoise') {
      return body;
    }
    const weight = withoutDistance(right, distance);
    if (!weight || quantities(weight).some(({ letter }) => /^[λwγcC]$/.test(letter))) {
      return body;
    }
    if (!quantities(weight).some(({ letter }) => /^[αβσΣ]$/.test(letter))) {
      return body;
    }
    // A σ with an accent is a variance that the note defines itself.
    if (quantities(weight).some(({ letter, accent }) => letter === 'σ' && accent !== '')) {
      return body;
    }
    return best(
      weights.map((tex) =>
        compare(
          (world) => evaluate(formExpression(tex), truth(world)),
          (world) => evaluate(weight, note(world)),
        ),
      ),
    );
  };
}

const times = (factor: number, value: number | undefined) =>
  value === undefined ? undefined : factor * value;

/** An expression with 1 in place of its squared distance. */
function withoutDistance(expression: Expression, distance: Expression): Expression | undefined {
  if (expression === distance) {
    return { kind: 'number', value: 1 };
  }
  switch (expression.kind) {
    case 'power':
      return expression.base === distance ? { kind: 'number', value: 1 } : undefined;
    case 'expectation':
      return withoutDistance(expression.body, distance);
    case 'sum': {
      const term = expression.terms.find((each) => somePart(each, (part) => part === distance));
      return term && withoutDistance(term, distance);
    }
    case 'product': {
      const factors = expression.factors.map((each) =>
        somePart(each, (part) => part === distance) ? withoutDistance(each, distance) : each,
      );
      return factors.includes(undefined)
        ? undefined
        : { kind: 'product', factors: factors.filter((each) => each !== undefined) };
    }
    case 'number':
    case 'quantity':
    case 'apply':
    case 'reduce':
    case 'norm':
    case 'function':
    case 'opaque':
      return undefined;
  }
}
