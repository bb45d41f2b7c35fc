import {
  adamBeta1,
  adamBeta2,
  adamEpsilon,
  clipping,
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
    const gradientNorm = normOf(gradient);
    adam(state, gradient, step, clipping(gradientNorm, step.maxGradientNorm));
    return { state, gradientNorm };
  },
  dispose: () => undefined,
};

function normOf(vector: Float32Array): number {
  let square = 0;
  for (const value of vector) {
    square += value * value;
  }
  return Math.sqrt(square);
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
