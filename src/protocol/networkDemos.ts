import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Example, SharedState } from '../figures/figure';
import {
  choice,
  integer,
  real,
  schemaOf,
  type Parameters,
  type Value,
  type Values,
} from '../figures/parameter';
import { presetNames } from './valueNames';

/** A demo block that runs a network, in the same terms as a figure's spec. */
interface NetworkDemo<Of extends Parameters> {
  readonly title: () => string;
  /** What it computes, in plain characters. */
  readonly formula: string;
  readonly reads: readonly (keyof SharedState)[];
  readonly parameters: Of;
  readonly examples: readonly Example<Values<Of>>[];
}

const networkDemo = <Of extends Parameters>(demo: NetworkDemo<Of>): NetworkDemo<Of> => demo;

/** Draws digits out of noise with a trained network. */
const sample = networkDemo({
  title: () => l10n.t('Sample digits'),
  formula: 'x_T → x_0',
  reads: ['seed'],
  parameters: {
    steps: integer({
      name: () => l10n.t('Steps'),
      meaning: () => l10n.t('How many of the 1,000 time steps are visited.'),
      min: 2,
      max: 100,
      standard: 20,
    }),
    count: integer({
      name: () => l10n.t('Digits'),
      meaning: () => l10n.t('How many digits are drawn: 0, 1, 2, and so on.'),
      min: 1,
      max: 10,
      standard: 5,
    }),
    eta: real({
      name: () => 'η',
      meaning: () => l10n.t('How much noise DDIM adds in each step: 0 is none, 1 is as much as DDPM.'),
      min: 0,
      max: 1,
      step: 0.1,
      standard: 0,
    }),
    model: choice({
      name: () => l10n.t('Network'),
      meaning: () =>
        l10n.t('The network that draws. A note runs the tiny one; larger ones run in the playground.'),
      choices: { tiny: presetNames.tiny, small: presetNames.small },
      standard: 'tiny',
    }),
  },
  examples: [
    {
      title: () => l10n.t('Sample digits in the note'),
      detail: () => l10n.t('A tiny trained network draws five digits out of noise.'),
      state: {},
    },
  ],
});

/** Trains a small network on points in the plane. */
const train = networkDemo({
  title: () => l10n.t('Learn points in the plane'),
  formula: 'v_θ(x_t, t) ≈ ε − x_0',
  reads: ['seed'],
  parameters: {
    dataSet: choice({
      name: () => l10n.t('Data set'),
      meaning: () =>
        l10n.t('What is learned. A note learns points in the plane; images are learned in the playground.'),
      choices: {
        moons: () => l10n.t('Moons'),
        spiral: () => l10n.t('Spiral'),
        gaussians: () => l10n.t('Gaussians'),
        digits16: () => l10n.t('Digits'),
      },
      standard: 'moons',
    }),
    steps: integer({
      name: () => l10n.t('Steps'),
      meaning: () => l10n.t('How many training steps are taken.'),
      min: 50,
      max: 5000,
      standard: 500,
    }),
    learningRate: real({
      name: () => l10n.t('Learning rate'),
      meaning: () => l10n.t('The length of a training step.'),
      min: 0.0001,
      max: 0.1,
      step: 0.0001,
      standard: 0.002,
    }),
    batchSize: integer({
      name: () => l10n.t('Batch size'),
      meaning: () => l10n.t('How many points a training step sees.'),
      min: 8,
      max: 256,
      standard: 64,
    }),
  },
  examples: [
    {
      title: () => l10n.t('Train on two moons in the note'),
      detail: () => l10n.t('A small network learns two moons by flow matching, from the first step on.'),
      state: {},
    },
    {
      title: () => l10n.t('Train on a spiral in the note'),
      detail: () => l10n.t('A small network learns a spiral by flow matching, from the first step on.'),
      state: { dataSet: 'spiral' },
    },
  ],
});

/** Every demo that runs a network, by the name of the playground's view that does the same. */
export const networkDemos = { sample, train };
export type NetworkDemoId = keyof typeof networkDemos;
export const networkDemoIds = Object.keys(networkDemos) as readonly NetworkDemoId[];

/** The values of their parameters. */
export type NetworkDemoStates = {
  readonly [Id in NetworkDemoId]: Values<(typeof networkDemos)[Id]['parameters']>;
};

export function isNetworkDemoId(id: string): id is NetworkDemoId {
  return Object.hasOwn(networkDemos, id);
}

const statesSchema = (parameters: Parameters) =>
  v.optional(
    v.strictObject(
      Object.fromEntries(
        Object.entries(parameters).map(([key, parameter]) => [
          key,
          v.optional<v.GenericSchema<Value>, Value>(schemaOf(parameter), parameter.standard),
        ]),
      ),
    ),
    {},
  );

/** The states of all of them; what is left out has its standard value. */
export const networkDemosSchema = v.optional(
  v.strictObject(
    Object.fromEntries(networkDemoIds.map((id) => [id, statesSchema(networkDemos[id].parameters)])),
  ),
  {},
) as unknown as v.GenericSchema<unknown, NetworkDemoStates>;

/** The standard values of all parameters. */
export const standardNetworkDemos = v.parse(networkDemosSchema, {});
