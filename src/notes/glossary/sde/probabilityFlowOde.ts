import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const probabilityFlowOde = symbol({
  tex: raw`\mathrm{d}\mathbf{x}`,
  plain: 'probability flow ODE',
  definition: raw`\mathrm{d}\mathbf{x}=\left[\mathbf{f}(\mathbf{x},t)-\frac12 g(t)^2\,\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t`,
  source: equation(scoreSde, '13'),
  shape: 'equation',
  from: ['sde', 'score'],
  to: ['ddimStep', 'hutchinson', 'u_t'],
  confusedWith: ['reverseSde'],
  code: { scoreSde: 'SDE.reverse(probability_flow=True)', edm: 'edm_sampler(S_churn=0)' },

  texts: {
    en: {
      name: 'probability flow ODE',
      meaning:
        'A deterministic process with the same marginals p_t as the SDE. It gives exact likelihoods and invertible codes; DDIM is one of its solvers.',
      confusion: 'Mind the factor ½ in front of g².',
    },
    'zh-cn': {
      name: '概率流 ODE',
      meaning: '与 SDE 有相同边缘分布 p_t 的确定过程。它给出精确似然和可逆编码；DDIM 是它的一种解法。',
      confusion: '注意 g² 前的系数 ½。',
    },
    'zh-tw': {
      name: '機率流 ODE',
      meaning: '與 SDE 有相同邊際分布 p_t 的確定過程。它給出精確概似和可逆編碼；DDIM 是它的一種解法。',
      confusion: '注意 g² 前的係數 ½。',
    },
  },
});
