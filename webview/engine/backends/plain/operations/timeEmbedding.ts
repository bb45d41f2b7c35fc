import { timestepSinusoids } from '../../../graph/operations/timeEmbedding';
import type { PlainOperations } from './plainOperation';

export const timeEmbedding: PlainOperations<'timeEmbedding'> = {
  *timeEmbedding({ operation: { width, flipSinToCos, freqShift } }, { inputs }) {
    yield;
    return timestepSinusoids(inputs.timesteps, width, flipSinToCos, freqShift);
  },
};
