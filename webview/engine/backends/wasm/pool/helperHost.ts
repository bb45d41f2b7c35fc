import { errorMessage } from '../../../../../src/base/errorMessage';
import { WasmNetwork } from '../wasmNetwork';
import { allocateVector, type WasmVector } from '../wasmVectors';
import type { HelperAnswer, HelperRequest } from './helperMessages';

interface Held {
  readonly network: WasmNetwork;
  readonly weights: WasmVector;
}

/** A helper's side: networks as they are told, each with the weights that came last. */
export class HelperHost {
  private readonly held = new Map<number, Held>();

  /** The answer, and what of it is handed over. */
  answer(request: HelperRequest): { readonly answer: HelperAnswer; readonly transfer: ArrayBuffer[] } {
    const { id } = request;
    try {
      const answer = { id, ...this.work(request) };
      const buffers = answer.learnt?.map(({ gradient }) => gradient.buffer) ?? [];
      return { answer, transfer: answer.prediction ? [answer.prediction.buffer] : buffers };
    } catch (error) {
      return { answer: { id, failure: errorMessage(error) }, transfer: [] };
    }
  }

  private work(request: HelperRequest): Omit<HelperAnswer, 'id'> {
    switch (request.type) {
      case 'helperOpen': {
        const network = new WasmNetwork(request.kernelModule, request.graph);
        const weights = allocateVector(network.memory, network.memory.size);
        this.held.set(request.network, { network, weights });
        return {};
      }
      case 'helperLearn': {
        const { network, weights } = this.holding(request);
        const learnt = request.shards.map((shard) => {
          const { loss, gradient } = network.learn(weights, shard);
          return { loss, gradient: network.memory.floats(gradient.pointer, gradient.length).slice() };
        });
        return { learnt };
      }
      case 'helperPredict': {
        const { network, weights } = this.holding(request);
        return { prediction: Float32Array.from(network.predict(weights, request.inputs)) };
      }
      case 'helperClose':
        this.held.delete(request.network);
        return {};
    }
  }

  private holding(request: Extract<HelperRequest, { type: 'helperLearn' | 'helperPredict' }>): Held {
    const held = this.held.get(request.network);
    if (!held) {
      throw new Error(`The helper has no network ${request.network}.`);
    }
    const { network, weights } = held;
    if (request.weights) {
      network.memory.floats(weights.pointer, weights.length).set(request.weights);
      weights.version++;
    }
    return held;
  }
}
