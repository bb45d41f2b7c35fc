import * as v from 'valibot';
import { figureIds, figureSpec, type FigureId, type FigureState, type FigureStates } from './index';
import type { SharedState } from './figure';
import { schemaOf, type Parameter, type Value } from './parameter';

/** Parts of the states of some figures, as links, formulas and demo blocks carry them. */
export type FigurePatches = { readonly [Id in FigureId]?: Partial<FigureStates[Id]> | undefined };

const entries = <Entry>(make: (id: FigureId) => Entry): Record<string, Entry> =>
  Object.fromEntries(figureIds.map((id) => [id, make(id)]));

const mapped = <Entry>(id: FigureId, make: (parameter: Parameter) => Entry): Record<string, Entry> =>
  Object.fromEntries(
    Object.entries(figureSpec(id).parameters).map(([key, parameter]) => [key, make(parameter)]),
  );

/** The states of all figures; what is left out, or is younger than what was saved, has its standard value. */
export const figureStatesSchema = v.strictObject(
  entries((id) =>
    v.optional(
      v.strictObject(
        mapped(id, (parameter) =>
          v.optional<v.GenericSchema<Value>, Value>(schemaOf(parameter), parameter.standard),
        ),
      ),
      {},
    ),
  ),
) as unknown as v.GenericSchema<FigurePatches, FigureStates>;

/** The standard values of every figure's parameters. */
export const standardFigures = v.parse(figureStatesSchema, {});

export const figurePatchesSchema = v.strictObject(
  entries((id) => v.optional(v.strictObject(mapped(id, (parameter) => v.optional(schemaOf(parameter)))))),
) as unknown as v.GenericSchema<FigurePatches>;

/** Lays patches over the states of the figures that they name. */
export function patchFigures(states: FigureStates, patches: FigurePatches): FigureStates {
  return Object.fromEntries(figureIds.map((id) => [id, { ...states[id], ...patches[id] }])) as FigureStates;
}

/** What one figure is drawn from. */
export function figureState<Id extends FigureId>(
  id: Id,
  { schedule, t, seed, figures }: SharedState & { readonly figures: FigureStates },
): FigureState<Id> {
  return { schedule, t, seed, ...figures[id] };
}

/** A change of a figure's state as a patch: what is shared apart from what is its own. */
export function patchOfChange<Id extends FigureId>(
  id: Id,
  { schedule, t, seed, ...own }: Partial<FigureState<Id>>,
): Partial<SharedState> & { readonly figures?: FigurePatches } {
  return {
    ...(schedule === undefined ? {} : { schedule }),
    ...(t === undefined ? {} : { t }),
    ...(seed === undefined ? {} : { seed }),
    ...(Object.keys(own).length === 0 ? {} : { figures: { [id]: own } }),
  };
}
