import type { DeviceDisplay } from '../../../contract/deviceGrid';
import { bufferUsage, fragmentStage, textureUsage, vertexStage, type Gpu } from '../gpu';

/** Canvases are drawn on in this format, which every device takes: bytes copied from memory have it, too. */
export const canvasFormat = 'rgba8unorm';

/** How pictures lie in a buffer and on a canvas. */
export interface GridShape {
  readonly count: number;
  readonly side: number;
  readonly channels: number;
  readonly columns: number;
}

/** One of the pictures that a bind group draws, by its number, and how many pixels high it is on a canvas. */
export interface Picture {
  readonly group: GPUBindGroup;
  readonly number: number;
  readonly height: number;
}

/** A picture is so many images, one after the other, NCHW, in [−1, 1]; an instance draws the picture of its number. */
const wgsl = `
struct Grid { count: u32, side: u32, channels: u32, columns: u32 }
@group(0) @binding(0) var<storage, read> values: array<f32>;
@group(0) @binding(1) var<uniform> grid: Grid;

struct Corner {
  @builtin(position) position: vec4f,
  @location(0) @interpolate(flat) picture: u32,
  @location(1) at: vec2f,
}

@vertex fn corner(@builtin(vertex_index) index: u32, @builtin(instance_index) picture: u32) -> Corner {
  let extent = vec2f(vec2u(grid.columns, (grid.count + grid.columns - 1u) / grid.columns) * grid.side);
  let place = vec2f(vec2u(index & 1u, index >> 1u)) * 2.0f;
  return Corner(vec4f(place.x * 2.0f - 1.0f, 1.0f - place.y * 2.0f, 0.0f, 1.0f), picture, place * extent);
}

@fragment fn pixel(corner: Corner) -> @location(0) vec4f {
  let at = vec2u(corner.at);
  let image = (at.y / grid.side) * grid.columns + at.x / grid.side;
  if (image >= grid.count) { return vec4f(0.0f); }
  let area = grid.side * grid.side;
  let first = (corner.picture * grid.count + image) * grid.channels * area
    + (at.y % grid.side) * grid.side + at.x % grid.side;
  if (grid.channels == 3u) {
    return vec4f(vec3f(values[first], values[first + area], values[first + 2u * area]) * 0.5f + 0.5f, 1.0f);
  }
  var sum = 0.0f;
  for (var c = 0u; c < grid.channels; c++) { sum += values[first + c * area]; }
  return vec4f(vec3f(sum / f32(grid.channels) * 0.5f + 0.5f), 1.0f);
}`;

/** Draws images from a GPU's own buffers, without their pixels passing through memory. */
export class GridPainter implements DeviceDisplay {
  private pipeline: GPURenderPipeline | undefined;
  private readonly contexts = new WeakMap<OffscreenCanvas, GPUCanvasContext>();

  constructor(private readonly gpu: Gpu) {}

  /** What `draw` takes of a buffer of pictures. The uniform is the caller's to destroy. */
  bind(values: GPUBuffer, shape: GridShape): { readonly group: GPUBindGroup; readonly uniform: GPUBuffer } {
    const { gpu } = this;
    const { count, side, channels, columns } = shape;
    const uniform = gpu.createBuffer('grid', 16, bufferUsage.UNIFORM | bufferUsage.COPY_DST);
    gpu.write(uniform, Uint32Array.of(count, side, channels, columns));
    const group = gpu.createBindGroup({
      label: 'grid',
      layout: this.renderer().getBindGroupLayout(0),
      entries: [
        { binding: 0, resource: { buffer: values } },
        { binding: 1, resource: { buffer: uniform } },
      ],
    });
    return { group, uniform };
  }

  /** Draws pictures over all of a texture, one below the other. */
  draw(pictures: readonly Picture[], target: GPUTexture): void {
    const { gpu } = this;
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginRenderPass({
      colorAttachments: [{ view: target.createView(), loadOp: 'clear', storeOp: 'store' }],
    });
    pass.setPipeline(this.renderer());
    let top = 0;
    for (const { group, number, height } of pictures) {
      pass.setViewport(0, top, target.width, height, 0, 1);
      pass.setBindGroup(0, group);
      pass.draw(3, 1, 0, number);
      top += height;
    }
    pass.end();
    gpu.submit(encoder);
  }

  /** The texture that a canvas of this size shows next; undefined when something else draws on the canvas. */
  target(canvas: OffscreenCanvas, width: number, height: number): GPUTexture | undefined {
    const context = this.contextOf(canvas);
    if (!context) {
      return undefined;
    }
    canvas.width = width;
    canvas.height = height;
    return context.getCurrentTexture();
  }

  copy(source: OffscreenCanvas, canvas: OffscreenCanvas): void {
    const { width, height } = source;
    const texture = this.target(canvas, width, height);
    if (!texture) {
      return;
    }
    this.gpu.device.queue.copyExternalImageToTexture({ source }, { texture, premultipliedAlpha: true }, [
      width,
      height,
    ]);
  }

  private contextOf(canvas: OffscreenCanvas): GPUCanvasContext | undefined {
    const known = this.contexts.get(canvas);
    if (known) {
      return known;
    }
    const context = canvas.getContext('webgpu');
    if (!context) {
      return undefined;
    }
    const usage = textureUsage.RENDER_ATTACHMENT | textureUsage.COPY_DST;
    context.configure({ device: this.gpu.device, format: canvasFormat, usage, alphaMode: 'premultiplied' });
    this.contexts.set(canvas, context);
    return context;
  }

  private renderer(): GPURenderPipeline {
    const { device } = this.gpu;
    if (this.pipeline) {
      return this.pipeline;
    }
    const module = device.createShaderModule({ label: 'grid', code: wgsl });
    this.pipeline = device.createRenderPipeline({
      label: 'grid',
      layout: device.createPipelineLayout({
        bindGroupLayouts: [
          device.createBindGroupLayout({
            entries: [
              { binding: 0, visibility: fragmentStage, buffer: { type: 'read-only-storage' } },
              { binding: 1, visibility: vertexStage | fragmentStage, buffer: { type: 'uniform' } },
            ],
          }),
        ],
      }),
      vertex: { module, entryPoint: 'corner' },
      fragment: { module, entryPoint: 'pixel', targets: [{ format: canvasFormat }] },
    });
    return this.pipeline;
  }
}
