import type { DataSet } from '../../../src/datasets/dataSet';
import { chooseDevice, type ChosenDevice } from '../backends/openEngine';
import type { EngineId } from '../contract/engine';
import type { EngineDevice } from '../contract/engineDevice';
import { compareEnginesJob } from '../jobs/compareEnginesJob';
import type { Job } from '../jobs/job';
import { selfCheckJob } from '../jobs/selfCheckJob';
import type { WorkerEvent } from '../protocol/events';
import type { WorkerRequest } from '../protocol/requests';
import { requestAsset } from './assetPort';

type Emit = (event: WorkerEvent) => void;
type Setup = Parameters<typeof compareEnginesJob>[2];
export type CheckRequest = Extract<WorkerRequest, { type: 'selfCheck' | 'compareEngines' }>;

/** The job that checks the engine in use, or all engines, beside others. */
export function requestedCheck(request: CheckRequest, device: EngineDevice, setup: Setup, emit: Emit): Job {
  return request.type === 'selfCheck'
    ? requestedSelfCheck(device, setup.data, request.onnxWasm, emit)
    : requestedComparison(request, device, setup, emit);
}

/** The reference is tfjs on the CPU, with its own gradients; tfjs there is compared with ONNX Runtime. */
function requestedSelfCheck(device: EngineDevice, data: DataSet, onnxWasm: MessagePort, emit: Emit): Job {
  const other: EngineId = device.id === 'tfjs-cpu' ? 'onnx-wasm' : 'tfjs-cpu';
  const openReference = async () => (await chooseDevice(other, false, () => requestAsset(onnxWasm))).device;
  return selfCheckJob(device, openReference, data, emit);
}

/** The engine in use stays open; the others are opened for the comparison. */
function requestedComparison(
  { engines, onnxWasm }: Extract<WorkerRequest, { type: 'compareEngines' }>,
  device: EngineDevice,
  setup: Setup,
  emit: Emit,
): Job {
  const openDevice = (id: EngineId): Promise<ChosenDevice> =>
    id === device.id
      ? Promise.resolve({ device: { ...device, dispose: () => undefined }, reason: 'chosen', adapter: '' })
      : // The page hands the wasm out once: an engine that cannot start must not ask for it.
        chooseDevice(id, false, id === 'onnx-wasm' ? () => requestAsset(onnxWasm) : undefined);
  return compareEnginesJob(engines, openDevice, setup, emit);
}
