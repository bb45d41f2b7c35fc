import { bounds } from './entries/bounds';
import { ddim } from './entries/ddim';
import { distributions } from './entries/distributions';
import { flow } from './entries/flow';
import { forward } from './entries/forward';
import { guidance } from './entries/guidance';
import { operators } from './entries/operators';
import { parameterisation } from './entries/parameterisation';
import { probability } from './entries/probability';
import { rectified } from './entries/rectified';
import { reverse } from './entries/reverse';
import { score } from './entries/score';
import { sde } from './entries/sde';
import { training } from './entries/training';
import type { GlossaryEntry } from './glossaryEntry';
import type { SymbolId } from './symbolIds';

/**
 * What a note's reader may ask about: the symbols, operators and ideas of DDPM, DDIM, score SDEs, guidance and
 * flow matching. Definitions and places are those of the papers.
 */
export const glossary: Record<SymbolId, GlossaryEntry> = {
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
