import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSafetensors, encodeSafetensors, type Tensor } from '../../../../../src/safetensors';
import {
  estimateMemory,
  folderQuestions,
  readDiffusersFolder,
  writeDiffusersFolder,
} from '../../../../../webview/engine/models/diffusers/diffusersFolder';
import { jsonFile, textFile, type Folder } from '../../../../../webview/engine/models/diffusers/folder';
import type { Weights } from '../../../../../webview/engine/contract/engine';
import { parameterCount } from '../../../../../webview/engine/graph/graph';
import { buildUNet } from '../../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../../webview/engine/training/initialWeights';
import { readPretrained } from '../../../../../webview/engine/models/pretrainedWeights';
import {
  changed,
  config,
  editedWeights,
  folder,
  graph,
  schedule,
  tensors,
  weights,
  weightsFile,
  withWeights,
  writtenWeights,
} from '../../../../fixtures/diffusersFolder';

const renamed = (rename: (name: string) => string): Uint8Array =>
  encodeSafetensors(new Map([...tensors].map(([name, tensor]) => [rename(name), tensor])));
/** All that the network needs, and one tensor more. */
const withExtra = (name: string) =>
  editedWeights((all) => all.set(name, { dtype: 'F32', shape: [1], data: new Float32Array(1) }));
const without = (name: string) => editedWeights((all) => all.delete(name));

/** vitest's own comparison of long arrays is slow. */
function expectSame(found: Weights, expected: Weights): void {
  expect([...found.keys()]).toEqual([...expected.keys()]);
  for (const [name, { shape, data }] of expected) {
    const other = found.get(name);
    expect(other?.shape).toEqual(shape);
    expect(data.every((value, i) => value === other?.data[i])).toBe(true);
  }
}

describe('a diffusers folder', () => {
  it('has the pipeline’s four files and a README, and comes back as it was', () => {
    expect([...folder.keys()]).toEqual([
      'model_index.json',
      'scheduler/scheduler_config.json',
      'unet/config.json',
      weightsFile,
      'README.md',
    ]);
    const read = readDiffusersFolder(folder);
    expect(JSON.parse(read.config)).toEqual(config);
    expect(read).toMatchObject({ loss: 'epsilon', schedule });
    expectSame(readPretrained(read.weights, graph).weights, weights);
  });

  it.each(['linear', 'scaled_linear', 'cosine', 'sigmoid', 'constant', 'karras'] as const)(
    'keeps the schedule %s',
    (kind) => {
      const own = { kind, T: 100, betaStart: 1e-3, betaEnd: 0.03 };
      const read = readDiffusersFolder(writeDiffusersFolder({ config, weights, schedule: own, loss: 'v' }));
      expect(read.loss).toBe('v');
      expect(read.schedule.kind).toBe(kind);
      expect(read.schedule.T).toBe(100);
    },
  );

  it('keeps flow matching and its shift', () => {
    const own = { ...schedule, kind: 'flow', shift: 3 } as const;
    const read = readDiffusersFolder(writeDiffusersFolder({ config, weights, schedule: own, loss: 'flow' }));
    expect(read).toMatchObject({ loss: 'flow', schedule: { kind: 'flow', shift: 3, T: 1000 } });
  });

  it('may have the network at its root, no scheduler, and attention under its old names', () => {
    const old = renamed((name) =>
      name
        .replace('.to_q.', '.query.')
        .replace('.to_k.', '.key.')
        .replace('.to_v.', '.value.')
        .replace('.to_out.0.', '.proj_attn.'),
    );
    const files = new Map([
      ['config.json', folder.get('unet/config.json') ?? new Uint8Array()],
      ['diffusion_pytorch_model.safetensors', old],
    ]);
    const read = readDiffusersFolder(files);
    expectSame(readPretrained(read.weights, graph).weights, weights);
    expect(read).toMatchObject({ loss: 'epsilon', schedule: { kind: 'linear', T: 1000 } });
  });

  it('reads the published CIFAR-10 model’s config and tells its size before the weights', () => {
    const cifar = {
      _class_name: 'UNet2DModel',
      act_fn: 'silu',
      attention_head_dim: null,
      block_out_channels: [128, 256, 256, 256],
      center_input_sample: false,
      down_block_types: ['DownBlock2D', 'AttnDownBlock2D', 'DownBlock2D', 'DownBlock2D'],
      downsample_padding: 0,
      flip_sin_to_cos: false,
      freq_shift: 1,
      in_channels: 3,
      layers_per_block: 2,
      mid_block_scale_factor: 1,
      norm_eps: 1e-6,
      norm_num_groups: 32,
      out_channels: 3,
      sample_size: 32,
      time_embedding_type: 'positional',
      up_block_types: ['UpBlock2D', 'UpBlock2D', 'AttnUpBlock2D', 'UpBlock2D'],
    };
    const { parameters, bytes } = estimateMemory(new Map([['config.json', jsonFile(cifar)]]));
    expect(parameters).toBe(35_746_307);
    expect(bytes).toBeGreaterThan(4 * parameters);
  });

  it('takes diffusers’ own defaults for keys that are left out', () => {
    const stated = {
      sample_size: 32,
      block_out_channels: [32, 64],
      down_block_types: ['DownBlock2D', 'AttnDownBlock2D'],
      up_block_types: ['AttnUpBlock2D', 'UpBlock2D'],
    };
    const { parameters } = estimateMemory(new Map([['config.json', jsonFile(stated)]]));
    const full = {
      ...presetConfig('tiny', 32),
      ...stated,
      in_channels: 3,
      out_channels: 3,
      layers_per_block: 2,
      norm_num_groups: 32,
      attention_head_dim: 8,
      downsample_padding: 1,
    } as const;
    expect(parameters).toBe(parameterCount(buildUNet(full as typeof config)));
  });
});

