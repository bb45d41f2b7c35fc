import type { ScheduleConfig } from '../../src/diffusion/schedule';
import type { LossId } from '../../src/protocol/playgroundState';
import type { SamplingEngine } from './engine';
import type { ImageConfig } from './graph/network';
import type { Network } from './network';
import { ForeignDenoiser, type TimestepConvention } from './onnx/foreignDenoiser';
import type { ForeignInputs, ForeignShape } from './onnx/foreignInputs';
import type { OnnxRuntime } from './onnx/onnxRuntime';
import { runSampler, type Denoise } from './runSampler';

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
export async function openForeignNetwork(
  runtime: OnnxRuntime,
  file: ForeignFile,
): Promise<Network | ClassesAsked> {
  const { name, onnx: bytes, schedule, loss, timesteps, inputs, shape, classes } = file;
  const denoiser = await ForeignDenoiser.open(
    runtime,
    { name, bytes },
    { timesteps, T: schedule.T, ...(inputs && { inputs }), ...(shape && { shape }) },
  );
  const { labels: classInput } = denoiser.inputs;
  if (classInput !== undefined && !classes) {
    await denoiser.dispose();
    return { classInput };
  }
  const { channels, height: side } = denoiser.shape;
  const config: ImageConfig = {
    sample_size: side,
    in_channels: channels,
    out_channels: channels,
    num_class_embeds: classInput !== undefined && classes ? classes.count + (classes.noClass ? 1 : 0) : null,
  };
  const unasked = classes?.noClass ? classes.count : 0;
  const denoise: Denoise = (x, t, { labels } = {}) =>
    denoiser.predict(x, t, labels ?? new Int32Array(t.length).fill(unasked));
  const engine: SamplingEngine = {
    config,
    predict: (x, t, options) => denoise(x, t, options ?? {}),
    sample: (plan, options, onStep) => runSampler(denoise, config, plan, options, onStep),
    dispose: () => void denoiser.dispose(),
  };
  // Its arithmetic is not known; the meter then counts its steps only.
  const noClass = classes?.noClass ?? true;
  return { engine, schedule, loss, side, flops: 0, ...(noClass ? {} : { noClass }) };
}
