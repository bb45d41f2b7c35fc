import type { GlossaryEntry } from '../glossaryEntry';
import { ddpm, gan } from '../papers';
import type { SymbolId } from '../symbolIds';
import { algorithm, entry, equation, raw, section } from './entry';

/** What training takes besides its objective. */
export const training: Record<SymbolId<'training'>, GlossaryEntry> = {
  learningRate: entry({
    tex: raw`\eta`,
    plain: 'η',
    definition: raw`\theta\leftarrow\theta-\eta\,\nabla_\theta L`,
    source: algorithm(ddpm, '1'),
    shape: 'positive',
    to: ['theta'],
    confusedWith: ['eta', 'noiseSchedule', 'stepSize'],
    code: { diffusers: 'learning_rate', ddpm: 'lr' },
  }),
  ema: entry({
    tex: raw`\theta_{\mathrm{EMA}}`,
    plain: 'θ_EMA',
    definition: raw`\theta_{\mathrm{EMA}}\leftarrow m\,\theta_{\mathrm{EMA}}+(1-m)\,\theta,\qquad m=0.9999`,
    source: section(ddpm, 'B'),
    shape: 'parameters',
    from: ['theta'],
    to: ['epsilon_theta'],
    confusedWith: ['theta', 'mu'],
    code: { diffusers: 'EMAModel', ddpm: 'ema', scoreSde: 'ExponentialMovingAverage' },
  }),
  sinusoidalEmbedding: entry({
    tex: raw`\mathrm{emb}(t)`,
    plain: 'emb(t)',
    definition: raw`\mathrm{emb}(t)=\left(\sin\omega_1 t,\dots,\sin\omega_k t,\cos\omega_1 t,\dots,\cos\omega_k t\right)`,
    source: section(ddpm, 'B'),
    shape: 'vector',
    from: ['t'],
    to: ['epsilon_theta'],
    confusedWith: ['t'],
    code: { diffusers: 'Timesteps', ddpm: 'get_timestep_embedding' },
  }),
  discriminator: entry({
    tex: 'D',
    plain: 'D',
    definition: raw`\min_G\max_D\ \mathbb{E}_{x\sim p_{\mathrm{data}}}[\log D(x)]+\mathbb{E}_{z\sim p_z}[\log(1-D(G(z)))]`,
    source: equation(gan, '1'),
    shape: 'numberMap',
    from: ['generator', 'p_data'],
    confusedWith: ['dataDimension', 'D_theta', 'D_KL'],
  }),
  generator: entry({
    tex: 'G',
    plain: 'G',
    definition: raw`x=G(z),\qquad z\sim p_z`,
    source: equation(gan, '1'),
    shape: 'dataMap',
    from: ['z'],
    to: ['discriminator'],
    confusedWith: ['G', 'epsilon_theta'],
  }),
};
