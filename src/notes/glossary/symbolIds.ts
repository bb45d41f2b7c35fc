import { bounds } from './bounds';
import { ddim } from './ddim';
import { distributions } from './distributions';
import { flow } from './flow';
import { forward } from './forward';
import { guidance } from './guidance';
import { operators } from './operators';
import { parameterisation } from './parameterisation';
import { probability } from './probability';
import { rectified } from './rectified';
import { reverse } from './reverse';
import { score } from './score';
import { sde } from './sde';
import { training } from './training';

/** Every symbol, operator and idea that the glossary explains, by topic. An id never changes: links name it. */
export const symbols = {
  ...forward,
  ...reverse,
  ...distributions,
  ...probability,
  ...bounds,
  ...operators,
  ...ddim,
  ...score,
  ...sde,
  ...parameterisation,
  ...guidance,
  ...flow,
  ...rectified,
  ...training,
};

export type SymbolId = keyof typeof symbols;
export const symbolIds = Object.keys(symbols) as readonly SymbolId[];
