import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classDefaults } from '../../../../src/diffusion/samplers/schedulerConfig';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { decodeSafetensors, encodeSafetensors, type Tensor } from '../../../../src/safetensors';
import {
  folderQuestions,
  readDiffusersFolder,
  writeDiffusersFolder,
} from '../../../../webview/engine/models/diffusers/diffusersFolder';
import { jsonFile, textFile, type Folder } from '../../../../webview/engine/models/diffusers/folder';
import { readPythonJson } from '../../../../webview/engine/models/diffusers/pythonJson';
import { readScheduler } from '../../../../webview/engine/models/diffusers/readScheduler';
import { float16Bits } from '../../../../webview/engine/models/float16';
import { buildUNet } from '../../../../webview/engine/graph/unet';
import { presetConfig } from '../../../../webview/engine/graph/unetConfig';
import { initialWeights } from '../../../../webview/engine/training/initialWeights';
import { readPretrained } from '../../../../webview/engine/models/pretrainedWeights';

const config = presetConfig('tiny', 16);
const graph = buildUNet(config);
const weights = initialWeights(graph, 4);
const schedule = { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 } as const;
const folder = writeDiffusersFolder({ config, weights, schedule, loss: 'epsilon' });
const weightsFile = 'unet/diffusion_pytorch_model.safetensors';
const tensors = decodeSafetensors(folder.get(weightsFile) ?? new Uint8Array()).tensors;

/** The folder with other files, or without some. */
function changed(changes: Record<string, Uint8Array | undefined>): Folder {
  const files = new Map(folder);
  for (const [name, content] of Object.entries(changes)) {
    if (content) files.set(name, content);
    else files.delete(name);
  }
  return files;
}
const scheduler = (text: string) => changed({ 'scheduler/scheduler_config.json': textFile(text) });
const network = (changes: object) =>
  changed({ 'unet/config.json': jsonFile({ _class_name: 'UNet2DModel', ...config, ...changes }) });
const weightsOf = (files: Folder) => readPretrained(readDiffusersFolder(files).weights, graph).weights;

/** What DPMSolverMultistepScheduler().save_pretrained writes. */
const dpmSolver = `{
  "_class_name": "DPMSolverMultistepScheduler",
  "_diffusers_version": "0.34.0",
  "algorithm_type": "dpmsolver++",
  "beta_end": 0.02,
  "beta_schedule": "linear",
  "beta_start": 0.0001,
  "dynamic_thresholding_ratio": 0.995,
  "euler_at_final": false,
  "final_sigmas_type": "zero",
  "flow_shift": 1.0,
  "lambda_min_clipped": -Infinity,
  "lower_order_final": true,
  "num_train_timesteps": 1000,
  "prediction_type": "epsilon",
  "rescale_betas_zero_snr": false,
  "sample_max_value": 1.0,
  "solver_order": 2,
  "solver_type": "midpoint",
  "steps_offset": 0,
  "thresholding": false,
  "time_shift_type": "exponential",
  "timestep_spacing": "linspace",
  "trained_betas": null,
  "use_beta_sigmas": false,
  "use_dynamic_shifting": false,
  "use_exponential_sigmas": false,
  "use_flow_sigmas": false,
  "use_karras_sigmas": false,
  "use_lu_lambdas": false,
  "variance_type": null
}
`;

