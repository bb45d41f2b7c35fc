import * as l10n from '@vscode/l10n';
import {
  readCheckpointFile,
  writeCheckpointFile,
  type RunRecord,
} from '../../../src/checkpoints/checkpointFile';
import type { Tensor } from '../../../src/safetensors';
import type { TrainingSnapshot, Weights } from '../contract/engine';
import type { Graph } from '../graph/graph';
import type { LossPoint } from '../training/lossCurve';
import { pastTensors, readPast, type TrainingPast } from '../training/trainingPast';
import { shapeMismatch } from '../contract/shapeMismatch';

export type RunSetup = Pick<RunRecord, 'seed' | 'schedule' | 'train'>;

export interface Checkpoint {
  readonly setup: RunSetup;
  readonly snapshot: TrainingSnapshot;
  readonly lossCurve: readonly LossPoint[];
  /** Training time so far, pauses left out. */
  readonly elapsedSeconds: number;
  /** What watching the run has given. */
  readonly past?: TrainingPast;
  /** The same in all checkpoints of one run. */
  readonly id?: string;
  /** What another version of the extension wrote about the run. */
  readonly others?: Readonly<Record<string, string>>;
}

/** Prefixes of the tensors' names in the file. */
export const parts = { weights: 'weights.', ema: 'ema.', adamM: 'adam_m.', adamV: 'adam_v.' } as const;

/** A run as one safetensors file: everything that continues it exactly. */
export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array {
  const { setup, snapshot, lossCurve, elapsedSeconds, past, id, others = {} } = checkpoint;
  const tensors = new Map<string, Tensor>();
  for (const part of ['weights', 'ema', 'adamM', 'adamV'] as const) {
    for (const [name, { shape, data }] of snapshot[part]) {
      tensors.set(parts[part] + name, { dtype: 'F32', shape, data });
    }
  }
  const shape = [lossCurve.length];
  tensors.set('loss_curve.step', { dtype: 'I32', shape, data: Int32Array.from(lossCurve, (p) => p.step) });
  tensors.set('loss_curve.loss', { dtype: 'F32', shape, data: Float32Array.from(lossCurve, (p) => p.loss) });
  for (const [name, tensor] of past ? pastTensors(past) : []) {
    tensors.set(name, tensor);
  }
  const run: RunRecord = { ...setup, step: snapshot.step, generator: 'philox4x32-10', elapsedSeconds };
  return writeCheckpointFile({ tensors, run, ...(id === undefined ? {} : { id }), others });
}

/**
 * Reads a checkpoint for a run that is set up as `expected` with the network `graph`.
 * @throws {Error} whose message is a sentence when the file is damaged or does not fit; it names what does not.
 */
export function decodeCheckpoint(
  bytes: Uint8Array,
  graph: Graph,
  expected: RunSetup,
): Checkpoint & { readonly id: string; readonly past: TrainingPast } {
  const { tensors, run, id, others } = readCheckpointFile(bytes);
  refuseOtherRun(run, expected);
  const read = (part: keyof typeof parts): Weights => readWeights(tensors, parts[part], graph);
  return {
    setup: { seed: run.seed, schedule: run.schedule, train: run.train },
    snapshot: {
      step: run.step,
      weights: read('weights'),
      ema: read('ema'),
      adamM: read('adamM'),
      adamV: read('adamV'),
    },
    lossCurve: readLossCurve(tensors),
    elapsedSeconds: run.elapsedSeconds,
    past: readPast(tensors),
    id,
    others,
  };
}

/**
 * Another network, data set, target or schedule would make the weights meaningless; other settings may change
 * midway.
 */
function refuseOtherRun(found: RunSetup, expected: RunSetup): void {
  const classes = ({ conditional }: RunSetup['train']) =>
    conditional ? l10n.t('classes') : l10n.t('no classes');
  const facts = ({ train }: RunSetup) => [train.preset, train.dataSet, train.loss, classes(train)];
  const wanted = facts(expected);
  facts(found).forEach((fact, i) => {
    const other = wanted[i] ?? '';
    if (fact === other) {
      return;
    }
    throw new RangeError(l10n.t('The checkpoint was trained with {0}, but this run uses {1}.', fact, other));
  });
  const describe = ({ kind, T, betaStart, betaEnd, zeroTerminalSnr, shift = 1 }: RunSetup['schedule']) =>
    `${kind}, T = ${T}, β = ${betaStart}…${betaEnd}` +
    (zeroTerminalSnr ? ', SNR(T) = 0' : '') +
    (shift === 1 ? '' : `, shift ${shift}`);
  if (describe(found.schedule) !== describe(expected.schedule)) {
    throw new RangeError(
      l10n.t(
        'The checkpoint was trained on another noise schedule ({0}) than this run uses ({1}).',
        describe(found.schedule),
        describe(expected.schedule),
      ),
    );
  }
}

function readWeights(tensors: ReadonlyMap<string, Tensor>, prefix: string, graph: Graph): Weights {
  return new Map(
    graph.parameters.map((parameter) => {
      const name = prefix + parameter.name;
      const tensor = tensors.get(name);
      if (tensor?.dtype !== 'F32' || tensor.shape.join() !== parameter.shape.join()) {
        throw new RangeError(shapeMismatch({ ...parameter, name }, tensor?.shape));
      }
      if (!tensor.data.every(Number.isFinite)) {
        throw new RangeError(l10n.t('The tensor {0} holds values that are not finite.', name));
      }
      return [parameter.name, { shape: parameter.shape, data: tensor.data }];
    }),
  );
}

function readLossCurve(tensors: ReadonlyMap<string, Tensor>): LossPoint[] {
  const steps = tensors.get('loss_curve.step');
  const losses = tensors.get('loss_curve.loss');
  if (steps?.dtype !== 'I32' || losses?.dtype !== 'F32' || steps.data.length !== losses.data.length) {
    throw new RangeError(l10n.t('The checkpoint has no loss curve that can be read.'));
  }
  return Array.from(steps.data, (step, i) => ({ step, loss: losses.data[i] ?? NaN }));
}
