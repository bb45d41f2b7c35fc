import { describe, expect, it } from 'vitest';
import { schedulerClasses } from '../../../../../src/diffusion/samplers/schedulerConfig';
import { readDiffusersFolder } from '../../../../../webview/engine/models/diffusers/diffusersFolder';
import { readScheduler } from '../../../../../webview/engine/models/diffusers/readScheduler';
import { changed, schedule, withScheduler } from '../../../../fixtures/diffusersFolder';

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

describe('scheduler_config.json', () => {
  const read = (stated: object) => readScheduler(JSON.stringify(stated));
  const sameProcess = [
    ...schedulerClasses.filter((name) => !/^(EDM|FlowMatch)/.test(name)),
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

  it.each([
    ['DDPMScheduler', { beta_start: 1e-12 }, 'beta_start'],
    ['DDIMScheduler', { beta_end: 1 }, 'beta_end'],
    ['DDPMScheduler', { num_train_timesteps: 2, trained_betas: [1e-300, 0.1] }, 'trained_betas.0'],
    ['FlowMatchEulerDiscreteScheduler', { shift: 0.001 }, 'shift'],
    ['FlowMatchEulerDiscreteScheduler', { shift: 101 }, 'shift'],
  ])('of a %s with %j, which no schedule here has, is refused at its place', (name, options, place) => {
    expect(() => read({ _class_name: name, ...options })).toThrow(
      `scheduler_config.json: the value of ${place} cannot be used.`,
    );
  });

  it('that shifts by the size of what is sampled says that this is not used', () => {
    const flow = { _class_name: 'FlowMatchEulerDiscreteScheduler', use_dynamic_shifting: true, shift: 3 };
    expect(read(flow)).toMatchObject({ schedule: { shift: 1 }, unused: ['use_dynamic_shifting'] });
    expect(read({ ...flow, use_dynamic_shifting: false })).toMatchObject({
      schedule: { shift: 3 },
      unused: [],
    });
  });

  it('that is not there is said to be supposed', () => {
    const { remarks, ...model } = readDiffusersFolder(
      changed({ 'scheduler/scheduler_config.json': undefined }),
    );
    expect(model).toMatchObject({ loss: 'epsilon', schedule });
    expect(remarks.join()).toMatch(/no scheduler_config\.json/);
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
    const { remarks } = readDiffusersFolder(withScheduler(text));
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toMatch(/not: timestep_spacing, thresholding, brand_new, …\.$/);
  });

  it('may hold -Infinity, as diffusers writes it', () => {
    const read = readDiffusersFolder(withScheduler(dpmSolver));
    expect(read).toMatchObject({ loss: 'epsilon', schedule, remarks: [] });
  });
});
