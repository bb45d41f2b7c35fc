import { ddim as paper } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { signalInverse } from '../values';

export const xBar = symbol({
  tex: raw`\bar{\mathbf{x}}`,
  plain: 'x̄',
  definition: raw`\bar{\mathbf{x}}:=\frac{\mathbf{x}}{\sqrt\alpha},\qquad\mathrm{d}\bar{\mathbf{x}}(t)=\epsilon_\theta^{(t)}\left(\frac{\bar{\mathbf{x}}(t)}{\sqrt{\sigma^2+1}}\right)\mathrm{d}\sigma(t)`,
  source: equation(paper, '14'),
  shape: 'data',
  from: ['x_t', 'alpha_ddim'],
  to: ['probabilityFlowOde'],
  confusedWith: ['sampleMean', 'x_t'],
  values: [signalInverse],
  code: { diffusers: 'sample / alpha_prod_t ** 0.5' },

  texts: {
    en: {
      name: 'rescaled state',
      meaning:
        'x divided by √α, so that the signal keeps weight 1 and only the noise grows. In it the DDIM step is an Euler step of an ODE.',
      confusion: 'The bar is no mean.',
    },
    'zh-cn': {
      name: '重新缩放的状态',
      meaning: 'x 除以 √α，使信号权重保持 1，只有噪声增长。此时 DDIM 步就是 ODE 的欧拉步。',
      confusion: '横线不表示平均。',
    },
    'zh-tw': {
      name: '重新縮放的狀態',
      meaning: 'x 除以 √α，使訊號權重保持 1，只有雜訊增長。此時 DDIM 步就是 ODE 的歐拉步。',
      confusion: '橫線不表示平均。',
    },
  },
});
