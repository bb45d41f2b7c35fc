import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { noiseToSignal, signalInverse } from '../values';

export const x0Hat = symbol({
  tex: raw`\hat{\mathbf{x}}_0`,
  plain: 'x̂_0',
  definition: raw`\hat{\mathbf{x}}_0=\frac{\mathbf{x}_t-\sqrt{1-\bar\alpha_t}\,\boldsymbol\epsilon_\theta(\mathbf{x}_t)}{\sqrt{\bar\alpha_t}}`,
  source: equation(ddpm, '15'),
  shape: 'data',
  from: ['x_t', 'epsilon_theta', 'alphaBar_t'],
  to: ['mu_theta', 'f_theta'],
  confusedWith: ['x_0'],
  values: [signalInverse, noiseToSignal],
  code: {
    diffusers: 'pred_original_sample',
    ddpm: 'predict_start_from_noise',
    ddim: 'x0_t',
    guidedDiffusion: 'pred_xstart',
  },

  texts: {
    en: {
      name: 'predicted clean data',
      meaning:
        'The x_0 that follows from x_t and the predicted noise: the network’s best guess in one jump. At large t it is a blurred mean of what is possible.',
      confusion: 'x_0 is the true image; x̂_0 changes at every step.',
    },
    'zh-cn': {
      name: '预测的干净数据',
      meaning: '由 x_t 与预测噪声推出的 x_0，即网络一步到位的最佳猜测。t 大时它是各种可能的模糊平均。',
      confusion: 'x_0 是真实图像；x̂_0 每一步都变。',
    },
    'zh-tw': {
      name: '預測的乾淨資料',
      meaning: '由 x_t 與預測雜訊推出的 x_0，即網路一步到位的最佳猜測。t 大時它是各種可能的模糊平均。',
      confusion: 'x_0 是真實影像；x̂_0 每一步都變。',
    },
  },
});
