import { defaultPlaygroundState, type PlaygroundState } from '../../src/protocol/playgroundState';
import { encodeCheckpoint } from '../../webview/engine/models/checkpoint';
import { buildUNet } from '../../webview/engine/graph/unet';
import { presetConfig } from '../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../webview/engine/training/initialWeights';

/** A checkpoint of the tiny network on digits, with weights that have learnt nothing. */
export function savedRun(step: number, train: Partial<PlaygroundState['train']> = {}): Uint8Array {
  const graph = buildUNet(presetConfig('tiny', 16));
  const { schedule } = defaultPlaygroundState;
  return encodeCheckpoint({
    setup: { seed: 3, schedule, train: { ...defaultPlaygroundState.train, ...train } },
    snapshot: {
      step,
      weights: initialWeights(graph, 1),
      ema: initialWeights(graph, 2),
      adamM: initialWeights(graph, 3),
      // A mean of squares is not negative.
      adamV: new Map(
        [...initialWeights(graph, 4)].map(([name, { shape, data }]) => [
          name,
          { shape, data: data.map(Math.abs) },
        ]),
      ),
    },
    lossCurve: [{ step, loss: 0.5 }],
    elapsedSeconds: 2,
  });
}
