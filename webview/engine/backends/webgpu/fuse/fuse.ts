import type { Graph } from '../../../graph/graph';
import type { Op } from '../../../graph/operations';
import type { TrainingGraph } from '../../../graph/trainingGraph';
import { Claims, type Pass } from './claims';
import { Emission, type Emit } from './emission';
import { FusionGraph } from './fusionGraph';
import { claimAttentionGradients } from './passes/attentionGradients';
import {
  claimActivations,
  claimPerChannel,
  claimPixelSums,
  claimSiluGradients,
  claimUpsampleGradients,
  claimUpsampling,
} from './passes/epilogues';
import { claimLinearGroups } from './passes/linearGroups';
import { claimNorms } from './passes/norms';
import { claimSums } from './passes/sums';
import type { FusedProgram } from './fusedNode';
import { webgpuOperations } from '../operations';
import type { ParameterArena } from '../plan/parameterArena';

/** Each pass sees the claims of those before it; an epilogue's parts are claimed in the order in which it applies them. */
const passes: readonly Pass[] = [
  claimLinearGroups,
  claimAttentionGradients,
  claimPerChannel,
  claimUpsampleGradients,
  claimSums,
  claimActivations,
  claimNorms,
  claimSiluGradients,
  claimUpsampling,
  claimPixelSums,
];

/**
 * Fuses a network for prediction: normalisation with SiLU, products with bias, time embedding, residual and
 * shortcut, linear layers that share an input into one.
 */
export function fusePrediction(network: Graph, arena: ParameterArena): FusedProgram {
  return fuse(new FusionGraph(network, null), arena, 0);
}

/** Fuses a training graph for batches of the given size: the forward pass as above, and its adjoints likewise. */
export function fuseTraining(graph: TrainingGraph, arena: ParameterArena, batch: number): FusedProgram {
  return fuse(new FusionGraph(graph.network, graph), arena, batch);
}

/** First the passes claim nodes for fusion, then each node that still has a kernel is emitted, in order. */
function fuse(graph: FusionGraph, arena: ParameterArena, batch: number): FusedProgram {
  const claims = new Claims(graph);
  for (const pass of passes) {
    claims.run(pass);
  }
  const emission = new Emission(graph, claims, arena, batch);
  for (const node of claims.inOrder()) {
    const emit = webgpuOperations[node.operation.op] as Emit<Op>;
    emit(emission, node);
  }
  return emission.finish();
}
