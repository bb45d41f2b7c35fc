import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const ema = symbol({
  tex: raw`\theta_{\mathrm{EMA}}`,
  plain: 'θ_EMA',
  definition: raw`\theta_{\mathrm{EMA}}\leftarrow m\,\theta_{\mathrm{EMA}}+(1-m)\,\theta,\qquad m=0.9999`,
  source: section(ddpm, 'B'),
  shape: 'parameters',
  from: ['theta'],
  to: ['epsilon_theta'],
  confusedWith: ['theta', 'mu'],
  code: { diffusers: 'EMAModel', ddpm: 'ema', scoreSde: 'ExponentialMovingAverage' },

  texts: {
    en: {
      name: 'moving average of the weights',
      meaning: 'A slow copy of the weights that samples are drawn with.',
    },
    'zh-cn': {
      name: '权重的移动平均',
      meaning: '变化缓慢的权重副本，用于采样。',
    },
    'zh-tw': {
      name: '權重的移動平均',
      meaning: '變化緩慢的權重副本，用於取樣。',
    },
  },
});
