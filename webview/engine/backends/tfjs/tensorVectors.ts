import { adamBeta1, adamBeta2, adamEpsilon, type Vectors } from '../shared/vectors';
import * as tf from './tf';

/** Vectors as flat tensors of the current backend, so that an update is a dozen operations for all layers together. */
export function tensorVectors(activate: () => void): Vectors<tf.Tensor1D> {
  return {
    from: (values) => {
      activate();
      return tf.tensor1d(values);
    },
    read: async (vector) => {
      activate();
      // A training step may replace the tensor while it is read; the clone keeps the data alive.
      const kept = tf.clone(vector);
      const data = await kept.data<'float32'>();
      kept.dispose();
      return data;
    },
    update: (state, gradient, { stepSize, unbias, emaDecay, maxGradientNorm }) => {
      activate();
      const next = tf.tidy(() => {
        const clipped = clip(gradient, maxGradientNorm);
        const adamM = mix(state.adamM, clipped, adamBeta1);
        const adamV = mix(state.adamV, tf.square(clipped), adamBeta2);
        const scale = tf.add(tf.mul(tf.sqrt(adamV), unbias), adamEpsilon);
        const weights = tf.sub<tf.Tensor1D>(state.weights, tf.mul(tf.div(adamM, scale), stepSize));
        return { weights, ema: mix(state.ema, weights, emaDecay), adamM, adamV };
      });
      tf.dispose([state.weights, state.ema, state.adamM, state.adamV, gradient]);
      return { state: next };
    },
    dispose: (vectors) => {
      activate();
      tf.dispose([...vectors]);
    },
  };
}

function clip(gradient: tf.Tensor1D, maximum: number): tf.Tensor1D {
  if (maximum === Infinity) {
    return gradient;
  }
  const norm = tf.sqrt(tf.sum(tf.square(gradient)));
  return tf.mul(gradient, tf.div(maximum, tf.maximum(norm, maximum)));
}

/** decay · average + (1 − decay) · value. */
function mix(average: tf.Tensor1D, value: tf.Tensor, decay: number): tf.Tensor1D {
  return tf.add(tf.mul(average, decay), tf.mul(value, 1 - decay));
}
