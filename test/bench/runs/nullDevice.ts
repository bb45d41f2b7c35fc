// What one library asks of a GPU for a training step, on a device that checks everything and runs nothing.
import { globals } from 'webgpu';
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../src/diffusion/schedule';
import type { PresetId } from '../../../src/protocol/playgroundState';
import { nullAdapter } from '../../fixtures/dawn';
import { noisyImages } from '../../fixtures/noisyImages';
import { benchTraining } from '../benchTraining';
import { openContender, type Contender, type ContenderId } from '../contenders';
import { countCalls, type CallCounter, type GpuCalls } from '../countCalls';

/** Per training step, when nothing new is made any more. */
export interface StepCalls {
  readonly dispatches: number;
  readonly submits: number;
  readonly buffersCreated: number;
  readonly bindGroupsCreated: number;
  readonly bytesWritten: number;
  /** CPU time of the process: JavaScript and Dawn's validation. Median over groups of steps. */
  readonly jsMsNull: number;
  /** Largest sum of the buffers that existed at once, from the start of training on. */
  readonly peakBytes: number;
}

const [id = 'ours', preset = 'ref', batchText = '32'] = process.argv.slice(2);
const batch = Number(batchText);
const ours = id === 'ours';
/** Steps of a group: our step takes too little to be timed alone. */
const group = ours ? 16 : 1;
const groups = 7;

Object.assign(globalThis, globals);
const adapter = await nullAdapter();
Object.defineProperty(globalThis, 'navigator', {
  value: { gpu: { requestAdapter: () => Promise.resolve(adapter) }, userAgent: 'Node.js' },
  configurable: true,
});
const counters: CallCounter[] = [];
const contender = await openContender(id as ContenderId, adapter, {
  preset: preset as PresetId,
  batch,
  data: noisyImages(16),
  software: false,
  onDevice: (device) => counters.push(countCalls(device)),
});
const [counter] = counters;
if (!counter) {
  throw new Error('No device was asked for.');
}

await contender.train(3);
const calls = await callsOf(counter, () => contender.train(group));
const peakBytes = counter.calls.peakBytes;
const sampling = contender.engine && ours ? await samplingCalls(contender, counter) : {};
counter.stop();
await contender.train(group);
const times: number[] = [];
for (let i = 0; i < groups; i++) {
  const before = process.cpuUsage();
  await contender.train(group);
  const { user, system } = process.cpuUsage(before);
  times.push((user + system) / 1000 / group);
}
const perStep = (count: number) => count / group;
const result: StepCalls = {
  dispatches: perStep(calls.dispatches),
  submits: perStep(calls.submits),
  buffersCreated: perStep(calls.buffersCreated),
  bindGroupsCreated: perStep(calls.bindGroupsCreated),
  bytesWritten: perStep(calls.bytesWritten),
  jsMsNull: times.sort((a, b) => a - b)[groups >> 1] ?? NaN,
  peakBytes,
};
process.stdout.write(`${JSON.stringify({ ...result, ...sampling })}\n`, () => process.exit(0));

async function callsOf({ calls }: CallCounter, run: () => Promise<unknown>): Promise<GpuCalls> {
  const before = { ...calls };
  await run();
  const difference = Object.entries(calls).map(([key, value]: [string, number]) => [
    key,
    value - before[key as keyof GpuCalls],
  ]);
  return Object.fromEntries(difference) as GpuCalls;
}

/** Dispatches of a denoising step: DDIM, 50 steps, as many images as a training batch has. */
async function samplingCalls({ engine }: Contender, counting: CallCounter) {
  if (!engine) {
    throw new Error('This library does not sample here.');
  }
  const plan = ddimPlan(createSchedule(benchTraining(batch).schedule), { steps: 50, eta: 0, clip: true });
  const sample = () => engine.sample(plan, { count: batch, seed: 3 }, () => true);
  await sample();
  const { dispatches, submits } = await callsOf(counting, sample);
  return { sampleDispatches: dispatches / plan.length, sampleSubmits: submits };
}
