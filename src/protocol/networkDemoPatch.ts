import type { NumberParameter } from '../figures/parameter';
import { networkDemos, type NetworkDemoId, type NetworkDemoStates } from './networkDemos';
import type { PlaygroundPatch, PlaygroundState } from './playgroundState';

/** What the playground shows of a demo that runs a network. */
export function networkDemoPatch(
  id: NetworkDemoId,
  { sample, train }: NetworkDemoStates,
): PlaygroundPatch & { readonly view: NetworkDemoId } {
  if (id === 'train') {
    const { dataSet, learningRate, batchSize } = train;
    return {
      view: id,
      train: { dataSet, learningRate, batchSize, loss: dataSet === 'digits16' ? 'epsilon' : 'flow' },
      ...(dataSet === 'digits16' ? {} : { schedule: { kind: 'flow' } }),
    };
  }
  const { steps, count, eta } = sample;
  return {
    view: id,
    sample: {
      model: 'digits16-cond-small',
      sampler: 'ddim',
      label: 'each',
      mode: 'generate',
      steps,
      count,
      eta,
    },
  };
}

/** The demos that come nearest to what the playground is set to. */
export function networkDemosOf({ sample, train }: PlaygroundState): NetworkDemoStates {
  const { parameters: ofSample } = networkDemos.sample;
  const { parameters: ofTrain } = networkDemos.train;
  const { dataSet } = train;
  return {
    sample: {
      steps: within(ofSample.steps, sample.steps),
      count: within(ofSample.count, sample.count),
      eta: sample.eta,
      model: 'tiny',
    },
    train: {
      dataSet: dataSet === 'moons' || dataSet === 'spiral' || dataSet === 'gaussians' ? dataSet : 'digits16',
      steps: ofTrain.steps.standard,
      learningRate: within(ofTrain.learningRate, train.learningRate),
      batchSize: within(ofTrain.batchSize, train.batchSize),
    },
  };
}

const within = ({ min, max }: NumberParameter, value: number): number => Math.min(max, Math.max(min, value));
