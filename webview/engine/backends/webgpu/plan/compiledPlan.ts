import type { Gpu } from '../gpu';
import { bufferUsage, computeStage } from '../gpu';
import { planMemory } from './memoryPlan';
import { orderDispatches } from './dispatchOrder';
import type { BufferName, Resource, Section } from './section';
import { constantsBytes, gridOf, writeShader, type Shader } from './shader';
import { Tensor } from './tensor';

interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly bindGroup: GPUBindGroup;
  readonly usesRow: boolean;
  readonly x: number;
  readonly y: number;
}

/** Buffers that a plan shares with others or fills from outside. */
export type SharedBuffers = Readonly<Partial<Record<BufferName, GPUBuffer>>>;

/** What a plan's dispatches are made for: either every training step, or the steps of a sampler's plan. */
export interface Uniforms {
  readonly step?: GPUBuffer;
  /** Rows of 256 bytes. */
  readonly rows?: GPUBuffer;
}

const rowBytes = 256;

/** Pipelines and layouts by what they are made of, for all plans of a device. */
export class PipelineCache {
  private readonly pipelines = new Map<string, Promise<GPUComputePipeline>>();
  private readonly layouts = new Map<string, GPUBindGroupLayout>();
  readonly rowLayout: GPUBindGroupLayout;

  constructor(private readonly device: GPUDevice) {
    this.rowLayout = device.createBindGroupLayout({
      label: 'sampler row',
      entries: [
        { binding: 0, visibility: computeStage, buffer: { type: 'uniform', hasDynamicOffset: true } },
      ],
    });
  }

  layout({ bindings, usesStep }: Shader<unknown>): GPUBindGroupLayout {
    const types: GPUBufferBindingType[] = [
      'uniform',
      ...bindings.map(({ write }) => (write ? ('storage' as const) : ('read-only-storage' as const))),
      ...(usesStep ? (['uniform'] as const) : []),
    ];
    const key = types.join();
    const known = this.layouts.get(key);
    if (known) {
      return known;
    }
    const layout = this.device.createBindGroupLayout({
      entries: types.map((type, binding) => ({ binding, visibility: computeStage, buffer: { type } })),
    });
    this.layouts.set(key, layout);
    return layout;
  }

  pipeline(shader: Shader<unknown>, label: string): Promise<GPUComputePipeline> {
    const known = this.pipelines.get(shader.code);
    if (known) {
      return known;
    }
    const layouts = [this.layout(shader), ...(shader.usesRow ? [this.rowLayout] : [])];
    const pipeline = this.device.createComputePipelineAsync({
      label,
      layout: this.device.createPipelineLayout({ bindGroupLayouts: layouts }),
      compute: { module: this.device.createShaderModule({ label, code: shader.code }), entryPoint: 'main' },
    });
    this.pipelines.set(shader.code, pipeline);
    return pipeline;
  }
}

/**
 * Sections with everything they need on the GPU, made once: buffers by lifetime, pipelines, bind groups. Running
 * it makes nothing.
 */
export class CompiledPlan {
  private constructor(
    private readonly gpu: Gpu,
    private readonly dispatches: readonly Dispatch[],
    private readonly buffers: readonly GPUBuffer[],
    private readonly slotBuffers: readonly GPUBuffer[],
    private readonly slotOf: ReadonlyMap<Tensor, number>,
    private readonly rows: GPUBindGroup | undefined,
    /** What each dispatch does, in order. */
    readonly labels: readonly string[],
  ) {}

