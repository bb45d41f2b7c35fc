import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';
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

/** The glossary's words in Traditional Chinese as written in Taiwan. */
export const zhTw: Record<SymbolId, GlossaryText> = {
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
