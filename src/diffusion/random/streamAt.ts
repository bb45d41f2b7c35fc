import { RandomStream } from './randomStream';
import { streams, type StreamName } from './streams';

/** Words that belong to one index: more than the dropout of the largest training step needs. */
const wordsPerIndex = 2 ** 28;

/**
 * The random stream of one purpose, entered at the place that belongs to `index` (the training step, or the
 * image of a sample). The position in a run is therefore all the random state there is.
 */
export function streamAt(seed: number, name: StreamName, index = 0): RandomStream {
  return new RandomStream(seed, streams[name], index * wordsPerIndex);
}