  /** `given` are tensors that another plan owns. */
  static async compile(
    gpu: Gpu,
    cache: PipelineCache,
    sections: readonly Section[],
    batch: number,
    shared: SharedBuffers,
    uniforms: Uniforms = {},
    given: ReadonlyMap<Tensor, GPUBuffer> = new Map(),
  ): Promise<CompiledPlan> {
    const { limits } = gpu.device;
    const bundles = orderDispatches(sections, Math.min(limits.maxStorageBuffersPerShaderStage, 10));
    const { slotOf, slots } = planMemory(bundles);
    const memoryOf = (resource: Resource): number | BufferName =>
      resource instanceof Tensor ? (slotOf.get(resource.root) ?? -1) : resource;
    const floatsOf = (resource: Resource) =>
      resource instanceof Tensor ? batch * resource.root.size : (shared[resource]?.size ?? 0) / 4;
    const shaders = bundles.map((bundle) => writeShader(bundle.sections, memoryOf, floatsOf));
    const labels = bundles.map((bundle) => bundle.sections.map(({ label }) => label).join(' + '));
    const storage = bufferUsage.STORAGE | bufferUsage.COPY_SRC | bufferUsage.COPY_DST;
    const foreign = new Map([...given].map(([tensor, buffer]) => [slotOf.get(tensor.root), buffer]));
    const uniform = bufferUsage.UNIFORM | bufferUsage.COPY_DST;
    // Buffers before pipelines: without memory, nothing is compiled.
    const { slotBuffers, constants } = await gpu.createBuffers((create) => ({
      slotBuffers: slots.map((size, i) => foreign.get(i) ?? create(`slot ${i}`, batch * size * 4, storage)),
      constants: create('constants', shaders.length * constantsBytes, uniform),
    }));
    const own = [...slotBuffers.filter((_, i) => !foreign.has(i)), constants];
    const pipelines = await Promise.all(
      shaders.map((shader, i) => cache.pipeline(shader, labels[i] ?? '')),
    ).catch((error: unknown) => {
      for (const buffer of own) {
        gpu.destroyBuffer(buffer);
      }
      throw error;
    });
    gpu.write(constants, constantsOf(shaders));
    const bufferOf = (memory: number | BufferName): GPUBuffer => {
      const buffer = typeof memory === 'number' ? slotBuffers[memory] : shared[memory];
      if (!buffer) {
        throw new Error(`A plan lacks its buffer ${memory}.`);
      }
      return buffer;
    };
    const dispatches = shaders.map((shader, i): Dispatch => {
      const pipeline = pipelines[i];
      if (!pipeline) {
        throw new Error('A plan lacks a pipeline.');
      }
      const resources: GPUBindingResource[] = [
        { buffer: constants, offset: i * constantsBytes, size: constantsBytes },
        ...shader.bindings.map(({ memory }) => ({ buffer: bufferOf(memory) })),
      ];
      if (shader.usesStep) {
        if (!uniforms.step) {
          throw new Error('A plan of training steps lacks their uniform.');
        }
        resources.push({ buffer: uniforms.step });
      }
      const bindGroup = gpu.createBindGroup({
        label: labels[i] ?? '',
        layout: cache.layout(shader),
        entries: resources.map((resource, binding) => ({ binding, resource })),
      });
      const [x, y] = gridOf(shader.workgroups);
      return { pipeline, bindGroup, usesRow: shader.usesRow, x, y };
    });
    const rows =
      uniforms.rows &&
      gpu.createBindGroup({
        label: 'sampler rows',
        layout: cache.rowLayout,
        entries: [{ binding: 0, resource: { buffer: uniforms.rows, size: rowBytes } }],
      });
    return new CompiledPlan(gpu, dispatches, own, slotBuffers, slotOf, rows, labels);
  }

  get dispatchCount(): number {
    return this.dispatches.length;
  }

  /** Adds the dispatches from `from` up to `to` to a pass, with a row of the sampler's plan where they use one. */
  encode(pass: GPUComputePassEncoder, row = 0, from = 0, to = this.dispatches.length): void {
    for (let i = from; i < to; i++) {
      const dispatch = this.dispatches[i];
      if (!dispatch) {
        break;
      }
      pass.setPipeline(dispatch.pipeline);
      pass.setBindGroup(0, dispatch.bindGroup);
      if (dispatch.usesRow && this.rows) {
        pass.setBindGroup(1, this.rows, [row * rowBytes]);
      }
      pass.dispatchWorkgroups(dispatch.x, dispatch.y);
    }
    this.gpu.counters.dispatches += to - from;
  }

  /** Whether any dispatch uses a tensor. */
  holds(tensor: Tensor): boolean {
    return this.slotOf.has(tensor.root);
  }

  /** The memory of an external tensor. */
  buffer(tensor: Tensor): GPUBuffer {
    const buffer = this.slotBuffers[this.slotOf.get(tensor.root) ?? -1];
    if (!buffer) {
      throw new Error(`The plan has no tensor ${tensor.label}.`);
    }
    return buffer;
  }

  /** Fills all tensors' memory with NaN, for tests of reads before writes. */
  poison(): void {
    for (const buffer of this.slotBuffers) {
      this.gpu.write(buffer, new Float32Array(buffer.size / 4).fill(NaN));
    }
  }

  dispose(): void {
    for (const buffer of this.buffers) {
      this.gpu.destroyBuffer(buffer);
    }
  }
}

function constantsOf(shaders: readonly Shader<unknown>[]): Uint32Array<ArrayBuffer> {
  const all = new Uint32Array((shaders.length * constantsBytes) / 4);
  shaders.forEach(({ constants }, i) => all.set(constants, (i * constantsBytes) / 4));
  return all;
}
