import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { modelCardSchema, type ModelCard } from '../../../src/protocol/modelCard';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { openNetwork } from '../../../webview/engine/models/openNetwork';
import type { Network } from '../../../webview/engine/contract/network';
import { OnnxEngine } from '../../../webview/engine/backends/onnx/onnxEngine';
import { planFor } from '../../../webview/engine/sampling/planFor';
import { flowField } from '../../../webview/engine/jobs/vectorField';
import { installedWasmRuntime } from '../../fixtures/installedWasmRuntime';

const folder = path.join(__dirname, '../../../media/models/flow2d-moons');
const read = (name: string) => readFile(path.join(folder, name));

/** The middle of each moon, 1,000 points of it, by the formula of src/datasets/points.ts. */
const arcs = [0, 1].map((moon) =>
  Array.from({ length: 1000 }, (_, i): readonly [number, number] => {
    const angle = (Math.PI * i) / 999;
    return moon === 0
      ? [(Math.cos(angle) - 0.5) * 0.55, (Math.sin(angle) - 0.25) * 0.55]
      : [(0.5 - Math.cos(angle)) * 0.55, (0.25 - Math.sin(angle)) * 0.55];
  }),
);

/** How far a point is from the middle of each moon. */
function distances(x: number, y: number): readonly number[] {
  return arcs.map((arc) => Math.min(...arc.map(([u, v_]) => Math.hypot(x - u, y - v_))));
}

let card: ModelCard;
let network: Network;
beforeAll(async () => {
  const runtime = await installedWasmRuntime();
  card = v.parse(modelCardSchema, JSON.parse((await read('card.json')).toString()));
  if (!card.schedule) {
    throw new Error('The card has no schedule.');
  }
  network = await openNetwork(
    { createEngine: (config, training, data) => new OnnxEngine(runtime, config, training, data) },
    {
      config: (await read('config.json')).toString(),
      weights: await read('diffusion_pytorch_model.safetensors'),
      schedule: card.schedule,
      loss: card.loss,
    },
  );
}, 120_000);

describe('the shipped flow of two moons', { timeout: 240_000 }, () => {
  it('carries noise to both moons alike, by the page’s own defaults', async () => {
    const { sample } = defaultPlaygroundState;
    const plan = planFor(network.schedule, network.loss, sample);
    expect(plan).toHaveLength(50);
    const count = sample.points;
    const points = await network.engine.sample(plan, { count, seed: 1 }, () => true);
    expect(points).toHaveLength(2 * count);
    const near = Array.from({ length: count }, (_, i) =>
      distances(points[2 * i] ?? NaN, points[2 * i + 1] ?? NaN),
    );
    const share = (is: (to: readonly number[]) => boolean) => near.filter(is).length / count;
    expect(share((to) => Math.min(...to) < 0.12)).toBeGreaterThanOrEqual(0.9);
    const first = share(([one = NaN, two = NaN]) => one < two);
    expect(first).toBeGreaterThan(0.4);
    expect(first).toBeLessThan(0.6);
  });

  it('draws points towards the data while they are noise', async () => {
    const { places, vectors } = await flowField(network, network.schedule.T + 1);
    // With s = 1 the velocity is ε − E[x_0]: the flow leads from everywhere to the mean of the data.
    for (let i = 0; i < places.length; i++) {
      expect(vectors[i]).toBeCloseTo(-(places[i] ?? NaN), 0);
    }
  });

  it('says of itself what its files say', () => {
    expect(card.kind).toBe('mlp');
    expect(network.side).toBe(1);
    expect(network.engine.config).toMatchObject({ in_channels: 2, out_channels: 2, num_class_embeds: null });
  });
});
