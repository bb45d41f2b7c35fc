import type { AgreementRow } from '../protocol/checks';
import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import { ddimPlan } from '../../../src/diffusion/samplers/methods/ddim';
import { createSchedule } from '../../../src/diffusion/schedule';
import type { Engine, TrainingConfig } from '../contract/engine';
import type { EngineDevice } from '../contract/engineDevice';
import type { Graph } from '../graph/graph';
import { presetConfig } from '../graph/unetConfig';
import type { GraphResults, GraphValues } from '../contract/graphRunner';
import { operationNetworks, randomValues } from './operationNetworks';
import { absoluteError, relativeError } from '../backends/shared/relativeError';

export interface AgreementOptions {
  /** Training steps whose losses are compared. */
  readonly steps?: number;
  /** Denoising steps of the sample that is compared. */
  readonly samplingSteps?: number;
}

/** Largest errors that float32 arithmetic in another order may make. */
export const tolerances = {
  /** max |a − b| / max |b|. */
  forward: 1e-5,
  /** max |a − b| / max |b| within each parameter's gradient. */
  gradients: 1e-4,
  /** |a / b − 1|. */
  losses: 1e-3,
  /** max |a − b|, images reaching from −1 to 1. */
  sample: 1e-2,
  /** Of an engine compared with itself. */
  replay: 0,
} as const;

/**
 * Compares an engine with a reference on the same seeds and weights, check by check: each operation's result and
 * gradients on small networks of odd sizes, the losses of a training run, a change of settings within it, a DDIM
 * sample, and the engine with itself. It ends when no further row is asked for.
 */
export async function* compareEngines(
  subject: EngineDevice,
  reference: EngineDevice,
  data: DataSet,
  { steps = 30, samplingSteps = 50 }: AgreementOptions = {},
): AsyncGenerator<AgreementRow, void> {
  for (const [name, graph] of Object.entries(operationNetworks)) {
    const { forward, gradients } = await compareOperation(subject, reference, graph);
    yield row(l10n.t('{0}: result', name), forward, 'forward');
    yield row(l10n.t('{0}: gradients', name), gradients, 'gradients');
  }
  yield* compareRuns(subject, reference, data, steps, samplingSteps);
}

const batches = [1, 3];

/** The largest errors of a network's result and gradients; what was left in memory before it is NaN. */
export async function compareOperation(subject: EngineDevice, reference: EngineDevice, graph: Graph) {
  let [forward, gradients] = [0, 0];
  for (const batch of batches) {
    const values = randomValues(graph, batch, 11);
    const expected = await runOnce(reference, graph, values);
    const actual = await runOnce(subject, graph, values, poisoned(values));
    forward = worse(forward, relativeError(actual.prediction, expected.prediction));
    forward = worse(forward, relativeError([actual.loss], [expected.loss]));
    gradients = worse(gradients, gradientError(actual, expected));
  }
  return { forward, gradients };
}

/** Runs a graph; `before`, if given, goes first through the same buffers. */
async function runOnce(
  device: EngineDevice,
  graph: Graph,
  values: GraphValues,
  before?: GraphValues,
): Promise<GraphResults> {
  const runner = device.createRunner(graph, values.timesteps.length);
  try {
    if (before) {
      await runner.run(before);
    }
    return await runner.run(values);
  } finally {
    runner.dispose();
  }
}

/** NaN for all values: what a later run reads before writing it becomes NaN too. */
function poisoned(values: GraphValues): GraphValues {
  const poison = (numbers: Float32Array) => new Float32Array(numbers.length).fill(NaN);
  return {
    ...values,
    parameters: new Map([...values.parameters].map(([name, numbers]) => [name, poison(numbers)])),
    sample: poison(values.sample),
    target: poison(values.target),
    weight: poison(values.weight),
  };
}

/** The largest of all gradients' errors, each relative to its own tensor. */
export function gradientError(actual: GraphResults, expected: GraphResults): number {
  const size = (gradient: Float32Array) => absoluteError(gradient, new Float32Array(gradient.length));
  const largest = Math.max(...[...expected.gradients.values()].map(size));
  let error = 0;
  for (const [name, gradient] of expected.gradients) {
    const found = actual.gradients.get(name) ?? new Float32Array();
    // A gradient that is zero but for rounding, as by attention's key bias, is divided by the largest gradient.
    const scale = size(gradient) < 1e-5 * largest ? largest : size(gradient);
    error = worse(error, absoluteError(found, gradient) / scale);
  }
  return error;
}

/** DDPM's own schedule and optimiser, on a batch of an odd size. */
const training: TrainingConfig = {
  schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
  batchSize: 3,
  learningRate: 1e-3,
  emaDecay: 0.9999,
  dropout: 0.1,
  flip: false,
  seed: 7,
  loss: 'epsilon',
  warmupSteps: 5,
  decaySteps: 0,
  maxGradientNorm: 1,
  snrGamma: 0,
  labelDropout: 0,
};

async function* compareRuns(
  subject: EngineDevice,
  reference: EngineDevice,
  data: DataSet,
  steps: number,
  samplingSteps: number,
): AsyncGenerator<AgreementRow, void> {
  const config = presetConfig('tiny', data.side, training.dropout);
  const engines: Engine[] = [];
  const open = (device: EngineDevice, changes: Partial<TrainingConfig> = {}) => {
    const engine = device.createEngine(config, { ...training, ...changes }, data);
    engines.push(engine);
    return engine;
  };
  try {
    const [actual, expected] = [open(subject), open(reference)];
    const losses = await actual.train(steps);
    const wanted = await expected.train(steps);
    yield row(l10n.t('losses of {0} training steps', steps), ratioError(losses, wanted), 'losses');

    const again = await open(subject).train(steps);
    yield row(l10n.t('the same run again'), absoluteError(again, losses), 'replay');

    const snapshot = await expected.snapshot();
    const changes = { batchSize: 1, learningRate: 2e-4, maxGradientNorm: 0.1, dropout: 0 };
    const changed = [open(subject, changes), open(reference, changes)] as const;
    for (const engine of changed) {
      await engine.restore(snapshot);
    }
    const few = Math.min(steps, 3);
    const [continued, wantedNext] = [await changed[0].train(few), await changed[1].train(few)];
    yield row(l10n.t('losses after other settings'), ratioError(continued, wantedNext), 'losses');

    await actual.restore(snapshot);
    yield* compareSamples(actual, expected, samplingSteps);
  } finally {
    for (const engine of engines) {
      engine.dispose();
    }
  }
}

async function* compareSamples(
  actual: Engine,
  expected: Engine,
  steps: number,
): AsyncGenerator<AgreementRow, void> {
  const plan = ddimPlan(createSchedule(training.schedule), { steps, eta: 0.5, clip: true });
  const draw = (engine: Engine) => engine.sample(plan, { count: 2, seed: 3 }, () => true);
  const images = await draw(actual);
  const wanted = await draw(expected);
  yield row(l10n.t('a DDIM sample of {0} steps', steps), absoluteError(images, wanted), 'sample');
  yield row(l10n.t('the same sample again'), absoluteError(await draw(actual), images), 'replay');
}

function ratioError(actual: Float32Array, expected: Float32Array): number {
  return expected.reduce((error, value, i) => worse(error, Math.abs((actual[i] ?? NaN) / value - 1)), 0);
}

/** The larger error; NaN if either is NaN. */
function worse(a: number, b: number): number {
  return Math.max(a, b);
}

function row(check: string, error: number, kind: keyof typeof tolerances): AgreementRow {
  const tolerance = tolerances[kind];
  return { check, error, tolerance, ok: error <= tolerance };
}
