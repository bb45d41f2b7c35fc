import { continuityEquation } from './continuityEquation';
import { edmTimeOde } from './edmTimeOde';
import { fokkerPlanck } from './fokkerPlanck';
import { edmOde } from './edmOde';
import { flowOde } from './flowOde';
import { forwardSde } from './forwardSde';
import { langevinStep } from './langevinStep';
import { probabilityFlowOde } from './probabilityFlowOde';
import { reverseSde } from './reverseSde';
import { reverseSdeStep } from './reverseSdeStep';
import { veSde } from './veSde';
import { vpSde } from './vpSde';

/** Stochastic and ordinary differential equations, and steps along the score; an equation states the first that recognises it. */
export const differentialEquations = [
  continuityEquation,
  fokkerPlanck,
  edmTimeOde,
  reverseSde,
  probabilityFlowOde,
  vpSde,
  veSde,
  forwardSde,
  edmOde,
  flowOde,
  langevinStep,
  reverseSdeStep,
] as const;
