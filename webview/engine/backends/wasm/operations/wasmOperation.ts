import type { Op, OperationOf } from '../../../graph/operations';
import type { Shape } from '../../../graph/shape';
import type { TrainingNode } from '../../../graph/trainingGraph';
import type { NetworkInputs } from '../../shared/networkInputs';
import type { NetworkMemory, PanelLayout } from '../networkMemory';
import type { RowLayout } from '../rows';

/** One run of a plan. */
export interface WasmRun {
  /** The address of the parameters. */
  readonly weights: number;
  readonly inputs: NetworkInputs;
}

export type Step = (run: WasmRun) => void;

/** A value's place and layout. */
export interface Rows extends RowLayout {
  readonly pointer: number;
}

/** What is known once memory is planned. */
export interface Place {
  readonly memory: NetworkMemory;
  readonly batch: number;
  readonly rows: (id: number) => Rows;
  /** Where the gradient by a parameter is summed, by its node. */
  readonly gradient: (id: number) => number;
  /** Panels of a parameter, filled before each run. */
  readonly panels: (name: string, way: string, layout: PanelLayout) => number;
  /** Its transform for `winograd`, likewise. */
  readonly planes: (name: string, way: string, layout: PanelLayout, flipped: boolean) => number;
  /** Memory for the time of one step. */
  readonly scratch: (bytes: number) => number;
}

/** The work of a node, or of several that are computed at once. */
export interface Job {
  /** Nodes whose values it reads, beside other inputs. */
  readonly reads: readonly number[];
  /** Nodes whose values, images each, it writes. */
  readonly writes: readonly number[];
  step(place: Place): Step;
}

/** A node's place in a network or its training graph. */
export interface NodePlace {
  readonly id: number;
  readonly shape: Shape;
  readonly inputs: readonly number[];
  readonly graph: NodeGraph;
}

export interface WasmNode<Name extends Op> extends NodePlace {
  readonly operation: OperationOf<Name>;
}

export interface NodeGraph {
  readonly node: (id: number) => TrainingNode;
  /** Those that take its value. */
  readonly users: (id: number) => readonly TrainingNode[];
  /** Whether its value is asked for from outside. */
  readonly isResult: (id: number) => boolean;
  readonly training: boolean;
}

/** A job, or the node whose value this one's is, or nothing where another node's job does the work. */
export type Emitted = Job | { readonly same: number } | undefined;

export type WasmOperations<Name extends Op> = {
  readonly [Each in Name]: (node: WasmNode<Each>) => Emitted;
};

/** An input of a node. @throws {Error} when it has none at that place. */
export function inputOf({ inputs }: { readonly inputs: readonly number[] }, index = 0): number {
  const id = inputs[index];
  if (id === undefined) {
    throw new Error(`An operation of the network lacks its input ${index}.`);
  }
  return id;
}

/** The job of a node whose value is made of its inputs' values in one go. */
export function simpleJob(
  { id, inputs }: NodePlace,
  run: (place: Place, result: Rows, ...operands: Rows[]) => Step,
): Job {
  return {
    reads: inputs,
    writes: [id],
    step: (place) => run(place, place.rows(id), ...inputs.map((each) => place.rows(each))),
  };
}

/** Where the rows of a batch end. */
export function endOf({ pointer, imageBytes }: Rows, batch: number): number {
  return pointer + batch * imageBytes;
}
