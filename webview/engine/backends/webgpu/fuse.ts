import type { Graph } from '../../graph/graph';
import type { TrainingGraph } from '../../graph/trainingGraph';
import { emitNode } from './fuse/emitNode';
import {
  claimActivations,
  claimPixelSums,
  claimSiluGradients,
  claimSums,
  claimTimeEmbeddings,
  claimUpsampleGradients,
  claimUpsampling,
} from './fuse/epilogues';
import { Fusion } from './fuse/fusion';
import { findGroups } from './fuse/groups';
import { claimNorms } from './fuse/norms';
import type { FusedProgram } from './fusedNode';
import type { ParameterArena } from './parameterArena';

/**
 * Fuses a network for prediction: normalisation with SiLU, products with bias, time embedding, residual and
 * shortcut, linear layers that share an input into one.
 */
export function fusePrediction(network: Graph, arena: ParameterArena): FusedProgram {
  return fuse(new Fusion(network, network.nodes, [], arena, 0));
}

/** Fuses a training graph for batches of the given size: the forward pass as above, and its adjoints likewise. */
export function fuseTraining(graph: TrainingGraph, arena: ParameterArena, batch: number): FusedProgram {
  return fuse(new Fusion(graph.network, graph.nodes, graph.gradients, arena, batch));
}

/** First every node that can takes in others, then what is left is emitted in order. */
function fuse(fusion: Fusion): FusedProgram {
  findGroups(fusion);
  claimTimeEmbeddings(fusion);
  claimUpsampleGradients(fusion);
  claimSums(fusion);
  claimActivations(fusion);
  claimNorms(fusion);
  claimSiluGradients(fusion);
  claimUpsampling(fusion);
  claimPixelSums(fusion);
  for (const node of fusion.nodes) {
    if (!fusion.absorbed.has(node.id)) emitNode(fusion, node);
    for (const emit of fusion.emissions.get(node.id) ?? []) emit();
  }
  const { sample, sinusoids = null, labels = null, target = null, lossWeight = null } = fusion.ports;
  if (!sample) throw new Error('The network has no input.');
  const prediction = fusion.tensor(fusion.alias(fusion.network.output));
  return { nodes: fusion.emitted, ports: { sample, sinusoids, labels, target, lossWeight, prediction } };
}
