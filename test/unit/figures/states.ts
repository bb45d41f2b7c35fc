import fc from 'fast-check';
import { figureIds, figureSpec, type FigureStates } from '../../../src/figures';
import type { Parameter, Value } from '../../../src/figures/parameter';

/** Any value that a parameter may have. */
export function valuesOf(parameter: Parameter): fc.Arbitrary<Value> {
  switch (parameter.kind) {
    case 'choice':
      return fc.constantFrom(...Object.keys(parameter.choices));
    case 'integer':
      return fc.integer({ min: parameter.min, max: parameter.max });
    case 'real':
      // Neither YAML nor links have a negative zero.
      return fc.double({ min: parameter.min, max: parameter.max, noNaN: true }).map((value) => value + 0);
    case 'flag':
      return fc.boolean();
  }
}

/** Any states of all figures. */
export const figureStates = fc.record(
  Object.fromEntries(
    figureIds.map((id) => [
      id,
      fc.record(
        Object.fromEntries(
          Object.entries(figureSpec(id).parameters).map(([key, parameter]) => [key, valuesOf(parameter)]),
        ),
      ),
    ]),
  ),
) as unknown as fc.Arbitrary<FigureStates>;
