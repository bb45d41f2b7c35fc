import { flowMatching } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const flowT = symbol({
  tex: 't',
  plain: 't',
  definition: raw`t\sim\mathcal{U}[0,1],\qquad t=0:\text{noise},\quad t=1:\text{data}`,
  source: equation(flowMatching, '5'),
  shape: 'time',
  from: ['uniform'],
  to: ['flow_xt', 'u_t'],
  confusedWith: ['t', 't_continuous'],
  code: { flowMatching: 't', diffusers: 'sigmas (= 1 − t)' },

  texts: {
    en: {
      name: 'time of the flow',
      meaning: 'From 0 (noise) to 1 (data).',
      confusion: 'Diffusion runs the other way: t = 0 is data.',
    },
    'zh-cn': {
      name: '流的时间',
      meaning: '从 0（噪声）走到 1（数据）的时间。',
      confusion: '扩散方向相反：t = 0 是数据。',
    },
    'zh-tw': {
      name: '流的時間',
      meaning: '從 0（雜訊）走到 1（資料）的時間。',
      confusion: '擴散方向相反：t = 0 是資料。',
    },
  },
});
