import { edmDenoiser } from './edmDenoiser';
import { edmIn } from './edmIn';
import { edmNoise } from './edmNoise';
import { edmOut } from './edmOut';
import { edmSigmas } from './edmSigmas';
import { edmSkip } from './edmSkip';
import { edmWeight } from './edmWeight';

/** The preconditioning of EDM; an equation states the first that recognises it. */
export const edm = [edmDenoiser, edmSkip, edmOut, edmIn, edmNoise, edmWeight, edmSigmas] as const;
