import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { beta, sub } from '../values';

export const betaT = symbol({
  tex: (t) => raw`\beta_{${t}}`,
  plain: (t) => `β${sub(t)}`,
  definition: raw`q(\mathbf{x}_t|\mathbf{x}_{t-1}):=\mathcal{N}(\mathbf{x}_t;\sqrt{1-\beta_t}\,\mathbf{x}_{t-1},\beta_t\mathbf{I})`,
  source: equation(ddpm, '2'),
  shape: 'variance',
  from: ['noiseSchedule'],
  to: ['alpha_t', 'alphaBar_t', 'betaTilde_t', 'sigma_t'],
  confusedWith: ['sigma_t', 'betaTilde_t', 'beta_continuous'],
  values: [beta],
  code: {
    diffusers: 'betas',
    ddpm: 'betas',
    ddim: 'b',
    scoreSde: 'discrete_betas',
    guidedDiffusion: 'betas',
  },

  texts: {
    en: {
      name: 'noise variance of step t',
      meaning:
        'The variance of the noise that forward step t adds, while the signal is scaled by √(1 − β_t). The numbers β_1…β_T are the noise schedule.',
      confusion:
        'β_t is already a variance: σ_t² = β_t is one choice for the sampling variance, not σ_t = β_t.',
    },
    'zh-cn': {
      name: '第 t 步的噪声方差',
      meaning: '前向第 t 步所加噪声的方差，同时信号乘以 √(1 − β_t)。β_1…β_T 这组数就是噪声调度。',
      confusion: 'β_t 本身已是方差：采样方差可以取 σ_t² = β_t，而不是 σ_t = β_t。',
    },
    'zh-tw': {
      name: '第 t 步的雜訊變異數',
      meaning: '前向第 t 步所加雜訊的變異數，同時訊號乘以 √(1 − β_t)。β_1…β_T 這組數就是雜訊排程。',
      confusion: 'β_t 本身已是變異數：取樣變異數可以取 σ_t² = β_t，而不是 σ_t = β_t。',
    },
  },
});
