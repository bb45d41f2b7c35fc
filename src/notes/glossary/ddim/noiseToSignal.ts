import { ddim as paper } from '../papers';
import { raw, section, symbol } from '../symbol';
import { noiseToSignal } from '../values';

export const noiseToSignalSymbol = symbol({
  tex: raw`\sigma(t)=\sqrt{(1-\alpha)/\alpha}`,
  plain: '√((1−α)/α)',
  definition: raw`\sigma=\sqrt{1-\alpha}/\sqrt\alpha`,
  source: section(paper, '4.3'),
  shape: 'deviation',
  from: ['alpha_ddim'],
  to: ['x_bar', 'noiseLevel', 'SNR'],
  confusedWith: ['sigma_t', 'sigma_ddim'],
  values: [noiseToSignal],
  code: { diffusers: 'sigmas' },

  texts: {
    en: {
      name: 'noise-to-signal ratio',
      meaning:
        'The noise level where the signal is left at weight 1; the σ of variance-exploding and EDM notation.',
      confusion: 'σ_t of DDPM is the noise added in a sampling step.',
    },
    'zh-cn': {
      name: '噪信比',
      meaning: '信号权重保持 1 时的噪声水平；即方差爆炸型和 EDM 记法中的 σ。',
      confusion: 'DDPM 的 σ_t 是采样步所加的噪声。',
    },
    'zh-tw': {
      name: '雜訊訊號比',
      meaning: '訊號權重保持 1 時的雜訊水準；即變異數爆炸型和 EDM 記法中的 σ。',
      confusion: 'DDPM 的 σ_t 是取樣步所加的雜訊。',
    },
  },
});
