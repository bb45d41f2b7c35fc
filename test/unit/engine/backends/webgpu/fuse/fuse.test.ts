import { addLinear } from '../../../../../../webview/engine/graph/operations/linear';
import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../../../../webview/engine/graph/differentiate';
import { GraphBuilder } from '../../../../../../webview/engine/graph/graphBuilder';
import { buildUNet } from '../../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../../webview/engine/graph/unetConfig';
import { operationNetworks } from '../../../../../../webview/engine/jobs/operationNetworks';
import { fusePrediction, fuseTraining } from '../../../../../../webview/engine/backends/webgpu/fuse/fuse';
import type { FusedNode } from '../../../../../../webview/engine/backends/webgpu/fuse/fusedNode';
import { Tensor } from '../../../../../../webview/engine/backends/webgpu/plan/tensor';
import { softwareChoice } from '../../../../../../webview/engine/backends/webgpu/tuning/kernelChoice';
import { lower } from '../../../../../../webview/engine/backends/webgpu/plan/lower';
import { Partials } from '../../../../../../webview/engine/backends/webgpu/plan/partials';
import { ParameterArena } from '../../../../../../webview/engine/backends/webgpu/plan/parameterArena';

function countOf(nodes: readonly FusedNode[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const node of nodes) {
    const name = node.op === 'kernels' ? node.label : node.op;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('a U-Net', () => {
  const graph = buildUNet(presetConfig('ref', 16, 0.1));
  const arena = new ParameterArena(graph);

  it('predicts by convolutions, normalisations and attention alone', () => {
    const { nodes } = fusePrediction(graph, arena);
    // 28 convolutions (the 7 shortcuts are in others), 4 × 2 of attention, 3 of the time embedding.
    expect(countOf(nodes)).toEqual({ convolution: 28 + 8 + 3, norm: 27, attention: 4 });
    const shortcuts = nodes.filter((node) => node.op === 'convolution' && node.shortcut);
    expect(shortcuts).toHaveLength(7);
  });

  it('is trained with nothing that works element by element', () => {
    const { nodes } = fuseTraining(differentiate(graph), arena, 2);
    const counts = countOf(nodes);
    expect(counts.map).toBeUndefined();
    expect(counts).toMatchObject({ norm: 27, normGradient: 27, attention: 4, attentionGradient: 4, loss: 1 });
  });

  it('concatenates without copying: what is joined is written side by side', () => {
    const { nodes } = fusePrediction(graph, arena);
    const parts = nodes.flatMap((node) => (node.op === 'convolution' && node.out?.isPart ? [node.out] : []));
    expect(parts.length).toBeGreaterThanOrEqual(9);
  });
});

describe('every kernel', () => {
  it.each(Object.entries(operationNetworks))('of %s reads only what was written before', (_, graph) => {
    const batch = 3;
    const { nodes, ports } = fuseTraining(differentiate(graph), new ParameterArena(graph), batch);
    const tensors: readonly (Tensor | null)[] = Object.values<Tensor | null>({ ...ports });
    const written = new Set(tensors.filter((tensor) => tensor?.external).map((tensor) => tensor?.root));
    const partials = new Partials();
    for (const { label, accesses } of nodes.flatMap((node) => lower(node, batch, softwareChoice, partials))) {
      const used = Object.values(accesses).flatMap(({ resource, write }) =>
        resource instanceof Tensor ? [{ tensor: resource, write }] : [],
      );
      for (const { tensor, write } of used) {
        if (!write) {
          expect(written.has(tensor.root), `${label} of ${tensor.label}`).toBe(true);
        }
      }
      for (const { tensor, write } of used) {
        if (write) {
          written.add(tensor.root);
        }
      }
    }
  });
});

it('copies what is joined twice, because it can stand in one place only', () => {
  const graph = new GraphBuilder();
  const x = addLinear(graph, graph.input('sample', [2, 3, 3]), 'stem', 3);
  const network = graph.finish(addLinear(graph, graph.add({ op: 'concat' }, x, x), 'mix', 2));
  const { nodes } = fusePrediction(network, new ParameterArena(network));
  expect(countOf(nodes)).toEqual({ convolution: 2, map: 1 });
});
