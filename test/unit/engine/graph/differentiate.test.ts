import { addLinear } from '../../../../webview/engine/graph/operations/linear';
import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../../webview/engine/graph/differentiate';
import { GraphBuilder } from '../../../../webview/engine/graph/graphBuilder';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';

describe('differentiating a U-Net', () => {
  const network = buildUNet(presetConfig('ref', 16));
  const graph = differentiate(network);

  it('keeps the network as it is and continues behind it', () => {
    expect(graph.nodes.slice(0, network.nodes.length)).toEqual(network.nodes);
    graph.nodes.forEach((node, index) => expect(node.id).toBe(index));
  });

  it('uses every value after it is computed', () => {
    for (const { id, inputs } of graph.nodes) {
      for (const input of inputs) {
        expect(input).toBeLessThan(id);
      }
    }
  });

  it('gives every parameter a gradient of its own shape', () => {
    expect(graph.gradients).toHaveLength(network.parameters.length);
    graph.gradients.forEach((id, i) => {
      expect(graph.nodes[id]?.shape).toEqual(network.parameters[i]?.shape);
    });
  });

  it('computes nothing that neither the loss nor a gradient needs', () => {
    const used = new Set(graph.nodes.flatMap(({ inputs }) => inputs));
    const wanted = new Set([graph.loss, ...graph.gradients]);
    for (const { id } of graph.nodes) {
      expect(used.has(id) || wanted.has(id)).toBe(true);
    }
  });

  it('asks for no gradient by the image or the timestep', () => {
    const stem = network.nodes.find(
      ({ operation }) => 'weight' in operation && operation.weight === 'conv_in.weight',
    );
    const inputGradients = graph.nodes.filter(
      ({ operation }) =>
        operation.op === 'conv2dInputGradient' &&
        'weight' in operation &&
        operation.weight === 'conv_in.weight',
    );
    expect(stem).toBeDefined();
    expect(inputGradients).toEqual([]);
  });
});

it('sums the gradients of a value that is used twice', () => {
  const builder = new GraphBuilder();
  const x = addLinear(builder, builder.input('sample', [2, 3, 3]), 'stem', 4);
  const graph = differentiate(builder.finish(builder.add({ op: 'add' }, x, builder.add({ op: 'silu' }, x))));
  const sums = graph.nodes
    .slice(graph.network.nodes.length)
    .filter(({ operation }) => operation.op === 'add');
  expect(sums).toHaveLength(1);
});

it('refuses a network with a parameter that its output does not depend on', () => {
  const builder = new GraphBuilder();
  const x = addLinear(builder, builder.input('sample', [2, 3, 3]), 'stem', 4);
  addLinear(builder, x, 'unused', 2);
  expect(() => differentiate(builder.finish(x))).toThrow(/unused\.weight/);
});
