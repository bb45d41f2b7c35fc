import * as l10n from '@vscode/l10n';
import type { Origin } from '../../../src/protocol/provenance';
import type { Network } from '../contract/network';
import { activationsOf } from '../models/activations';
import type { ActivationsAnswer } from '../protocol/activations';
import type { PredictedBatch } from '../protocol/predictions';
import type { WorkerRequest } from '../protocol/requests';
import { requestedPrediction } from './predictRequest';

/** A short request that is answered between two pieces of other work. */
export type BetweenRequest = Extract<WorkerRequest, { type: 'predict' | 'activations' }>;

interface Answer {
  readonly value: PredictedBatch | ActivationsAnswer;
  readonly transfer: Transferable[];
}

/**
 * What such a request asks of its network, done once it is told who computes.
 * @throws {RangeError} with a sentence when it is too large, or does not fit the network.
 * @throws {Error} with a sentence when the network cannot be looked into.
 */
export function requestedBetween(request: BetweenRequest, network: Network): (by: Origin) => Promise<Answer> {
  const predict = requestedPrediction(request, network);
  if (request.type === 'predict') {
    return async (by) => {
      const output = await predict();
      return { value: { output, by }, transfer: [output.buffer] };
    };
  }
  const { source } = network;
  const { x, t, labels } = request;
  if (!source || source.config.in_channels === 2) {
    throw new Error(l10n.t('This network does not show its layers.'));
  }
  const [time = 1, ...others] = t;
  if (others.length > 0) {
    throw new RangeError(l10n.t('The layers are shown for one image at a time, not for {0}.', t.length));
  }
  return async (by) => {
    const layers = await activationsOf(source, { x, t: time, ...(labels ? { labels } : {}) });
    return { value: { layers, by }, transfer: [] };
  };
}
