import type { FormulaId } from '../../notes/catalogue';

/**
 * What computes a formula in diffusers, by its public names. t counts from 0 there: entry t of a scheduler's tables is
 * the papers' step t + 1.
 */
export const diffusersLines: Partial<Readonly<Record<FormulaId, readonly string[]>>> = {
  'linear-schedule': [
    'from diffusers import DDPMScheduler',
    'betas = DDPMScheduler(beta_schedule="linear", beta_start=1e-4, beta_end=0.02).betas',
  ],
  'cosine-schedule': [
    'from diffusers import DDPMScheduler',
    'alphas_cumprod = DDPMScheduler(beta_schedule="squaredcos_cap_v2").alphas_cumprod',
  ],
  'cosine-function': [
    'from diffusers import DDPMScheduler',
    'alphas_cumprod = DDPMScheduler(beta_schedule="squaredcos_cap_v2").alphas_cumprod',
  ],
  'alpha-definition': ['alpha = scheduler.alphas[t]'],
  'alpha-bar-definition': ['alpha_bar = scheduler.alphas_cumprod[t]'],
  'beta-from-alpha-bar': ['beta = scheduler.betas[t]'],
  'closed-form-sample': ['noisy = scheduler.add_noise(sample, noise, timesteps)'],
  'closed-form-kernel': ['noisy = scheduler.add_noise(sample, noise, timesteps)'],
  velocity: ['target = scheduler.get_velocity(sample, noise, timesteps)'],
  snr: ['from diffusers.training_utils import compute_snr', 'snr = compute_snr(scheduler, timesteps)'],
  'simple-loss': [
    'noisy = scheduler.add_noise(sample, noise, timesteps)',
    'loss = torch.nn.functional.mse_loss(unet(noisy, timesteps).sample, noise)',
  ],
  'predicted-x0': [
    '# scheduler: DDPMScheduler or DDIMScheduler with prediction_type="epsilon"',
    'x0 = scheduler.step(model_output, t, sample).pred_original_sample',
  ],
  'x0-from-velocity': [
    '# scheduler: DDPMScheduler or DDIMScheduler with prediction_type="v_prediction"',
    'x0 = scheduler.step(model_output, t, sample).pred_original_sample',
  ],
  'sampling-step': [
    '# scheduler: DDPMScheduler with prediction_type="epsilon"',
    'sample = scheduler.step(model_output, t, sample).prev_sample',
  ],
  'reverse-variance': ['# DDPMScheduler(variance_type="fixed_large"): β_t; "fixed_small": β̃_t'],
  'learned-variance': ['# DDPMScheduler(variance_type="learned_range")'],
  'ddim-step': [
    '# scheduler: DDIMScheduler',
    'sample = scheduler.step(model_output, t, sample, eta=eta).prev_sample',
  ],
  'ddim-variance': [
    '# scheduler: DDIMScheduler; eta scales the standard deviation',
    'sample = scheduler.step(model_output, t, sample, eta=eta).prev_sample',
  ],
  'classifier-free-guidance': [
    '# guidance_scale is 1 + w',
    'noise_pred = uncond + guidance_scale * (cond - uncond)',
  ],
  'dpm-solver-step': [
    '# scheduler: DPMSolverMultistepScheduler(solver_order=1)',
    'sample = scheduler.step(model_output, t, sample).prev_sample',
  ],
  'flow-path': [
    '# scheduler: FlowMatchEulerDiscreteScheduler, where t = 1 is noise',
    'noisy = scheduler.scale_noise(sample, timesteps, noise)',
  ],
  'flow-step': [
    '# scheduler: FlowMatchEulerDiscreteScheduler',
    'sample = scheduler.step(model_output, t, sample).prev_sample',
  ],
  'edm-in': ['# scheduler: EDMEulerScheduler', 'scaled = scheduler.precondition_inputs(sample, sigma)'],
  'edm-denoiser': [
    '# scheduler: EDMEulerScheduler',
    'x0 = scheduler.precondition_outputs(sample, model_output, sigma)',
  ],
  'edm-noise': ['# scheduler: EDMEulerScheduler', 'c_noise = scheduler.precondition_noise(sigma)'],
  'edm-sigmas': [
    'from diffusers import EDMEulerScheduler',
    'scheduler = EDMEulerScheduler(sigma_min=0.002, sigma_max=80.0, rho=7.0, sigma_schedule="karras")',
  ],
};
