import { sizeOf, type Shape } from '../../../graph/shape';

/**
 * A value of a batch on the GPU, NCHW. A part of another tensor's channels shares its memory, so that
 * concatenating and slicing cost nothing.
 */
export class Tensor {
  private parent: { readonly tensor: Tensor; readonly channel: number } | undefined;

  constructor(
    readonly label: string,
    readonly channels: number,
    readonly height: number,
    readonly width: number,
    /** Lives as long as the plan: filled from outside, or read from there. */
    readonly external: boolean = false,
  ) {}

  static of(label: string, shape: Shape, external = false): Tensor {
    const [channels = 1, height = 1, width = 1] = shape;
    return new Tensor(label, channels, height, width, external);
  }

  get pixels(): number {
    return this.height * this.width;
  }

  /** Elements of one image. */
  get size(): number {
    return sizeOf([this.channels, this.height, this.width]);
  }

  /** The tensor that owns the memory. */
  get root(): Tensor {
    return this.parent ? this.parent.tensor.root : this;
  }

  /** Elements from one image to the next. */
  get stride(): number {
    return this.root.size;
  }

  /** The first element of the first image, in the root's memory. */
  get offset(): number {
    return this.parent ? this.parent.tensor.offset + this.parent.channel * this.pixels : 0;
  }

  get isPart(): boolean {
    return this.parent !== undefined;
  }

  /** Makes this tensor the channels from `channel` on of another. */
  placeIn(tensor: Tensor, channel: number): this {
    if (this.parent || this.external) {
      throw new Error(`The tensor ${this.label} has its place already.`);
    }
    this.parent = { tensor, channel };
    return this;
  }
}
