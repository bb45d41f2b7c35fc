import fc from 'fast-check';
import { figureIds, figureSpec, type FigureStates } from '../../../src/figures';
import { codeOfPoints } from '../../../src/figures/ownPoints';
import type { Parameter, Parameters, Value } from '../../../src/figures/parameter';
import { networkDemoIds, networkDemos, type NetworkDemoStates } from '../../../src/protocol/networkDemos';

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
    case 'points':
      return fc
        .array(
          fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
          {
            maxLength: 20,
          },
        )
        .map(codeOfPoints);
  }
}

const valuesOfAll = (parameters: Parameters) =>
  fc.record(
    Object.fromEntries(Object.entries(parameters).map(([key, parameter]) => [key, valuesOf(parameter)])),
  );

/** Any states of all figures. */
export const figureStates = fc.record(
  Object.fromEntries(figureIds.map((id) => [id, valuesOfAll(figureSpec(id).parameters)])),
) as unknown as fc.Arbitrary<FigureStates>;

/** Any states of all demos that run a network. */
export const networkStates = fc.record(
  Object.fromEntries(networkDemoIds.map((id) => [id, valuesOfAll(networkDemos[id].parameters)])),
) as unknown as fc.Arbitrary<NetworkDemoStates>;
