import { ddimStep } from './ddimStep';
import { ddimVariance } from './ddimVariance';
import { dpmSolverStep } from './dpmSolverStep';
import { transitionScale } from './transitionScale';
import { transitionVariance } from './transitionVariance';

/** Steps of samplers between any two times, and their variances; an equation states the first that recognises it. */
export const samplers = [dpmSolverStep, ddimVariance, ddimStep, transitionScale, transitionVariance] as const;
