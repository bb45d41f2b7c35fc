import type { Graph } from '../../../graph/graph';
import type { LinearMemory } from '../linearMemory';
import type { PredictionInputs } from '../wasmNetwork';
import type { WasmVector } from '../wasmVectors';
import type { Helper } from './helper';
import type { Learnt } from './helperMessages';
import type { Shard } from './shards';

let networks = 0;

/** A network as one helper has it, which is told it when it is first asked. */
export class HelperNetwork {
  private readonly network = networks++;
  private opened = false;
  private sent: { readonly weights: WasmVector; readonly version: number } | undefined;

  constructor(
    private readonly helper: Helper,
    private readonly kernelModule: WebAssembly.Module,
    private readonly graph: Graph,
  ) {}

  get works(): boolean {
    return this.helper.works;
  }

  /** What it learns of some shards, in their order; undefined when it has failed. */
  async learn(
    memory: LinearMemory,
    weights: WasmVector,
    shards: readonly Shard[],
  ): Promise<readonly Learnt[] | undefined> {
    const { network } = this;
    const changed = this.changed(memory, weights);
    const transfer = changed ? [changed.buffer] : [];
    const answer = await this.helper.ask(
      { type: 'helperLearn', network, weights: changed, shards },
      transfer,
    );
    return answer?.learnt;
  }

  /** Undefined when it has failed. */
  async predict(
    memory: LinearMemory,
    weights: WasmVector,
    inputs: PredictionInputs,
  ): Promise<Float32Array | undefined> {
    const { network } = this;
    const changed = this.changed(memory, weights);
    const transfer = changed ? [changed.buffer] : [];
    const answer = await this.helper.ask(
      { type: 'helperPredict', network, weights: changed, inputs },
      transfer,
    );
    return answer?.prediction;
  }

  close(): void {
    if (this.opened) {
      void this.helper.ask({ type: 'helperClose', network: this.network });
    }
  }

  /** The weights, unless the helper has them already. Opens the network there first. */
  private changed(memory: LinearMemory, weights: WasmVector): Float32Array<ArrayBuffer> | undefined {
    if (!this.opened) {
      this.opened = true;
      const { network, kernelModule, graph } = this;
      void this.helper.ask({ type: 'helperOpen', network, kernelModule, graph });
    }
    const { version } = weights;
    if (this.sent?.weights === weights && this.sent.version === version) {
      return undefined;
    }
    this.sent = { weights, version };
    return memory.floats(weights.pointer, weights.length).slice();
  }
}
