import {
  adamBeta1,
  adamBeta2,
  adamEpsilon,
  type OptimiserState,
  type OptimiserStep,
  type Vectors,
} from './vectors';

type State = OptimiserState<Float32Array>;

/** Vectors as arrays, updated in place. */
export const floatVectors: Vectors<Float32Array> = {
  from: (values) => values,
  read: (vector) => Promise.resolve(vector.slice()),
  update: (state, gradient, step) => {
    adam(state, gradient, step, clipping(gradient, step.maxGradientNorm));
    return state;
  },
  dispose: () => undefined,
};

/** What the gradient is multiplied with so that its norm is at most `maximum`. */
function clipping(gradient: Float32Array, maximum: number): number {
  if (maximum === Infinity) {
    return 1;
  }
  let square = 0;
  for (const value of gradient) {
    square += value * value;
  }
  return maximum / Math.max(maximum, Math.sqrt(square));
}

function adam(
  { weights, ema, adamM, adamV }: State,
  gradients: Float32Array,
  { stepSize, unbias, emaDecay }: OptimiserStep,
  scale: number,
): void {
  for (let i = 0; i < weights.length; i++) {
    const gradient = scale * (gradients[i] ?? 0);
    const m = adamBeta1 * (adamM[i] ?? 0) + (1 - adamBeta1) * gradient;
    const v = adamBeta2 * (adamV[i] ?? 0) + (1 - adamBeta2) * gradient * gradient;
    const weight = (weights[i] ?? 0) - (stepSize * m) / (Math.sqrt(v) * unbias + adamEpsilon);
    adamM[i] = m;
    adamV[i] = v;
    weights[i] = weight;
    ema[i] = emaDecay * (ema[i] ?? 0) + (1 - emaDecay) * weight;
  }
}
