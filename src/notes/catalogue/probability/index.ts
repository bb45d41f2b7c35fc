import { bayesRule } from './bayesRule';
import { entropy } from './entropy';
import { gaussianDensity } from './gaussianDensity';
import { klDefinition } from './klDefinition';
import { reparameterisation } from './reparameterisation';

/** Probability without a process; an equation states the first that recognises it. */
export const probability = [bayesRule, reparameterisation, gaussianDensity, entropy, klDefinition] as const;
