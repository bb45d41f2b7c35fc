import * as l10n from '@vscode/l10n';
import type { AttributeValue, ForeignNode } from './foreignModel';
import { ModelRefusal } from './modelRefusal';
import { type TensorValue, countOf, mostKnown, type ElementType } from './tensorValue';

/** What an operation makes and costs. */
export interface Outcome {
  readonly outputs: readonly TensorValue[];
  /** Memory that it needs only while it runs, in bytes. */
  readonly workspace?: number;
  /** Multiplications and additions. */
  readonly flops?: number;
}

/** Beyond it an extent is no size but a mistake, or a mark for “to the end”. */
export const largestExtent = 2 ** 31;

/** One operation with the tensors that go into it. */
export class OperatorCall {
  constructor(
    private readonly node: ForeignNode,
    readonly inputs: readonly (TensorValue | undefined)[],
    readonly opset: number,
  ) {}

  get type(): string {
    return this.node.type;
  }

  get outputCount(): number {
    return this.node.outputs.length;
  }

  /** @throws {ModelRefusal} when the input is left out. */
  input(index: number): TensorValue {
    const value = this.inputs[index];
    if (!value) {
      throw new ModelRefusal(l10n.t('Its operation {0} lacks an input.', this.type));
    }
    return value;
  }

  has(index: number): boolean {
    return this.inputs[index] !== undefined;
  }

  attribute(name: string): AttributeValue | undefined {
    return this.node.attributes.get(name);
  }

  int(name: string, usual: number): number {
    return this.attribute(name)?.ints[0] ?? usual;
  }

  ints(name: string): readonly number[] | undefined {
    return this.attribute(name)?.ints;
  }

  text(name: string, usual: string): string {
    return this.attribute(name)?.text || usual;
  }

  /** Numbers that decide a shape. @throws {ModelRefusal} when they are known only once the model runs. */
  known(index: number): readonly number[] {
    return this.input(index).data ?? this.unbounded();
  }

  /** Numbers that newer opsets take as an input and older ones as an attribute. */
  knownOr(index: number, attribute: string): readonly number[] | undefined {
    return this.has(index) ? this.known(index) : this.ints(attribute);
  }

  /** An axis of a tensor of this rank, counted from its end where negative. */
  axis(axis: number, rank: number): number {
    const counted = axis < 0 ? axis + rank : axis;
    return Number.isInteger(counted) && counted >= 0 && counted < rank ? counted : this.refuseShapes();
  }

  unbounded(): never {
    throw new ModelRefusal(
      l10n.t('The size of the result of its operation {0} is not known before it runs.', this.type),
    );
  }

  refuseShapes(): never {
    throw new ModelRefusal(l10n.t('The inputs of its operation {0} do not fit each other.', this.type));
  }

  /** A result of this shape. @throws {ModelRefusal} when it is none. */
  made(type: ElementType, dims: readonly number[], data?: readonly number[]): TensorValue {
    if (dims.length > 16 || !dims.every((extent) => Number.isInteger(extent) && extent >= 0)) {
      this.refuseShapes();
    }
    if (dims.some((extent) => extent > largestExtent) || countOf(dims) > 2 ** 40) {
      throw new ModelRefusal(
        l10n.t('Its operation {0} would make more numbers than any memory holds.', this.type),
      );
    }
    const isKnown =
      data?.length === countOf(dims) &&
      data.every((value) => Math.abs(value) < largestExtent || isMark(value));
    return { type, dims, ...(data && isKnown ? { data } : {}) };
  }

  /** As `made`, of the shape of an input. */
  like({ type, dims }: TensorValue, data?: readonly number[]): TensorValue {
    return this.made(type, dims, data);
  }
}

/** The largest whole numbers mean “to the end” in slices. */
const isMark = (value: number): boolean => Math.abs(value) === 2 ** 63;

/** The shape of tensors that are stretched to each other. */
export function broadcast(call: OperatorCall, shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, i) => {
    const extents = shapes.map((shape) => shape[i - rank + shape.length] ?? 1);
    const extent = extents.find((each) => each !== 1) ?? 1;
    return extents.every((each) => each === 1 || each === extent) ? extent : call.refuseShapes();
  });
}

/** One result, at no cost but its memory. */
export const one = (value: TensorValue): Outcome => ({ outputs: [value] });

/** Whether so many numbers are followed; an impossible shape is refused where it is made. */
export const isFew = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= mostKnown;
