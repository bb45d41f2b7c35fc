import { TrainingPast } from '../../../../webview/engine/training/trainingPast';
import { describe, expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors } from '../../../../src/safetensors';
import {
  decodeCheckpoint,
  encodeCheckpoint,
  type Checkpoint,
} from '../../../../webview/engine/models/checkpoint';
import { readPretrained } from '../../../../webview/engine/models/pretrainedWeights';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../webview/engine/training/initialWeights';
import { defaultPlaygroundState } from '../../../../src/protocol/playgroundState';

const graph = buildUNet(presetConfig('tiny', 16));
const { schedule, train } = defaultPlaygroundState;
const setup = { seed: 3, schedule, train };
const checkpoint: Checkpoint = {
  id: 'a',
  others: {},
  setup,
  snapshot: {
    step: 12,
    weights: initialWeights(graph, 1),
    ema: initialWeights(graph, 2),
    adamM: initialWeights(graph, 3),
    adamV: initialWeights(graph, 4),
  },
  lossCurve: [
    { step: 6, loss: 0.5 },
    { step: 12, loss: 0.25 },
  ],
  elapsedSeconds: 3.5,
};
const bytes = encodeCheckpoint(checkpoint);

/** The same file with one thing changed. */
function changed(change: (file: { tensors: Map<string, never>; metadata: Record<string, string> }) => void) {
  const { tensors, metadata } = decodeSafetensors(bytes);
  // As from before there were checksums and names of runs: a change shows only in what it changes.
  const { checksum, id, ...rest } = metadata;
  expect([checksum, id]).not.toContain(undefined);
  const copy = { tensors: new Map(tensors) as Map<string, never>, metadata: rest };
  change(copy);
  return encodeSafetensors(copy.tensors, copy.metadata);
}

describe('a checkpoint', () => {
  it('gives back what it was made from', () => {
    expect(decodeCheckpoint(bytes, graph, setup)).toEqual({ ...checkpoint, past: new TrainingPast() });
  });

  it('is a beginning for another run: its averaged weights, with nothing else of it', () => {
    const start = readPretrained(bytes, graph);
    expect(start.step).toBe(0);
    expect(start.weights).toEqual(checkpoint.snapshot.ema);
    expect(start.ema).toEqual(checkpoint.snapshot.ema);
    expect([...start.adamM.values()].every(({ data }) => data.every((value) => value === 0))).toBe(true);
    const other = buildUNet(presetConfig('small', 16));
    expect(() => readPretrained(bytes, other)).toThrow(/The tensor .* has the shape .* this network needs/);
  });

  it('opens when it is older than some settings, and says how it was trained then', () => {
    const old = changed(({ metadata }) => {
      const run = JSON.parse(metadata['run'] ?? '') as { train: Record<string, unknown> };
      for (const key of [
        'loss',
        'conditional',
        'labelDropout',
        'warmupSteps',
        'decaySteps',
        'maxGradientNorm',
      ]) {
        expect(Reflect.deleteProperty(run.train, key)).toBe(true);
      }
      metadata['run'] = JSON.stringify(run);
    });
    const opened = decodeCheckpoint(old, graph, setup);
    const kernel = (snapshot: Checkpoint['snapshot']) => snapshot.ema.get('conv_in.weight');
    expect(kernel(opened.snapshot)).toEqual(kernel(checkpoint.snapshot));
    expect(opened.setup.train).toMatchObject({ loss: 'epsilon', conditional: false, maxGradientNorm: 0 });
  });

  it('lets the settings change that may change midway', () => {
    const other = { ...setup, seed: 9, train: { ...train, learningRate: 0.01, batchSize: 1 } };
    expect(decodeCheckpoint(bytes, graph, other).setup).toEqual(setup);
  });

  it('is refused when a tensor does not fit, and the sentence names it', () => {
    const missing = changed(({ tensors }) => tensors.delete('ema.conv_in.weight'));
    expect(() => decodeCheckpoint(missing, graph, setup)).toThrow(/ema\.conv_in\.weight is missing/);
    const other = buildUNet(presetConfig('small', 16));
    expect(() => decodeCheckpoint(bytes, other, setup)).toThrow(
      /weights\.time_embedding\.linear_1\.weight has the shape \[32, 8\], but this network needs \[64, 16\]/,
    );
  });

  it('is refused when a value is not finite', () => {
    const copy = initialWeights(graph, 1);
    copy.get('conv_in.bias')?.data.fill(NaN);
    const broken = encodeCheckpoint({ ...checkpoint, snapshot: { ...checkpoint.snapshot, adamV: copy } });
    expect(() => decodeCheckpoint(broken, graph, setup)).toThrow(/adam_v\.conv_in\.bias holds values/);
  });

  it.each([
    [
      'another preset',
      { ...setup, train: { ...train, preset: 'small' as const } },
      /tiny, but this run uses small/,
    ],
    ['other data', { ...setup, train: { ...train, dataSet: 'digits32' as const } }, /digits16, but/],
    ['another target', { ...setup, train: { ...train, loss: 'v' as const } }, /epsilon, but this run uses v/],
    [
      'a network with classes',
      { ...setup, train: { ...train, conditional: true } },
      /trained with no classes, but this run uses classes/,
    ],
    ['another schedule', { ...setup, schedule: { ...schedule, T: 500 } }, /T = 1000.*T = 500/],
    ['zero terminal SNR', { ...setup, schedule: { ...schedule, zeroTerminalSnr: true } }, /SNR\(T\) = 0/],
    ['another shift', { ...setup, schedule: { ...schedule, shift: 3 } }, /shift 3/],
  ])('is refused for %s', (_, expected, sentence) => {
    expect(() => decodeCheckpoint(bytes, graph, expected)).toThrow(sentence);
  });

  it.each([
    ['not one', (metadata: Record<string, string>) => delete metadata['format'], /not a checkpoint/],
    ['of another version', (metadata: Record<string, string>) => (metadata['version'] = '2'), /version 2/],
    [
      'without its setup',
      (metadata: Record<string, string>) => (metadata['run'] = '{'),
      /how its run was set up/,
    ],
    [
      'of a negative step',
      (metadata: Record<string, string>) =>
        (metadata['run'] = metadata['run']?.replace('"step":12', '"step":-1') ?? ''),
      /\(step\)/,
    ],
  ])('is refused when it is %s', (_, change, sentence) => {
    const file = changed(({ metadata }) => void change(metadata));
    expect(() => decodeCheckpoint(file, graph, setup)).toThrow(sentence);
  });

  it('is refused when it is cut off anywhere', () => {
    for (const length of [0, 7, 100, bytes.length - 1]) {
      expect(() => decodeCheckpoint(bytes.slice(0, length), graph, setup)).toThrow(Error);
    }
  });
});