describe('a folder that is not right', () => {
  it.each<[string, Folder, RegExp]>([
    ['empty', new Map(), /neither unet\/config\.json nor config\.json/],
    [
      'a config that is no JSON',
      changed({ 'unet/config.json': textFile('{') }),
      /unet\/config\.json is not JSON/,
    ],
    [
      'a config of another network',
      changed({ 'unet/config.json': jsonFile({ _class_name: 'UNet2DConditionModel' }) }),
      /_class_name is UNet2DConditionModel/,
    ],
    [
      'scale-shift blocks',
      changed({ 'unet/config.json': jsonFile({ ...config, resnet_time_scale_shift: 'scale_shift' }) }),
      /resnet_time_scale_shift/,
    ],
    ['no weights', changed({ [weightsFile]: undefined }), /no unet\/diffusion_pytorch_model\.safetensors/],
    [
      'pickled weights',
      changed({ [weightsFile]: undefined, 'unet/diffusion_pytorch_model.bin': textFile('x') }),
      /is a pickle/,
    ],
    [
      'a tensor too many',
      changed({ [weightsFile]: withExtra('conv_out.scale') }),
      /conv_out\.scale has no place in the network/,
    ],
    [
      'a tensor of another name',
      changed({ [weightsFile]: renamed((name) => (name === 'conv_in.bias' ? 'other' : name)) }),
      /other has no place/,
    ],
    ['a tensor too few', changed({ [weightsFile]: without('conv_in.bias') }), /conv_in\.bias is missing/],
    [
      'another number of channels',
      changed({ 'unet/config.json': jsonFile({ ...config, in_channels: 3 }) }),
      /has the shape/,
    ],
    [
      'an unknown schedule',
      changed({
        'scheduler/scheduler_config.json': jsonFile({
          _class_name: 'DDPMScheduler',
          beta_schedule: 'laplace',
        }),
      }),
      /laplace/,
    ],
    [
      'a scheduler that is no JSON',
      changed({ 'scheduler/scheduler_config.json': textFile('[') }),
      /scheduler_config\.json is not JSON/,
    ],
  ])('is refused in a sentence: %s', (_, files, sentence) => {
    expect(() => readDiffusersFolder(files)).toThrow(sentence);
  });

  it('never gets in: damaged weights, cut or changed anywhere', () => {
    const file = writtenWeights;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length - 1 }), (length) => {
        expect(() => readDiffusersFolder(changed({ [weightsFile]: file.subarray(0, length) }))).toThrow(
          Error,
        );
      }),
      { numRuns: 30 },
    );
    const headerLength = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: headerLength + 7 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const damaged = file.slice();
          damaged[at] = (damaged[at] ?? 0) ^ flip;
          let read: { weights: Uint8Array } | undefined;
          try {
            read = readDiffusersFolder(withWeights(damaged));
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
          // A change that leaves the header sound (white space, metadata) leaves the weights what they were.
          if (read) {
            expect(readPretrained(read.weights, graph).weights.size).toBe(weights.size);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('classes of a network', () => {
  const classes = presetConfig('tiny', 16, 0, 10);
  const model = {
    config: classes,
    weights: initialWeights(buildUNet(classes), 1),
    schedule,
    loss: 'epsilon',
  } as const;

  it('are asked about when the folder is not ours', () => {
    const theirs = writeDiffusersFolder({ ...model, noClass: false });
    expect(folderQuestions(theirs)).toEqual({ size: false, embeddings: 10 });
    expect(readDiffusersFolder(theirs, { noClass: false }).noClass).toBe(false);
    expect(readDiffusersFolder(theirs, { noClass: true }).noClass).toBeUndefined();
  });

  it('are known to have “no class” as their last in a folder of ours', () => {
    const ours = writeDiffusersFolder(model);
    expect(folderQuestions(ours)).toEqual({ size: false, embeddings: null });
    expect(readDiffusersFolder(ours).noClass).toBeUndefined();
  });
});

it('a pipeline whose VAE is left out decodes no latents', () => {
  const index = jsonFile({ _class_name: 'DDPMPipeline', vae: [null, null], vqvae: null });
  expect(readDiffusersFolder(changed({ 'model_index.json': index })).remarks).toEqual([]);
});

it('a pipeline that decodes latents says that they are what is shown', () => {
  const index = jsonFile({ _class_name: 'LDMPipeline', vqvae: ['diffusers', 'VQModel'] });
  expect(readDiffusersFolder(changed({ 'model_index.json': index })).remarks.join()).toMatch(/latents/);
});

it('the shipped model goes through a folder unchanged', async () => {
  const base = 'media/models/digits16-small/';
  const [configFile, file] = await Promise.all([
    readFile(`${base}config.json`),
    readFile(`${base}diffusion_pytorch_model.safetensors`),
  ]);
  const read = readDiffusersFolder(
    new Map([
      ['config.json', configFile],
      ['diffusion_pytorch_model.safetensors', file],
    ]),
  );
  const small = buildUNet(presetConfig('small', 16));
  const { tensors } = decodeSafetensors(file);
  const kept: ReadonlyMap<string, Tensor> = decodeSafetensors(read.weights).tensors;
  expect([...kept.keys()].sort()).toEqual([...tensors.keys()].sort());
  const first = readPretrained(file, small).weights;
  const again = readDiffusersFolder(
    writeDiffusersFolder({
      config: presetConfig('small', 16),
      schedule: read.schedule,
      loss: read.loss,
      weights: first,
    }),
  );
  expectSame(readPretrained(again.weights, small).weights, first);
});
