import * as l10n from '@vscode/l10n';
import type { Network } from '../contract/network';
import { mostPredicted } from '../protocol/predictions';
import type { WorkerRequest } from '../protocol/requests';
import { sampleSize } from '../sampling/runSampler';

type PredictRequest = Pick<Extract<WorkerRequest, { type: 'predict' }>, 'x' | 't' | 'labels'>;

/**
 * What a request for predictions asks of its network.
 * @throws {RangeError} with a sentence when it is too large, or does not fit the network.
 */
export function requestedPrediction(
  { x, t, labels }: PredictRequest,
  { engine, schedule: { T } }: Pick<Network, 'engine' | 'schedule'>,
): () => Promise<Float32Array> {
  if (x.length > mostPredicted) {
    throw new RangeError(
      l10n.t('{0} numbers are asked about at once; at most {1} are.', x.length, mostPredicted),
    );
  }
  const size = sampleSize(engine.config);
  if (t.length === 0 || x.length !== t.length * size) {
    throw new RangeError(
      l10n.t(
        'The network takes {0} numbers for each t, but {1} are given for {2}.',
        size,
        x.length,
        t.length,
      ),
    );
  }
  const wrong = t.find((each) => !(each >= 1 && each <= T));
  if (wrong !== undefined) {
    throw new RangeError(l10n.t('t is {0}, but it must be a number from 1 to {1}.', wrong, T));
  }
  return () => engine.predict(x, t, labels ? { labels } : {});
}
