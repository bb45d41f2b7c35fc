/** What the live meter and the benchmarks read. Counted where the calls are made. */
export interface GpuCounters {
  dispatches: number;
  submits: number;
  buffersCreated: number;
  bindGroupsCreated: number;
  /** Into buffers, from this side. */
  bytesWritten: number;
  /** Bytes of all buffers that exist. */
  bytes: number;
  /** The maximum so far. */
  peakBytes: number;
  /** Submits of training steps that are not done. */
  inFlight: number;
}

/** Buffers do not fit into the device's memory or limits. */
export class OutOfGpuMemory extends Error {}

/** A device whose calls are counted. */
export class Gpu {
  readonly counters: GpuCounters = {
    dispatches: 0,
    submits: 0,
    buffersCreated: 0,
    bindGroupsCreated: 0,
    bytesWritten: 0,
    bytes: 0,
    peakBytes: 0,
    inFlight: 0,
  };

  /** What the training step that was submitted last asked for. */
  trainingStep: { readonly dispatches: number; readonly submits: number } | undefined;

  private gone = false;

  constructor(readonly device: GPUDevice) {
    void device.lost.then(() => (this.gone = true));
  }

  /** Submitting to a lost device resolves without an error, so this is asked. */
  get isLost(): boolean {
    return this.gone;
  }

  createBuffer(label: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const buffer = this.device.createBuffer({ label, size: Math.max(16, 4 * Math.ceil(size / 4)), usage });
    const { counters } = this;
    counters.buffersCreated += 1;
    counters.bytes += buffer.size;
    counters.peakBytes = Math.max(counters.peakBytes, counters.bytes);
    return buffer;
  }

  /**
   * Makes buffers together, or none.
   * @throws {OutOfGpuMemory} when they do not all fit.
   */
  async createBuffers<Made>(make: (create: Gpu['createBuffer']) => Made): Promise<Made> {
    const { device } = this;
    const buffers: GPUBuffer[] = [];
    device.pushErrorScope('out-of-memory');
    device.pushErrorScope('validation');
    const made = make((...parameters) => {
      const buffer = this.createBuffer(...parameters);
      buffers.push(buffer);
      return buffer;
    });
    const [invalid, outOfMemory] = await Promise.all([device.popErrorScope(), device.popErrorScope()]);
    const error = outOfMemory ?? invalid;
    if (!error) {
      return made;
    }
    for (const buffer of buffers) {
      this.destroyBuffer(buffer);
    }
    // A size beyond the device's limits is reported as a validation error.
    throw outOfMemory || /size|limit|memory/i.test(error.message)
      ? new OutOfGpuMemory(error.message)
      : new Error(error.message);
  }

  destroyBuffer(buffer: GPUBuffer): void {
    this.counters.bytes -= buffer.size;
    buffer.destroy();
  }

  createBindGroup(descriptor: GPUBindGroupDescriptor): GPUBindGroup {
    this.counters.bindGroupsCreated += 1;
    return this.device.createBindGroup(descriptor);
  }

  write(buffer: GPUBuffer, data: Float32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>, offset = 0): void {
    this.counters.bytesWritten += data.byteLength;
    this.device.queue.writeBuffer(buffer, offset, data);
  }

  submit(encoder: GPUCommandEncoder): void {
    this.counters.submits += 1;
    this.device.queue.submit([encoder.finish()]);
  }

  /** Copies a part of a buffer into memory. Makes a buffer for it, so not for every step. */
  async read(buffer: GPUBuffer, offset = 0, size = buffer.size - offset): Promise<Float32Array<ArrayBuffer>> {
    const staging = this.createBuffer('staging', size, bufferUsage.MAP_READ | bufferUsage.COPY_DST);
    try {
      const encoder = this.device.createCommandEncoder();
      encoder.copyBufferToBuffer(buffer, offset, staging, 0, size);
      this.submit(encoder);
      await staging.mapAsync(mapRead);
      return new Float32Array(staging.getMappedRange().slice(0));
    } finally {
      this.destroyBuffer(staging);
    }
  }
}

/** WebGPU's flags by their fixed values: Node has no such globals. */
export const bufferUsage = {
  MAP_READ: 0x1,
  COPY_SRC: 0x4,
  COPY_DST: 0x8,
  UNIFORM: 0x40,
  STORAGE: 0x80,
} as const;
export const textureUsage = { COPY_SRC: 0x1, COPY_DST: 0x2, RENDER_ATTACHMENT: 0x10 } as const;
export const mapRead = 0x1;
export const vertexStage = 0x1;
export const fragmentStage = 0x2;
export const computeStage = 0x4;
