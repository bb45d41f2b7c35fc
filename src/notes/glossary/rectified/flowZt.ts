import { rectifiedFlow } from '../papers';
import { raw, section, symbol } from '../symbol';

export const flowZt = symbol({
  tex: 'Z_t',
  plain: 'Z_t',
  definition: raw`dZ_t=v(Z_t,t)\,dt,\qquad Z_0\sim\pi_0`,
  source: section(rectifiedFlow, '2.1'),
  shape: 'data',
  from: ['v_flow', 'pi_0'],
  to: ['straightness', 'reflow'],
  confusedWith: ['flow_Xt', 'z_latent'],
  code: { rectifiedFlow: 'sample_ode' },

  texts: {
    en: {
      name: 'rectified flow',
      meaning: 'The path of the ODE that follows the learned velocity. It has the marginals of X_t.',
    },
    'zh-cn': {
      name: '整流流',
      meaning: '沿学到的速度走的 ODE 路径，边缘分布与 X_t 相同。',
    },
    'zh-tw': {
      name: '整流流',
      meaning: '沿學到的速度走的 ODE 路徑，邊際分布與 X_t 相同。',
    },
  },
});
