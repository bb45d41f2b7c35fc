import type { ScheduleConfig } from '../../src/diffusion/schedule';
import type { LossId } from '../../src/protocol/playgroundState';
import type { SamplingEngine } from './engine';
import type { ImageConfig } from './graph/network';
import type { Network } from './network';
import { ForeignDenoiser, type TimestepConvention } from './onnx/foreignDenoiser';
import type { ForeignInputs, ForeignShape } from './onnx/foreignInputs';
import type { OnnxRuntime } from './onnx/onnxRuntime';
import { runSampler } from './runSampler';

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
}

/**
 * Opens an imported denoiser for sampling; it has run once when this resolves.
 * @throws {Error} with a sentence that names the file.
 */
export async function openForeignNetwork(runtime: OnnxRuntime, file: ForeignFile): Promise<Network> {
  const { name, onnx: bytes, schedule, loss, timesteps, inputs, shape } = file;
  const denoiser = await ForeignDenoiser.open(
    runtime,
    { name, bytes },
    { timesteps, T: schedule.T, ...(inputs && { inputs }), ...(shape && { shape }) },
  );
  const { channels, height: side } = denoiser.shape;
  const config: ImageConfig = {
    sample_size: side,
    in_channels: channels,
    out_channels: channels,
    num_class_embeds: null,
  };
  const engine: SamplingEngine = {
    config,
    predict: (x, t) => denoiser.predict(x, t),
    sample: (plan, options, onStep) =>
      runSampler((x, t) => denoiser.predict(x, t), config, plan, options, onStep),
    dispose: () => void denoiser.dispose(),
  };
  // Its arithmetic is not known; the meter then counts its steps only.
  return { engine, schedule, loss, side, flops: 0 };
}
