import { ddpm } from './ddpm';
import { densities } from './densities';
import { differentialEquations } from './differentialEquations';
import { edm } from './edm';
import { flow } from './flow';
import { guidance } from './guidance';
import { losses } from './losses';
import { predictions } from './predictions';
import { probability } from './probability';
import { samplers } from './samplers';
import { schedules } from './schedules';
import type { Formula } from './formula';

/** Every known formula, by topic; an equation states the first that recognises it. */
export const formulas = [
  ...ddpm,
  ...densities,
  ...losses,
  ...samplers,
  ...guidance,
  ...predictions,
  ...schedules,
  ...differentialEquations,
  ...flow,
  ...edm,
  ...probability,
] as const satisfies readonly Formula[];

/** The ids are stable: links, tools and settings may name them. */
export type FormulaId = (typeof formulas)[number]['id'];

export const formulaIds: readonly FormulaId[] = formulas.map(({ id }) => id);

const byId: ReadonlyMap<FormulaId, Formula<FormulaId>> = new Map(formulas.map((each) => [each.id, each]));

/** All that is known about a formula. */
export const formulaOf = (id: FormulaId): Formula<FormulaId> => byId.get(id)!;
