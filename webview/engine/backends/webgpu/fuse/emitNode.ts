import type { OperationOf } from '../../../graph/operations';
import type { TrainingNode } from '../../../graph/trainingGraph';
import type { FusedNode } from '../fusedNode';
import { Tensor } from '../tensor';
import { emitAttention, emitAttentionGradient } from './attention';
import { is, type Fusion, type NodeOf } from './fusion';
import { emitConcat } from './placement';
import { emitWeightGradient, emitWhenReady } from './products';

export function emitNode(fusion: Fusion, node: TrainingNode): void {
  const owner = fusion.ownerOf(node.id);
  if (owner && owner.node === node) {
    if (!is(node, 'groupNormInputGradient')) emitWhenReady(fusion, owner);
    return;
  }
  const { operation } = node;
  switch (operation.op) {
    case 'input':
      return emitInput(fusion, operation.name, node);
    case 'timeEmbedding':
      if (fusion.ports.sinusoids) throw new Error('A network has more than one time embedding.');
      fusion.ports.sinusoids = fusion.external(node, 'sinusoids');
      return;
    case 'target':
      fusion.ports.target = fusion.external(node, 'target');
      return;
    case 'lossWeight':
      fusion.ports.lossWeight = fusion.external(node, 'loss weight');
      return;
    case 'embedding': {
      const labels = fusion.tensor(node.inputs[0]);
      const weight = fusion.arena.matrix(operation.weight);
      return fusion.emit({ op: 'embedding', labels, weight, out: fusion.create(node) });
    }
    case 'embeddingGradient':
      return emitEmbeddingGradient(fusion, node);
    case 'concat':
      return emitConcat(fusion, node);
    case 'slice':
      fusion.tensors.set(
        node.id,
        Tensor.of('slice', node.shape).placeIn(fusion.tensor(node.inputs[0]), operation.from),
      );
      return;
    case 'attention':
      return emitAttention(fusion, node as NodeOf<'attention'>);
    case 'attentionGradient':
      return emitAttentionGradient(fusion, node as NodeOf<'attentionGradient'>);
    case 'meanSquaredError':
      return;
    case 'meanSquaredErrorGradient': {
      const [prediction, target, weight] = fusion.inputsOf(node);
      if (!prediction || !target || !weight) throw new Error('The loss lacks an input.');
      return fusion.emit({ op: 'loss', prediction, target, weight, out: fusion.create(node) });
    }
    case 'conv2dWeightGradient':
    case 'linearWeightGradient':
      return emitWeightGradient(fusion, node);
    case 'biasGradient':
      // Part of its layer's weight gradient.
      return;
    case 'dropout':
      return emitMap(fusion, node, { kind: 'dropout', dropout: fusion.dropoutOf(node.id, operation.rate) });
    case 'dropoutGradient':
      return emitMap(fusion, node, {
        kind: 'dropout',
        dropout: fusion.dropoutOf(operation.mask, operation.rate),
      });
    case 'add':
      return emitMap(fusion, node, { kind: 'sum' });
    case 'silu':
    case 'siluGradient':
    case 'addPerChannel':
    case 'upsample':
    case 'upsampleGradient':
    case 'sumPixels':
      return emitMap(fusion, node, { kind: operation.op });
    case 'conv2d':
    case 'linear':
    case 'conv2dInputGradient':
    case 'linearInputGradient':
    case 'groupNorm':
    case 'groupNormInputGradient':
    case 'groupNormWeightGradient':
      throw new Error(`The operation ${operation.op} was not fused.`);
  }
}

function emitEmbeddingGradient(fusion: Fusion, node: TrainingNode): void {
  const [labels, dy] = fusion.inputsOf(node);
  const name = [...fusion.gradientNode].find(([, gradient]) => gradient === node)?.[0];
  if (!labels || !dy || name === undefined) throw new Error("An embedding's adjoint lacks an input.");
  fusion.emit({ op: 'embeddingGradient', labels, weight: fusion.arena.matrix(name), dy });
}

function emitInput(fusion: Fusion, name: OperationOf<'input'>['name'], node: TrainingNode): void {
  if (name === 'sample') fusion.ports.sample = fusion.external(node, 'sample');
  else if (name === 'class_labels') fusion.ports.labels = fusion.external(node, 'labels');
}

function emitMap(fusion: Fusion, node: TrainingNode, map: Extract<FusedNode, { op: 'map' }>['map']): void {
  fusion.emit({ op: 'map', map, inputs: fusion.inputsOf(node), out: fusion.create(node) });
}
