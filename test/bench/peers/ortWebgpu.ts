import * as ort from 'onnxruntime-web/webgpu';
import type { Weights } from '../../../webview/engine/contract/engine';
import type { Graph } from '../../../webview/engine/graph/graph';
import { sizeOf } from '../../../webview/engine/graph/shape';
import { exportModel } from '../../../webview/engine/models/onnx/exportModel';

export interface OrtDenoiser {
  /** Runs the network so many times, one after the other, and waits until the last result can be read. */
  run(times: number): Promise<Float32Array>;
  dispose(): Promise<void>;
}

/**
 * A network on ONNX Runtime's WebGPU provider, from the ONNX file that users export. Inputs and outputs stay on the
 * GPU. `wasm` is ort-wasm-simd-threaded.asyncify.wasm of the installed version.
 */
export async function openOrtWebgpu(
  adapter: GPUAdapter,
  wasm: ArrayBuffer,
  graph: Graph,
  weights: Weights,
  batch: number,
  enableGraphCapture: boolean,
): Promise<OrtDenoiser> {
  const device = await adapter.requestDevice({
    requiredLimits: {
      maxStorageBuffersPerShaderStage: adapter.limits.maxStorageBuffersPerShaderStage,
      maxComputeWorkgroupStorageSize: adapter.limits.maxComputeWorkgroupStorageSize,
    },
    requiredFeatures: (['subgroups', 'timestamp-query'] as GPUFeatureName[]).filter((name) =>
      adapter.features.has(name),
    ),
  });
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = wasm;
  // The device is taken, but missing from the types.
  const provider = { name: 'webgpu', device } as const;
  const session = await ort.InferenceSession.create(exportModel(graph, weights, {}), {
    executionProviders: [provider],
    freeDimensionOverrides: { batch },
    preferredOutputLocation: 'gpu-buffer',
    enableGraphCapture,
  });
  const shape = [batch, ...(graph.nodes[graph.output]?.shape ?? [])];
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const buffer = (size: number) => device.createBuffer({ size, usage });
  const images = () =>
    ort.Tensor.fromGpuBuffer(buffer(sizeOf(shape) * 4), { dataType: 'float32', dims: shape });
  const sample = images();
  // A captured graph goes on writing to the buffer of its first run, which is then best one of its own.
  const fetches = enableGraphCapture ? undefined : { out_sample: images() };
  const timestep = ort.Tensor.fromGpuBuffer(buffer(batch * 8), { dataType: 'int64', dims: [batch] });
  device.queue.writeBuffer(
    sample.gpuBuffer,
    0,
    Float32Array.from({ length: sizeOf(shape) }, (_, i) => Math.sin(i)),
  );
  device.queue.writeBuffer(timestep.gpuBuffer, 0, new BigInt64Array(batch).fill(500n));
  const staging = device.createBuffer({
    size: sizeOf(shape) * 4,
    usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  });
  return {
    run: async (times) => {
      let output: ort.Tensor | undefined;
      for (let i = 0; i < times; i++) {
        const feeds = { sample, timestep };
        const results = await (fetches ? session.run(feeds, fetches) : session.run(feeds));
        output = results.out_sample;
      }
      if (!output) {
        throw new Error('The network was run no time.');
      }
      const encoder = device.createCommandEncoder();
      encoder.copyBufferToBuffer(output.gpuBuffer, 0, staging, 0, staging.size);
      device.queue.submit([encoder.finish()]);
      await staging.mapAsync(GPUMapMode.READ);
      const result = new Float32Array(staging.getMappedRange().slice(0));
      staging.unmap();
      return result;
    },
    dispose: async () => {
      await session.release();
      device.destroy();
    },
  };
}
