import { expect, it } from 'vitest';
import { parameterCount } from '../../../../webview/engine/graph/graph';
import { mlpConfig } from '../../../../webview/engine/graph/mlp';
import { buildNetwork } from '../../../../webview/engine/graph/buildNetwork';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';

it.each([1, 2, 5])('a perceptron of %i coordinates answers with as many', (coordinates) => {
  const graph = buildNetwork(mlpConfig(coordinates));
  expect(graph.nodes[0]?.shape).toEqual([coordinates, 1, 1]);
  expect(graph.nodes[graph.output]?.shape).toEqual([coordinates, 1, 1]);
});

it('a perceptron is made of the operations of the U-Net', () => {
  const operations = (config: Parameters<typeof buildNetwork>[0]) =>
    new Set(buildNetwork(config).nodes.map(({ operation }) => operation.op));
  const unet = operations(presetConfig('tiny', 16, 0, 3));
  for (const operation of operations(mlpConfig(2, 3))) {
    expect(unet).toContain(operation);
  }
});

it('a perceptron of the plane has 70,786 parameters, and with classes a table more', () => {
  expect(parameterCount(buildNetwork(mlpConfig(2)))).toBe(70_786);
  expect(parameterCount(buildNetwork(mlpConfig(2, 3)))).toBe(70_786 + 3 * 128);
});
