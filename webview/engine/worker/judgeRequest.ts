import type { DataSet } from '../../../src/datasets/dataSet';
import type { DataSetId } from '../../../src/protocol/playgroundState';
import { wasmRuntime } from '../backends/onnx/wasmRuntime';
import type { Network } from '../contract/network';
import { evaluateJob, type Judging } from '../jobs/evaluateJob';
import { distanceJob } from '../jobs/distanceJob';
import type { Job } from '../jobs/job';
import { qualityJob } from '../jobs/qualityJob';
import { DigitClassifier } from '../models/digitClassifier';
import { RandomFeatures } from '../models/randomFeatures';
import type { WorkerRequest } from '../protocol/requests';
import { requestAsset } from './assetPort';

export type JudgeRequest = Extract<WorkerRequest, { type: 'evaluate' | 'judge' }>;

/** What a request to judge names: data, and a network, the run's own without a name. */
interface JudgingPlace {
  data(id: DataSetId): DataSet;
  network(model: string | undefined): Network;
  judging(model: string | undefined): Judging;
}

/** The job that judges a network by its bound on the likelihood, or samples by a network's features. */
export function requestedJudgement(request: JudgeRequest, place: JudgingPlace): Job | undefined {
  if (request.type === 'evaluate') {
    const { settings, dataSet, model } = request;
    return evaluateJob(place.network(model), place.data(dataSet), settings, place.judging(model));
  }
  const { source, dataSet, classifier, onnxWasm } = request;
  // The same digits at twice the size are made smaller to be judged.
  const data = place.data(dataSet === 'digits32' ? 'digits16' : dataSet);
  const runtime = async () => wasmRuntime(await requestAsset(onnxWasm));
  const showing = place.judging('images' in source ? undefined : source.model);
  const judged = 'images' in source ? source : { ...source, network: place.network(source.model) };
  if (classifier) {
    const open = async () => new DigitClassifier(await runtime(), classifier);
    return qualityJob(judged, data, open, showing);
  }
  if ('network' in judged) {
    const open = async () => new RandomFeatures(await runtime(), data.channels, data.side);
    return distanceJob(judged, data, open, showing);
  }
  return undefined;
}
