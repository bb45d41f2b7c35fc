import * as v from 'valibot';
import type { DataSet } from '../../../src/datasets/dataSet';
import { openDataSet } from '../../../src/datasets/openDataSet';
import { trainSettingsSchema } from '../../../src/protocol/playgroundState';
import { chooseDevice, presetFor } from '../backends/openEngine';
import type { TuningCache } from '../backends/webgpu/tuning/tuningCache';
import type { EngineDevice } from '../contract/engineDevice';
import { disagreement } from '../jobs/startupCheck';
import type { RunSetup } from '../models/checkpoint';
import type { WorkerEvent } from '../protocol/events';
import type { OpenedInfo } from '../protocol/opened';
import type { WorkerRequest } from '../protocol/requests';
import { requestAsset } from './assetPort';
import { helperWorkers } from './helperWorkers';
import { Session } from './session';

/** The device that computes, and the run on it. */
export interface Opened {
  readonly device: EngineDevice;
  readonly data: DataSet;
  readonly setup: RunSetup;
  /** dist/datasets.safetensors. */
  readonly digits: ArrayBuffer;
  session: Session;
}

/** Chooses a device, and opens the run on it. @throws {Error} with a sentence when nothing can compute, or the data are not here. */
export async function requestedOpening(
  request: Extract<WorkerRequest, { type: 'open' }>,
  tuning: TuningCache,
  emit: (event: WorkerEvent) => void,
): Promise<readonly [Opened, OpenedInfo]> {
  const { schedule, seed, engine, onnxWasm, digits } = request;
  const train = v.parse(trainSettingsSchema, request.train);
  const data = openDataSet(train.dataSet, digits, request.ownData);
  const { device, reason, adapter, obstacle } = await chooseDevice(
    engine,
    request.avoidGpu ?? false,
    onnxWasm && (() => requestAsset(onnxWasm)),
    tuning,
    helperWorkers(request.cpuWorkers),
    disagreement,
  );
  const preset = presetFor(device, train.preset);
  const setup: RunSetup = { seed, schedule, train: { ...train, preset } };
  const session = await Session.open(device, setup, data, emit, request);
  const info: OpenedInfo = {
    engine: device.id,
    reason,
    adapter,
    ...(obstacle === undefined ? {} : { obstacle }),
    preset,
    dataSet: train.dataSet,
    parameterCount: session.parameterCount,
    step: session.step,
    checkpoint: session.checkpoint,
  };
  return [{ device, data, setup, digits, session }, info];
}
