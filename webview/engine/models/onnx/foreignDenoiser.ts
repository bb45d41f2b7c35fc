import { errorMessage } from '../../../../src/base/errorMessage';
import type { Denoiser, ForeignOptions } from './denoiser';
import * as l10n from '@vscode/l10n';
import type { ForeignInputs, ForeignShape } from '../../protocol/foreignModel';
import { dimsOfNumbers, inspectModel, type InspectedModel } from './foreign/inspectModel';
import { ModelRefusal } from './foreign/modelRefusal';
import type { OnnxIntegers, OnnxRuntime, OnnxSession, OnnxTensor } from '../../backends/onnx/onnxRuntime';

/** A denoiser from an ONNX file that somebody else wrote, run by ONNX Runtime. */
export class ForeignDenoiser implements Denoiser {
  private constructor(
    private readonly session: OnnxSession,
    private readonly model: InspectedModel,
    private readonly options: ForeignOptions,
  ) {}

  /**
   * Opens a file and runs it once on noise, before anything relies on it. What it costs is worked out before that.
   * @throws {Error} with a sentence that names the file when it is damaged, has operations that are not run here, costs
   * too much, keeps its weights in other files, or is no denoiser.
   */
  static async open(
    runtime: OnnxRuntime,
    file: { readonly name: string; readonly bytes: Uint8Array },
    options: ForeignOptions,
  ): Promise<ForeignDenoiser> {
    const model = inspectModel(file, options);
    let session: OnnxSession;
    try {
      session = await runtime.open(file.bytes);
    } catch (error) {
      throw new Error(
        l10n.t('{0} cannot be run: ONNX Runtime refuses it ({1}).', file.name, plainReason(error)),
        { cause: error },
      );
    }
    const denoiser = new ForeignDenoiser(session, model, options);
    try {
      await denoiser.dryRun();
      return denoiser;
    } catch (error) {
      await session.dispose();
      throw new Error(
        error instanceof ModelRefusal
          ? `${file.name}: ${error.message}`
          : l10n.t('{0} cannot be run: ONNX Runtime refuses it ({1}).', file.name, plainReason(error)),
        { cause: error },
      );
    }
  }

  get inputs(): ForeignInputs {
    return this.model.inputs;
  }

  get shape(): ForeignShape {
    return this.model.shape;
  }

  get takesClasses(): boolean {
    return this.inputs.labels !== undefined;
  }

  /** The model's output at x [N, C, H, W], flattened, and the paper's t, 1…T, one per image. */
  async predict(x: Float32Array, t: ArrayLike<number>, labels?: ArrayLike<number>): Promise<Float32Array> {
    const size = this.imageSize;
    const count = x.length / size;
    const batch = this.shape.batch ?? Math.min(count, this.model.atOnce());
    const output = new Float32Array(x.length);
    for (let from = 0; from < count; from += batch) {
      const kept = Math.min(batch, count - from);
      // A model of a fixed batch size is given zeros in place of the images that are too few.
      const part = new Float32Array(batch * size);
      part.set(x.subarray(from * size, (from + kept) * size));
      const times = Float64Array.from({ length: batch }, (_, i) => t[from + i] ?? t[from] ?? 1);
      const classes = labels && Int32Array.from({ length: batch }, (_, i) => labels[from + i] ?? 0);
      const predicted = await this.run(part, times, classes);
      output.set(predicted.subarray(0, kept * size), from * size);
    }
    return output;
  }

  dispose(): void {
    void this.session.dispose();
  }

  get imageSize(): number {
    const { channels, height, width } = this.shape;
    return channels * height * width;
  }

  private async run(x: Float32Array, t: Float64Array, labels: Int32Array | undefined): Promise<Float32Array> {
    const { session, inputs, shape } = this;
    const { channels, height, width } = shape;
    const feeds: Record<string, OnnxTensor | OnnxIntegers> = {
      [inputs.sample]: { dims: [t.length, channels, height, width], data: x },
      [inputs.timestep]: this.numbers(
        inputs.timestep,
        t.map((each) => this.timestep(each)),
      ),
    };
    if (inputs.labels !== undefined) {
      feeds[inputs.labels] = this.numbers(
        inputs.labels,
        Float64Array.from(labels ?? new Int32Array(t.length)),
      );
    }
    const results = await session.run(feeds);
    const output = results[inputs.output];
    if (output?.data.length !== x.length) {
      throw new ModelRefusal(
        l10n.t(
          'Its output has the shape [{0}], but images of [{1}] went in. A model that also predicts variances cannot be sampled here.',
          output?.dims.join(', ') ?? '',
          [t.length, channels, height, width].join(', '),
        ),
      );
    }
    return output.data;
  }

  /** Numbers in the type and shape that an input declares: one per image, or a single one for all. */
  private numbers(name: string, values: Float64Array): OnnxTensor | OnnxIntegers {
    const info = this.model.border(name);
    const dims = dimsOfNumbers(info, values.length);
    const used = dims[0] === values.length ? values : values.subarray(0, 1);
    if (info?.type === 'int64') {
      return { dims, data: BigInt64Array.from(used, (value) => BigInt(Math.round(value))) };
    }
    if (info?.type === 'int32') {
      return { dims, data: Int32Array.from(used, Math.round) };
    }
    return { dims, data: Float32Array.from(used) };
  }

  private timestep(t: number): number {
    const { timesteps, T } = this.options;
    return timesteps === 'oneBased' ? t : timesteps === 'zeroBased' ? t - 1 : (t - 1) / T;
  }

  private async dryRun(): Promise<void> {
    const x = new Float32Array(this.imageSize).map((_, i) => Math.sin(i));
    const output = await this.predict(x, [1]);
    if (!output.every(Number.isFinite)) {
      throw new ModelRefusal(l10n.t('Its output holds values that are not finite.'));
    }
  }
}

/** ONNX Runtime's reasons hold names from the file; what is left says enough to look for. */
function plainReason(error: unknown): string {
  const text = errorMessage(error);
  return text
    .replace(/[^\w .,:;=/'-]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 300)
    .trim();
}
