import type { ForeignFile, ClassesAsked, ForeignFacts } from '../../protocol/foreignModel';
import type { SamplingEngine, Network } from '../../contract/network';
import type { ImageConfig } from '../../graph/buildNetwork';
import { ForeignDenoiser } from './foreignDenoiser';
import type { Denoiser } from './denoiser';
import { inspectModel } from './foreign/inspectModel';
import type { OnnxRuntime } from '../../backends/onnx/onnxRuntime';
import { runSampler, type Denoise } from '../../sampling/runSampler';

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
  if (classInput !== undefined && !classes) {
    return { classInput };
  }
  return ForeignDenoiser.open(await runtime(), { name, bytes }, options);
}

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
  // Its FLOPs are not known; the meter then counts steps only.
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
