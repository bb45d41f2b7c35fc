import { rectifiedFlow } from '../papers';
import { raw, section, symbol } from '../symbol';

export const reflow = symbol({
  tex: raw`\mathrm{Reflow}`,
  plain: 'reflow',
  definition: raw`Z^{k+1}=\mathrm{RectFlow}\left((Z_0^k,Z_1^k)\right),\qquad(Z_0^0,Z_1^0)=(X_0,X_1)`,
  source: section(rectifiedFlow, '2.1'),
  shape: 'method',
  from: ['flow_Zt'],
  to: ['straightness'],
  confusedWith: ['flow_Xt'],
  code: { rectifiedFlow: 'get_train_tuple' },

  texts: {
    en: {
      name: 'reflow',
      meaning: 'Trains again on the pairs that the flow itself makes, which straightens the paths.',
    },
    'zh-cn': {
      name: 'reflow（再整流）',
      meaning: '用流自己产生的样本对再训练，使路径更直。',
    },
    'zh-tw': {
      name: 'reflow（再整流）',
      meaning: '用流自己產生的樣本對再訓練，使路徑更直。',
    },
  },
});
