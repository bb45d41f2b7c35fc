import type { Graph } from '../../../graph/graph';
import type { PredictionInputs } from '../wasmNetwork';
import type { Shard } from './shards';

/** What a helper is asked. Networks are told apart by numbers; weights come along when they have changed. */
export type HelperTask =
  | {
      readonly type: 'helperOpen';
      readonly network: number;
      readonly kernelModule: WebAssembly.Module;
      readonly graph: Graph;
    }
  | {
      readonly type: 'helperLearn';
      readonly network: number;
      readonly weights?: Float32Array | undefined;
      readonly shards: readonly Shard[];
    }
  | {
      readonly type: 'helperPredict';
      readonly network: number;
      readonly weights?: Float32Array | undefined;
      readonly inputs: PredictionInputs;
    }
  | { readonly type: 'helperClose'; readonly network: number };

export type HelperRequest = HelperTask & { readonly id: number };

/** What a helper has learnt of a shard. */
export interface Learnt {
  readonly loss: number;
  readonly gradient: Float32Array<ArrayBuffer>;
}

export interface HelperAnswer {
  readonly id: number;
  readonly learnt?: readonly Learnt[];
  readonly prediction?: Float32Array<ArrayBuffer>;
  /** What was thrown instead. */
  readonly failure?: string;
}

export const isHelperRequest = (request: { readonly type: string }): request is HelperRequest =>
  request.type.startsWith('helper');
