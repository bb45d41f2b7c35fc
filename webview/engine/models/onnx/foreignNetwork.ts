import type { ScheduleConfig } from '../../../../src/diffusion/schedule';
import type { LossId } from '../../../../src/protocol/playgroundState';
import type { SamplingEngine } from '../../contract/engine';
import type { ImageConfig } from '../../graph/network';
import type { Network } from '../network';
import { ForeignDenoiser, type Denoiser, type TimestepConvention } from './foreignDenoiser';
import { inspectModel } from './foreign/inspectModel';
import type { ForeignInputs, ForeignShape } from './foreignInputs';
import type { OnnxRuntime } from '../../backends/onnx/onnxRuntime';
import { runSampler, type Denoise } from '../../sampling/runSampler';

/** An ONNX file that others wrote, with what the file does not say. */
export interface ForeignFile {
  readonly name: string;
  readonly onnx: Uint8Array;
  readonly schedule: ScheduleConfig;
  /** What it predicts. */
  readonly loss: LossId;
  readonly timesteps: TimestepConvention;
  /** Which inputs are which, and the images' size, where the file leaves it open. */
  readonly inputs?: Partial<ForeignInputs>;
  readonly shape?: Partial<ForeignShape>;
  /** How many classes it takes, and whether the one after the last means “no class”. */
  readonly classes?: { readonly count: number; readonly noClass: boolean };
  /** How much memory it may take, in bytes. */
  readonly memory?: number;
}

/** A model that takes classes in an input and does not say how many. */
export interface ClassesAsked {
  readonly classInput: string;
}

/**
 * Opens an imported denoiser for sampling; it has run once when this resolves. One that takes classes is not opened
 * before it was said how many there are.
 * @throws {Error} with a sentence that names the file.
 */
export async function openForeignDenoiser(
  runtime: () => Promise<OnnxRuntime>,
  file: ForeignFile,
): Promise<ForeignDenoiser | ClassesAsked> {
  const { name, onnx: bytes, schedule, timesteps, inputs, shape, classes, memory } = file;
  const options = {
    timesteps,
    T: schedule.T,
    memory,
    ...(inputs && { inputs }),
    ...(shape && { shape }),
  };
  const { labels: classInput } = inspectModel({ name, bytes }, options).inputs;
  if (classInput !== undefined && !classes) return { classInput };
  return ForeignDenoiser.open(await runtime(), { name, bytes }, options);
}

/** What is known of an imported model beside how it predicts. */
export type ForeignFacts = Pick<ForeignFile, 'schedule' | 'loss' | 'classes'>;

/** An imported denoiser as a network that can be sampled and judged. */
export function foreignNetwork(denoiser: Denoiser, { schedule, loss, classes }: ForeignFacts): Network {
  const { channels, height: side } = denoiser.shape;
  const noClass = classes?.noClass ?? true;
  const config: ImageConfig = {
    sample_size: side,
    in_channels: channels,
    out_channels: channels,
    num_class_embeds: denoiser.takesClasses && classes ? classes.count + (noClass ? 1 : 0) : null,
  };
  const unasked = classes?.noClass ? classes.count : 0;
  const denoise: Denoise = (x, t, { labels } = {}) =>
    denoiser.predict(x, t, labels ?? new Int32Array(t.length).fill(unasked));
  const engine: SamplingEngine = {
    config,
    predict: (x, t, options) => denoise(x, t, options ?? {}),
    sample: (plan, options, onStep) => runSampler(denoise, config, plan, options, onStep),
    dispose: () => denoiser.dispose(),
  };
  // Its arithmetic is not known; the meter then counts its steps only.
  return { engine, schedule, loss, side, flops: 0, ...(noClass ? {} : { noClass }) };
}

/** Opens an imported denoiser as a network on this thread. */
export async function openForeignNetwork(
  runtime: OnnxRuntime,
  file: ForeignFile,
): Promise<Network | ClassesAsked> {
  const denoiser = await openForeignDenoiser(() => Promise.resolve(runtime), file);
  return 'classInput' in denoiser ? denoiser : foreignNetwork(denoiser, file);
}
