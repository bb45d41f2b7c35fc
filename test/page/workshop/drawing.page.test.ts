import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { openDataSet } from '../../../src/datasets/openDataSet';
import { DigitClassifier } from '../../../webview/engine/models/digitClassifier';
import { classCount } from '../../../webview/engine/models/softmax';
import { readNpz } from '../../../webview/playground/import/readNpz';
import { inRoot } from '../../tools/paths.mjs';
import { installedWasmRuntime } from '../../fixtures/installedWasmRuntime';
import { png } from '../../unit/playground/import/imageFile';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

it('a drawn 7 stays a 7 in every picture that is made of it', async () => {
  const file = readFileSync(inRoot('dist/datasets.safetensors'));
  const data = openDataSet('digits16', new Uint8Array(file).buffer);
  const seven = data.labels.indexOf(7, data.count - data.heldOut);
  const level = (x: number, y: number) => data.images[seven * 256 + y * 16 + x] ?? 0;
  playground = await PlaygroundPage.open({ patch: { sample: { mode: 'drawing', count: 16 } } });

  const chooser = playground.page.waitForEvent('filechooser');
  const open = playground.view('sample').locator('vscode-button:visible', { hasText: 'Open image' });
  await open.first().press('Enter');
  const buffer = Buffer.from(png(16, 16, level));
  await (await chooser).setFiles({ name: 'seven.png', mimeType: 'image/png', buffer });
  await playground.page.waitForTimeout(300);
  await playground.press('Sampling', 'Sample');
  await expect
    .poll(() => playground.view('sample').locator('.story').innerText(), { timeout: 120_000 })
    .toMatch(/16 images by the shipped model/);

  const { values } = readNpz('samples.npz', await playground.exportSamples('npz'));
  const weights = readFileSync(inRoot('media/models/digit-classifier/diffusion_pytorch_model.safetensors'));
  const classifier = new DigitClassifier(await installedWasmRuntime(), weights);
  const images = Float32Array.from(values, (value) => value / 127.5 - 1);
  const { probabilities } = await classifier.judge(images);
  const classes = Array.from({ length: 16 }, (_, i) => {
    const row = probabilities.subarray(i * classCount, (i + 1) * classCount);
    return row.indexOf(Math.max(...row));
  });
  expect(classes).toEqual(new Array(16).fill(7));
  // Each is drawn anew, and not only given back.
  const first = images.subarray(0, 256);
  expect(images.subarray(256, 512).some((value, i) => Math.abs(value - (first[i] ?? 0)) > 0.1)).toBe(true);
}, 300_000);
