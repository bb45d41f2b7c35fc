import { ddim } from './ddim';
import { ddimInverse } from './ddimInverse';
import { ddpm } from './ddpm';
import { deisMultistep } from './deisMultistep';
import { dpmSolverMultistep } from './dpmSolverMultistep';
import { dpmSolverSinglestep } from './dpmSolverSinglestep';
import { edmDpmSolverMultistep } from './edmDpmSolverMultistep';
import { edmEuler } from './edmEuler';
import { eulerAncestralDiscrete } from './eulerAncestralDiscrete';
import { eulerDiscrete } from './eulerDiscrete';
import { flowMatchEuler } from './flowMatchEuler';
import { flowMatchHeun } from './flowMatchHeun';
import { heunDiscrete } from './heunDiscrete';
import { kDpm2AncestralDiscrete } from './kDpm2AncestralDiscrete';
import { kDpm2Discrete } from './kDpm2Discrete';
import { lcm } from './lcm';
import { lmsDiscrete } from './lmsDiscrete';
import { pndm } from './pndm';
import { repaint } from './repaint';
import { tcd } from './tcd';
import { uniPCMultistep } from './uniPCMultistep';
import type { SamplerMethod } from '../samplerMethod';

/** Every scheduler of diffusers that there is here. */
export const methods = [
  ddpm,
  ddim,
  ddimInverse,
  pndm,
  eulerDiscrete,
  eulerAncestralDiscrete,
  heunDiscrete,
  lmsDiscrete,
  kDpm2Discrete,
  kDpm2AncestralDiscrete,
  dpmSolverMultistep,
  dpmSolverSinglestep,
  deisMultistep,
  uniPCMultistep,
  edmEuler,
  edmDpmSolverMultistep,
  flowMatchEuler,
  flowMatchHeun,
  lcm,
  tcd,
  repaint,
] as const satisfies readonly SamplerMethod[];
