import type { Tensor } from '../plan/tensor';
import { adamBeta1, adamBeta2, adamEpsilon } from '../../shared/vectors';
import type { ParameterArena } from '../plan/parameterArena';
import { f32, workgroupsFor, type Section } from '../plan/section';

/** Invocations that sum over all parameters, or over a batch: enough for a GPU, few enough to be summed by one workgroup. */
const summands = { gradient: 4096, loss: 1024 };

/** How many steps’ losses, and behind them their gradients’ norms, are kept for reading. */
export const lossSlots = 64;
export const lossBytes = 2 * lossSlots * 4;

export interface LossTensors {
  readonly prediction: Tensor;
  readonly target: Tensor;
  readonly weight: Tensor;
  /** The gradient of the loss by the prediction. */
  readonly out: Tensor;
}

/** The gradient of the weighted mean squared error by the prediction, and parts of the loss. */
export function loss({ prediction, target, weight, out }: LossTensors, batch: number): Section {
  const total = batch * out.size;
  return {
    label: 'loss',
    body: `
    let index = group * 64u + lane;
    var sum = 0.0f;
    for (var i = index; i < ${total}u; i += ${summands.loss}u) {
      let image = i / ${out.size}u;
      let rest = i % ${out.size}u;
      let error = @prediction[image * ${prediction.stride}u + ${prediction.offset}u + rest] - @goal[i];
      let weighted = @weight[image] * error;
      sum += weighted * error;
      @out[image * ${out.stride}u + ${out.offset}u + rest] = weighted * ${f32(2 / total)};
    }
    @sums[${summands.gradient}u + index] = sum;`,
    accesses: {
      prediction: { resource: prediction, type: 'f32' },
      goal: { resource: target, type: 'f32' },
      weight: { resource: weight, type: 'f32' },
      out: { resource: out, type: 'f32', write: true },
      sums: { resource: 'sums', type: 'f32', write: true, scattered: true },
    },
    workgroups: summands.loss / 64,
  };
}

/** Sums the parts of all gradients, and parts of the square of their norm. */
export function sumPartials(arena: ParameterArena): Section {
  return {
    label: 'sum of weight gradients',
    body: `
    let index = group * 64u + lane;
    var square = 0.0f;
    for (var i = index; i < ${arena.size}u; i += ${summands.gradient}u) {
      let entry = @parts[i / 64u];
      var sum = 0.0f;
      if (i < entry.w) {
        let at = i + entry.x;
        for (var p = 0u; p < entry.y; p++) { sum += @partials[at + p * entry.z]; }
      }
      @gradients[i] = sum;
      square += sum * sum;
    }
    @sums[index] = square;`,
    accesses: {
      parts: { resource: 'partialTable', type: 'vec4u' },
      partials: { resource: 'partials', type: 'f32' },
      gradients: { resource: 'gradients', type: 'f32', write: true },
      sums: { resource: 'sums', type: 'f32', write: true, scattered: true },
    },
    workgroups: summands.gradient / 64,
  };
}

/** The loss of the step, its gradient’s norm, and the factor that brings the gradient to the largest allowed norm. */
export function concludeStep(batchElements: number): Section {
  const sumOf = (from: number, count: number, into: string) => `
    var ${into}Part = 0.0f;
    for (var i = lane; i < ${count}u; i += 64u) { ${into}Part += @sums[${from}u + i]; }
    workgroupBarrier();
    @shared[lane] = ${into}Part;
    workgroupBarrier();
    for (var half = 32u; half > 0u; half = half >> 1u) {
      if (lane < half) { @shared[lane] += @shared[lane + half]; }
      workgroupBarrier();
    }
    let ${into} = @shared[0];`;
  return {
    label: 'gradient norm and loss',
    body: `
    ${sumOf(0, summands.gradient, 'square')}
    ${sumOf(summands.gradient, summands.loss, 'total')}
    if (lane == 0u) {
      let norm = sqrt(square);
      @clip[0] = select(1.0f, step.maxGradientNorm / norm, step.maxGradientNorm > 0.0f && norm > step.maxGradientNorm);
      @losses[step.slot] = total / ${f32(batchElements)};
      @losses[step.slot + ${lossSlots}u] = norm;
    }`,
    accesses: {
      sums: { resource: 'sums', type: 'f32' },
      clip: { resource: 'clip', type: 'f32', write: true },
      losses: { resource: 'losses', type: 'f32', write: true },
    },
    workgroups: 1,
    helpers: ['step'],
    shared: 64,
  };
}

/** Adam (Kingma & Ba 2015, algorithm 1) and the moving average of the weights, all parameters at once. */
export function adam(arena: ParameterArena): Section {
  const quads = arena.size / 4;
  return {
    label: 'Adam and moving average',
    body: `
    let index = group * 64u + lane;
    if (index >= ${quads}u) { return; }
    let gradient = @gradients[index] * @clip[0];
    let m = ${f32(adamBeta1)} * @m[index] + ${f32(1 - adamBeta1)} * gradient;
    let v = ${f32(adamBeta2)} * @v[index] + ${f32(1 - adamBeta2)} * gradient * gradient;
    let weight = @w[index] - step.stepSize * m / (sqrt(v) * step.unbias + ${f32(adamEpsilon)});
    @m[index] = m;
    @v[index] = v;
    @w[index] = weight;
    @ema[index] = step.emaDecay * @ema[index] + (1.0f - step.emaDecay) * weight;`,
    accesses: {
      gradients: { resource: 'gradients', type: 'vec4f' },
      clip: { resource: 'clip', type: 'f32' },
      m: { resource: 'adamM', type: 'vec4f', write: true },
      v: { resource: 'adamV', type: 'vec4f', write: true },
      w: { resource: 'weights', type: 'vec4f', write: true },
      ema: { resource: 'ema', type: 'vec4f', write: true },
    },
    workgroups: workgroupsFor(quads),
    helpers: ['step'],
  };
}

/** Floats of the buffer `sums`. */
export const sumsSize = summands.gradient + summands.loss;
