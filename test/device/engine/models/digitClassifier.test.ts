import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { DigitClassifier } from '../../../../webview/engine/models/digitClassifier';
import { digits16 } from '../../../fixtures/digits';
import { installedWasmRuntime } from '../../../fixtures/installedWasmRuntime';

it('tells 98 % of the held-out digits, from 64 features each', async () => {
  const data = await digits16();
  const weights = await readFile('media/models/digit-classifier/diffusion_pytorch_model.safetensors');
  const classifier = new DigitClassifier(await installedWasmRuntime(), weights);
  const indices = Array.from({ length: data.heldOut }, (_, i) => data.count - data.heldOut + i);
  const { features, probabilities } = await classifier.judge(data.batch(indices));
  classifier.dispose();
  expect(features.length).toBe(64 * data.heldOut);
  let right = 0;
  indices.forEach((index, row) => {
    const shares = probabilities.subarray(10 * row, 10 * row + 10);
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
    if (shares.indexOf(Math.max(...shares)) === data.labels[index]) {
      right++;
    }
  });
  expect(right / data.heldOut).toBeGreaterThanOrEqual(0.98);
});
