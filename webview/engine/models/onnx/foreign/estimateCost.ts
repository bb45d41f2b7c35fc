import * as l10n from '@vscode/l10n';
import { plainName } from '../../../../../src/safetensors';
import { constantRules } from './constantRules';
import { elementwiseRules, type Rule } from './elementwiseRules';
import type { ForeignModel } from './foreignModel';
import { ModelRefusal } from './modelRefusal';
import { OperatorCall } from './operatorCall';
import { productRules } from './productRules';
import { shapeRules } from './shapeRules';
import { bytesOf, type TensorValue } from './tensorValue';

/** The operations of ONNX that may be run: those whose cost is known beforehand, and that always end. */
const rules: ReadonlyMap<string, Rule> = new Map(
  Object.entries({ ...elementwiseRules, ...shapeRules, ...constantRules, ...productRules }),
);

/** What one prediction costs at most, about. */
export interface Cost {
  /** What tensors take of the heap at once, in bytes; those of the file are counted once. */
  readonly bytes: number;
  readonly flops: number;
}

/**
 * What a model costs when it is given tensors of these shapes. Nothing of it is run: shapes are followed from operation
 * to operation, and so are the few numbers that shapes are made of.
 * @throws {ModelRefusal} with a sentence when it has an operation that may not be run, or one whose result has no
 * size that can be told, or needs more than `most`.
 */
export function estimateCost(
  { nodes, initialisers, inputs, outputs, opset }: ForeignModel,
  given: ReadonlyMap<string, readonly number[]>,
  most: Cost,
): Cost {
  const memory = new LiveTensors(most);
  for (const { name, type } of inputs) {
    const dims = given.get(name);
    if (!dims || type === 'other') {
      throw new ModelRefusal(l10n.t('It takes an input that is not known here.'));
    }
    memory.define(name, { type, dims });
  }
  for (const [name, value] of initialisers) {
    memory.define(name, value, 1);
  }
  const lastUse = new Map<string, number>();
  nodes.forEach((node, index) => node.inputs.forEach((name) => lastUse.set(name, index)));
  for (const { name } of outputs) {
    lastUse.set(name, nodes.length);
  }
  nodes.forEach((node, index) => {
    const call = new OperatorCall(
      node,
      node.inputs.map((name) => (name === '' ? undefined : memory.get(name))),
      opset,
    );
    const { outputs: made, workspace = 0, flops = 0 } = (rules.get(node.type) ?? call.unbounded)(call);
    if (node.outputs.length > made.length) {
      call.unbounded();
    }
    node.outputs.forEach((name, i) => {
      const value = made[i];
      if (name !== '' && value) {
        memory.define(name, value);
      }
    });
    memory.work(workspace, flops);
    for (const name of new Set([...node.inputs, ...node.outputs])) {
      // The file's own tensors stay in memory.
      if ((lastUse.get(name) ?? -1) <= index && !initialisers.has(name)) {
        memory.release(name);
      }
    }
  });
  for (const { name } of outputs) {
    memory.get(name);
  }
  return memory.cost;
}

/** @throws {ModelRefusal} with a sentence that names an operation which may not be run. */
export function refuseUnknownOperations({ nodes }: ForeignModel): void {
  const unknown = nodes.find(({ type }) => !rules.has(type));
  if (!unknown) {
    return;
  }
  const { type } = unknown;
  if (['Loop', 'Scan', 'If'].includes(type)) {
    throw new ModelRefusal(l10n.t('It has loops or branches, whose cost is not known in advance.'));
  }
  throw new ModelRefusal(
    l10n.t('Its operation {0} is none of those that are run here.', plainName(type) ?? '…'),
  );
}

/** The arena that ONNX Runtime keeps results in grows by doubling. */
const arenaFactor = 2;

/** Tensors by name, and how much memory they take while the model runs. */
class LiveTensors {
  private readonly values = new Map<string, TensorValue>();
  private readonly held = new Map<string, number>();
  private live = 0;
  private peak = 0;
  private flops = 0;

  constructor(private readonly most: Cost) {}

  get cost(): Cost {
    return { bytes: this.peak, flops: this.flops };
  }

  /** @throws {ModelRefusal} when nothing before it makes it. */
  get(name: string): TensorValue {
    const value = this.values.get(name);
    if (!value) {
      throw new ModelRefusal(l10n.t('One of its operations takes what none before it makes.'));
    }
    return value;
  }

  define(name: string, value: TensorValue, factor = arenaFactor): void {
    if (this.values.has(name)) {
      throw new ModelRefusal(l10n.t('It holds two tensors of the same name.'));
    }
    this.values.set(name, value);
    const bytes = factor * bytesOf(value);
    this.held.set(name, bytes);
    this.live += bytes;
    this.work(0, 0);
  }

  work(workspace: number, flops: number): void {
    this.flops += flops;
    this.peak = Math.max(this.peak, this.live + arenaFactor * workspace);
    if (this.peak > this.most.bytes) {
      throw new ModelRefusal(
        l10n.t(
          'It needs more than {0} MB of memory, which is as much as it may take here.',
          Math.round(this.most.bytes / 1e6),
        ),
      );
    }
    if (this.flops > this.most.flops) {
      throw new ModelRefusal(
        l10n.t(
          'One prediction takes more than {0} billion operations, which would take minutes here.',
          Math.round(this.most.flops / 1e9),
        ),
      );
    }
  }

  release(name: string): void {
    this.live -= this.held.get(name) ?? 0;
    this.held.delete(name);
  }
}
