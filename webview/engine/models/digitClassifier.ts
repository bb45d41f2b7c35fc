import { buildDigitClassifier, featureWidth } from '../graph/digitClassifier';
import { OnnxProgram } from '../backends/onnx/onnxProgram';
import type { OnnxRuntime } from '../backends/onnx/onnxRuntime';
import { ParameterStore } from '../backends/shared/parameterStore';
import { readPretrained } from './pretrainedWeights';
import { classCount, classProbabilities } from './softmax';

/** What the classifier says of N images. */
export interface Judgement {
  /** [N, 64], flattened: the space in which sets of images are compared. */
  readonly features: Float32Array;
  /** [N, 10], flattened; each row sums to one. */
  readonly probabilities: Float32Array;
}

/** Images that go through the network at once: more would only cost memory. */
const batchSize = 100;

/** The shipped classifier of 16×16 digits, made ready. */
export class DigitClassifier {
  private readonly program: OnnxProgram;
  private readonly parameters: ParameterStore<Float32Array>;
  /** Of the last layer: [64, 10] and [10], as [out, in] transposed is walked through in `judge`. */
  private readonly classes: { readonly weight: Float32Array; readonly bias: Float32Array };

  /**
   * @param weights media/models/digit-classifier's diffusion_pytorch_model.safetensors.
   * @throws {Error} whose message is a sentence when the file is not of this network.
   */
  constructor(runtime: OnnxRuntime, weights: Uint8Array) {
    const logits = buildDigitClassifier('logits');
    const snapshot = readPretrained(weights, logits);
    const features = buildDigitClassifier('features');
    this.program = new OnnxProgram(runtime, features, batchSize);
    this.parameters = new ParameterStore(this.program.vectors, features.parameters, snapshot.ema);
    const tensor = (name: string) => snapshot.ema.get(name)?.data ?? new Float32Array();
    this.classes = { weight: tensor('classes.weight'), bias: tensor('classes.bias') };
  }

  /** `images`: [N, 1, 16, 16] in [-1, 1], flattened. */
  async judge(images: Float32Array): Promise<Judgement> {
    const size = 16 * 16;
    const count = images.length / size;
    const features = new Float32Array(count * featureWidth);
    for (let from = 0; from < count; from += batchSize) {
      const part = images.subarray(from * size, Math.min(from + batchSize, count) * size);
      const timesteps = new Float32Array(part.length / size);
      const noLabels = new Int32Array();
      const found = await this.program.predict(this.parameters.get('ema'), part, timesteps, noLabels);
      features.set(found, from * featureWidth);
    }
    return { features, probabilities: classProbabilities(this.logits(features, count)) };
  }

  dispose(): void {
    this.program.dispose();
    this.parameters.dispose();
  }

  private logits(features: Float32Array, count: number): Float32Array {
    const { weight, bias } = this.classes;
    const logits = new Float32Array(count * classCount);
    for (let n = 0; n < count; n++) {
      for (let k = 0; k < classCount; k++) {
        let sum = bias[k] ?? 0;
        for (let i = 0; i < featureWidth; i++) {
          sum += (weight[k * featureWidth + i] ?? 0) * (features[n * featureWidth + i] ?? 0);
        }
        logits[n * classCount + k] = sum;
      }
    }
    return logits;
  }
}
