/** What a device was asked for. */
export interface GpuCalls {
  dispatches: number;
  submits: number;
  buffersCreated: number;
  bindGroupsCreated: number;
  /** By `writeBuffer`, and by mapping a buffer while it is made. */
  bytesWritten: number;
  /** Bytes of all buffers that were made and not destroyed. */
  bytes: number;
  /** The largest that was. */
  peakBytes: number;
}

export interface CallCounter {
  readonly calls: Readonly<GpuCalls>;
  /** Leaves the device as it was, for what shall be timed. */
  stop(): void;
}

/** Counts what whoever uses the device asks of it, from now on. Made to count any library's calls alike. */
export function countCalls(device: GPUDevice): CallCounter {
  const { queue } = device;
  const calls: GpuCalls = {
    dispatches: 0,
    submits: 0,
    buffersCreated: 0,
    bindGroupsCreated: 0,
    bytesWritten: 0,
    bytes: 0,
    peakBytes: 0,
  };
  const createBuffer = device.createBuffer.bind(device);
  const createBindGroup = device.createBindGroup.bind(device);
  const createCommandEncoder = device.createCommandEncoder.bind(device);
  const submit = queue.submit.bind(queue);
  const writeBuffer = queue.writeBuffer.bind(queue) as (...parameters: unknown[]) => undefined;
  Object.assign(device, {
    createBuffer: (descriptor: GPUBufferDescriptor) => {
      const buffer = createBuffer(descriptor);
      calls.buffersCreated += 1;
      calls.bytes += descriptor.size;
      calls.peakBytes = Math.max(calls.peakBytes, calls.bytes);
      if (descriptor.mappedAtCreation) {
        calls.bytesWritten += descriptor.size;
      }
      return noteDestruction(buffer, () => (calls.bytes -= descriptor.size));
    },
    createBindGroup: (descriptor: GPUBindGroupDescriptor) => {
      calls.bindGroupsCreated += 1;
      return createBindGroup(descriptor);
    },
    createCommandEncoder: (descriptor?: GPUCommandEncoderDescriptor) =>
      noteDispatches(createCommandEncoder(descriptor), () => (calls.dispatches += 1)),
  });
  Object.assign(queue, {
    submit: (buffers: Iterable<GPUCommandBuffer>) => {
      calls.submits += 1;
      return submit(buffers);
    },
    writeBuffer: (buffer: GPUBuffer, at: number, data: GPUAllowSharedBufferSource, ...range: number[]) => {
      calls.bytesWritten += writtenBytes(data, ...range);
      return writeBuffer(buffer, at, data, ...range);
    },
  });
  return {
    calls,
    stop: () => {
      for (const name of ['createBuffer', 'createBindGroup', 'createCommandEncoder']) {
        Reflect.deleteProperty(device, name);
      }
      for (const name of ['submit', 'writeBuffer']) {
        Reflect.deleteProperty(queue, name);
      }
    },
  };
}

/** Of a view, offset and size are counted in its elements. */
function writtenBytes(data: GPUAllowSharedBufferSource, offset = 0, size?: number): number {
  const element = 'BYTES_PER_ELEMENT' in data ? Number(data.BYTES_PER_ELEMENT) : 1;
  return size === undefined ? data.byteLength - offset * element : size * element;
}

function noteDestruction(buffer: GPUBuffer, note: () => void): GPUBuffer {
  const destroy = buffer.destroy.bind(buffer);
  let destroyed = false;
  return Object.assign(buffer, {
    destroy: () => {
      if (!destroyed) {
        note();
      }
      destroyed = true;
      return destroy();
    },
  });
}

function noteDispatches(encoder: GPUCommandEncoder, note: () => void): GPUCommandEncoder {
  const beginComputePass = encoder.beginComputePass.bind(encoder);
  return Object.assign(encoder, {
    beginComputePass: (descriptor?: GPUComputePassDescriptor) => {
      const pass = beginComputePass(descriptor);
      const dispatchWorkgroups = pass.dispatchWorkgroups.bind(pass);
      const dispatchWorkgroupsIndirect = pass.dispatchWorkgroupsIndirect.bind(pass);
      return Object.assign(pass, {
        dispatchWorkgroups: (...groups: Parameters<GPUComputePassEncoder['dispatchWorkgroups']>) => {
          note();
          return dispatchWorkgroups(...groups);
        },
        dispatchWorkgroupsIndirect: (
          ...indirect: Parameters<GPUComputePassEncoder['dispatchWorkgroupsIndirect']>
        ) => {
          note();
          return dispatchWorkgroupsIndirect(...indirect);
        },
      });
    },
  });
}
