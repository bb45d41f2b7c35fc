import { scoreSde } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const f = symbol({
  tex: raw`\mathbf{f}`,
  plain: 'f',
  definition: raw`\mathbf{f}(\mathbf{x},t)=-\frac12\beta(t)\,\mathbf{x}\ \text{(VP)},\qquad\mathbf{f}(\mathbf{x},t)=\mathbf{0}\ \text{(VE)}`,
  source: equation(scoreSde, '5'),
  shape: 'dataMap',
  from: ['beta_continuous'],
  to: ['sde', 'reverseSde'],
  confusedWith: ['f_theta', 'g', 'cosineSchedule'],
  code: { scoreSde: 'drift' },

  texts: {
    en: {
      name: 'drift coefficient',
      meaning: 'The deterministic part of an SDE: where the state moves on average.',
      confusion: 'f(t) of the cosine schedule and f_θ of DDIM are other functions.',
    },
    'zh-cn': {
      name: '漂移系数',
      meaning: 'SDE 的确定部分：状态平均往哪里走。',
      confusion: '余弦调度的 f(t) 与 DDIM 的 f_θ 是别的函数。',
    },
    'zh-tw': {
      name: '漂移係數',
      meaning: 'SDE 的確定部分：狀態平均往哪裡走。',
      confusion: '餘弦排程的 f(t) 與 DDIM 的 f_θ 是別的函數。',
    },
  },
});