describe('JSON as Python writes it', () => {
  it('has the bare tokens Infinity, -Infinity and NaN', () => {
    expect(
      readPythonJson('a.json', '{"a": -Infinity, "b": [Infinity], "c": "-Infinity NaN \\" [{"}'),
    ).toEqual({
      a: -Infinity,
      b: [Infinity],
      c: '-Infinity NaN " [{',
    });
    // No schema takes a text for a number.
    expect(readPythonJson('a.json', '[NaN]')).toEqual(['NaN']);
  });

  it('is what JSON.parse reads otherwise', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(readPythonJson('a.json', text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is refused in a sentence when it is nested without end, or is none', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(() => readPythonJson('a.json', deep)).toThrow('a.json is nested more than 32 levels deep');
    expect(() => readDiffusersFolder(scheduler(`{"a":${deep}}`))).toThrow(
      'scheduler_config.json is nested more than 32 levels deep',
    );
    expect(() => readDiffusersFolder(changed({ 'unet/config.json': textFile(deep) }))).toThrow(
      'unet/config.json is nested',
    );
    for (const text of ['', '{', '"', '"\\', '--Infinity', 'InfinityInfinity', 'nan', '{"a":1,}']) {
      expect(() => readPythonJson('a.json', text)).toThrow('a.json is not JSON.');
    }
  });
});

describe('a folder saved by diffusers’ own classes', () => {
  it('may have any scheduler of the same process, with -Infinity in its file', () => {
    const read = readDiffusersFolder(scheduler(dpmSolver));
    expect(read).toMatchObject({ loss: 'epsilon', schedule, remarks: [] });
  });

  it.each(['swish', 'SiLU', 'silu'])('may name SiLU %s', (name) => {
    expect(JSON.parse(readDiffusersFolder(network({ act_fn: name })).config)).toMatchObject({
      act_fn: 'silu',
    });
  });

  it.each(['mish', 'gelu', 'relu', '[a](command:b)'])('is refused with the activation %s', (name) => {
    const sentence = name.includes('[') ? 'act_fn is …' : `act_fn is ${name}`;
    expect(() => readDiffusersFolder(network({ act_fn: name }))).toThrow(sentence);
  });

  it('may state the images’ size as a pair, or leave it open', () => {
    expect(JSON.parse(readDiffusersFolder(network({ sample_size: [16, 16] })).config)).toMatchObject({
      sample_size: 16,
    });
    expect(() => readDiffusersFolder(network({ sample_size: [16, 32] }))).toThrow(/square/);
    const open = network({ sample_size: null });
    expect(folderQuestions(open)).toEqual({ size: true, embeddings: null });
    expect(JSON.parse(readDiffusersFolder(open, { side: 24 }).config)).toMatchObject({ sample_size: 24 });
    expect(() => readDiffusersFolder(open)).toThrow(/how large the images are/);
    expect(folderQuestions(folder)).toEqual({ size: false, embeddings: null });
  });

  it.each<[string, object]>([
    ['another width of the time embedding', { time_embedding_dim: 7 }],
    ['no middle block', { mid_block_type: null }],
    ['a fourier time embedding', { time_embedding_type: 'fourier' }],
    ['an infinite number', { freq_shift: 'Infinity' }],
  ])('is refused with %s', (_, changes) => {
    const text = JSON.stringify({ ...config, ...changes }).replace('"Infinity"', 'Infinity');
    expect(() => readDiffusersFolder(changed({ 'unet/config.json': textFile(text) }))).toThrow(
      new RegExp(Object.keys(changes)[0] ?? ''),
    );
    expect(readDiffusersFolder(network({ time_embedding_dim: 32 })).remarks).toEqual([]);
  });
});

describe('weights', () => {
  const as = (convert: (data: Float32Array, shape: readonly number[]) => Tensor): Uint8Array =>
    encodeSafetensors(
      new Map([...tensors].map(([name, { shape, data }]) => [name, convert(data as Float32Array, shape)])),
    );
  const bf16 = as((data, shape) => ({
    dtype: 'BF16',
    shape,
    data: Uint16Array.from(new Uint32Array(new Float32Array(data).buffer), (bits) => bits >>> 16),
  }));
  const f16 = as((data, shape) => ({ dtype: 'F16', shape, data: Uint16Array.from(data, float16Bits) }));
  const f64 = as((data, shape) => ({ dtype: 'F64', shape, data: Float64Array.from(data) }));

  it.each([
    ['bfloat16', bf16, 2 ** -7],
    ['float16', f16, 2 ** -10],
    ['float64', f64, 0],
  ])('may be %s', (_, file, error) => {
    for (const [name, { data }] of weightsOf(changed({ [weightsFile]: file }))) {
      const exact = weights.get(name)?.data ?? [];
      expect(
        data.every(
          (value, i) => Math.abs(value - (exact[i] ?? NaN)) <= error * Math.abs(exact[i] ?? 0) + 1e-7,
        ),
      ).toBe(true);
    }
  });

  it('of whole numbers are told from weights', () => {
    const file = as((data, shape) => ({ dtype: 'I32', shape, data: new Int32Array(data.length) }));
    expect(() => readDiffusersFolder(changed({ [weightsFile]: file }))).toThrow(
      /whole numbers of the type I32/,
    );
  });

  it('of a type that is not read are refused without a name from the file', () => {
    const name = '[Repair](command:workbench.action.files.newUntitledFile)';
    const header = JSON.stringify({ [name]: { dtype: 'F8_E4M3', shape: [1], data_offsets: [0, 1] } });
    const file = new Uint8Array(8 + header.length + 1);
    new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
    file.set(textFile(header), 8);
    let message = '';
    try {
      readDiffusersFolder(changed({ [weightsFile]: file }));
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toContain('the element type F8_E4M3');
    expect(message).not.toMatch(/[[\]()]command/);
    expect(message).not.toContain('Repair');
  });

  it.each(['fp16', 'non_ema', 'bf16'])('may be the variant %s, and that is said', (variant) => {
    const path = `unet/diffusion_pytorch_model.${variant}.safetensors`;
    const { remarks } = readDiffusersFolder(changed({ [weightsFile]: undefined, [path]: f16 }));
    expect(remarks.join()).toContain(path);
    // The usual file goes before its variants.
    expect(readDiffusersFolder(changed({ [path]: textFile('x') })).remarks).toEqual([]);
  });

  it('may be in parts, each of which is needed', () => {
    const [first, second] = [[...tensors].slice(0, 9), [...tensors].slice(9)].map((part) =>
      encodeSafetensors(new Map(part)),
    );
    for (const name of [
      (i: number) => `unet/diffusion_pytorch_model-0000${i}-of-00002.safetensors`,
      (i: number) => `unet/diffusion_pytorch_model.fp16-0000${i}-of-00002.safetensors`,
      (i: number) => `unet/diffusion_pytorch_model-0000${i}-of-00002.fp16.safetensors`,
    ]) {
      const parts = { [weightsFile]: undefined, [name(1)]: first, [name(2)]: second };
      expect([...weightsOf(changed(parts)).keys()]).toEqual([...weights.keys()]);
      expect(() => readDiffusersFolder(changed({ ...parts, [name(2)]: undefined }))).toThrow(
        /in 2 parts, of which 1 are there/,
      );
      expect(() => readDiffusersFolder(changed({ ...parts, [name(2)]: first }))).toThrow(/another part/);
    }
  });
});

describe('β that are listed one by one', () => {
  const listed = (betas: readonly number[], more: object = {}) =>
    readScheduler(
      JSON.stringify({
        _class_name: 'DDPMScheduler',
        num_train_timesteps: betas.length,
        trained_betas: betas,
        ...more,
      }),
    );

  it('are recognised as guided-diffusion’s linear schedule of 4,000 steps', () => {
    const betas = Array.from({ length: 4000 }, (_, i) => Math.fround(2.5e-5 + (i / 3999) * (0.005 - 2.5e-5)));
    const { kind, T, betaStart, betaEnd } = listed(betas).schedule;
    expect({ kind, T }).toEqual({ kind: 'linear', T: 4000 });
    expect(betaStart).toBeCloseTo(2.5e-5, 10);
    expect(betaEnd).toBeCloseTo(0.005, 9);
  });

  it('are recognised as any known kind with its own β_1 and β_T, also in float32', () => {
    const kinds = fc.constantFrom('linear', 'scaled_linear', 'sigmoid', 'cosine', 'constant', 'karras');
    const range = fc.tuple(
      fc.double({ min: 1e-5, max: 1e-3, noNaN: true }),
      fc.double({ min: 2e-3, max: 0.1, noNaN: true }),
    );
    fc.assert(
      fc.property(kinds, range, fc.integer({ min: 3, max: 400 }), (kind, [betaStart, betaEnd], T) => {
        const config = { kind, T, betaStart, betaEnd } as const;
        const { alphaBar, beta } = createSchedule(config);
        const found = createSchedule(listed([...beta.subarray(1)].map(Math.fround)).schedule);
        expect(found.T).toBe(T);
        alphaBar.forEach((value, t) => {
          expect(Math.abs(value - (found.alphaBar[t] ?? NaN))).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('are refused when they are of no known kind, or not T of them', () => {
    expect(() => listed([0.1, 0.5, 0.2, 0.3])).toThrow(/none of the noise schedules/);
    expect(() => listed([0.1, 0.2, 0.3], { num_train_timesteps: 1000 })).toThrow(/T = 1000 but lists 3/);
  });
});

describe('scheduler_config.json', () => {
  const read = (stated: object) => readScheduler(JSON.stringify(stated));
  const sameProcess = [
    ...Object.keys(classDefaults).filter((name) => !/^(EDM|FlowMatch)/.test(name)),
    'DDPMParallelScheduler',
    'DDIMParallelScheduler',
    'DPMSolverMultistepInverseScheduler',
    'DPMSolverSDEScheduler',
    'SASolverScheduler',
    'TCDScheduler',
  ];

  it.each(sameProcess)('of a %s says its schedule and prediction type', (name) => {
    expect(
      read({
        _class_name: name,
        num_train_timesteps: 400,
        beta_schedule: 'linear',
        beta_start: 0.001,
        beta_end: 0.03,
        ...(name === 'RePaintScheduler' ? {} : { prediction_type: 'v_prediction' }),
        solver_order: 7,
      }),
    ).toMatchObject({
      schedule: { kind: 'linear', T: 400, betaStart: 0.001, betaEnd: 0.03 },
      loss: name === 'RePaintScheduler' ? 'epsilon' : 'v',
      unused: ['solver_order'],
    });
  });

  it.each([
    'EDMEulerScheduler',
    'EDMDPMSolverMultistepScheduler',
    'CosineDPMSolverMultistepScheduler',
    'ScoreSdeVeScheduler',
    'ScoreSdeVpScheduler',
    'KarrasVeScheduler',
    'CMStochasticIterativeScheduler',
    'ConsistencyDecoderScheduler',
    'VQDiffusionScheduler',
    'AmusedScheduler',
    'IPNDMScheduler',
    'CogVideoXDDIMScheduler',
    'DDPMWuerstchenScheduler',
    'UnheardOfScheduler',
  ])('of a %s is refused by name', (name) => {
    expect(() => read({ _class_name: name })).toThrow(`scheduler class ${name}`);
  });

  it('of a class with a name that could be a link is refused without it', () => {
    expect(() => read({ _class_name: '[a](command:b)' })).toThrow('the scheduler class …, which');
    expect(() => read({ _class_name: 'constructor' })).toThrow(/not known here/);
    expect(() => read([])).toThrow(/not a JSON object/);
    expect(() => read({ beta_start: 0.1 })).toThrow(/not known here/);
  });

  it('of continuous time, or of noise levels that are not its prediction’s, is refused', () => {
    const euler = { _class_name: 'EulerDiscreteScheduler', prediction_type: 'v_prediction' };
    expect(() => read({ ...euler, timestep_type: 'continuous' })).toThrow(/continuous noise levels/);
    expect(read({ ...euler, timestep_type: 'discrete' }).loss).toBe('v');
    const flow = {
      _class_name: 'UniPCMultistepScheduler',
      prediction_type: 'flow_prediction',
      flow_shift: 3,
    };
    expect(() => read(flow)).toThrow(/flow matching’s noise levels only/);
    expect(read({ ...flow, use_flow_sigmas: true })).toMatchObject({
      loss: 'flow',
      schedule: { kind: 'flow', T: 1000, shift: 3 },
    });
    expect(() => read({ ...flow, use_flow_sigmas: true, prediction_type: 'epsilon' })).toThrow(
      /flow_prediction only/,
    );
    expect(() => read({ _class_name: 'FlowMatchEulerDiscreteScheduler', invert_sigmas: true })).toThrow(
      /inverted/,
    );
  });

  it.each([1, 0, -5, 10_001, 1e9])('with T = %d is refused in a sentence', (T) => {
    expect(() => read({ _class_name: 'DDPMScheduler', num_train_timesteps: T })).toThrow(
      `scheduler_config.json states T = ${T}; here T is from 2 to 10000.`,
    );
    const flow = { _class_name: 'FlowMatchEulerDiscreteScheduler', num_train_timesteps: T };
    expect(() => read(flow)).toThrow(/here T is from 2/);
  });

  it('has options that are not used, and they are said', () => {
    const text = JSON.stringify({
      _class_name: 'DDIMScheduler',
      _name_or_path: 'x',
      timestep_spacing: 'trailing',
      clip_sample: true,
      thresholding: true,
      brand_new: 3,
      '[a](command:b)': 1,
    });
    const { remarks } = readDiffusersFolder(scheduler(text));
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toMatch(/not: timestep_spacing, thresholding, brand_new, …\.$/);
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

it('a pipeline that decodes latents says that they are what is shown', () => {
  const index = jsonFile({ _class_name: 'LDMPipeline', vqvae: ['diffusers', 'VQModel'] });
  expect(readDiffusersFolder(changed({ 'model_index.json': index })).remarks.join()).toMatch(/latents/);
});
