import { closedForm } from '../../../diffusion/forwardProcess';
import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const lastState = symbol({
  tex: raw`\mathbf{x}_T`,
  plain: 'x_T',
  definition: raw`p(\mathbf{x}_T)=\mathcal{N}(\mathbf{x}_T;\mathbf{0},\mathbf{I})`,
  source: equation(ddpm, '1'),
  shape: 'data',
  from: ['p_prior'],
  to: ['x_{t-1}', 'L_T'],
  confusedWith: ['p_prior'],
  timeless: false,
  values: [
    { label: () => '√ᾱ_T', at: (s) => closedForm(s, s.T).signal, constant: true },
    { label: () => '√(1 − ᾱ_T)', at: (s) => closedForm(s, s.T).noise, constant: true },
  ],
  code: { diffusers: 'sample', ddpm: 'img' },

  texts: {
    en: {
      name: 'the end of the forward process',
      meaning:
        'Data after all T steps. Almost nothing of x_0 is left, so sampling starts here from pure standard normal noise.',
      confusion:
        'q(x_T|x_0) is only nearly N(0, I): its mean keeps the factor √ᾱ_T. The gap is the term L_T of the bound.',
    },
    'zh-cn': {
      name: '前向过程的终点',
      meaning: '走完全部 T 步的数据。x_0 的信息几乎不剩，所以采样从这里的标准正态噪声开始。',
      confusion: 'q(x_T|x_0) 只是近似于 N(0, I)：均值仍带有因子 √ᾱ_T。这点差距就是变分界中的 L_T 项。',
    },
    'zh-tw': {
      name: '前向過程的終點',
      meaning: '走完全部 T 步的資料。x_0 的資訊幾乎不剩，所以取樣從這裡的標準常態雜訊開始。',
      confusion: 'q(x_T|x_0) 只是近似於 N(0, I)：平均值仍帶有因子 √ᾱ_T。這點差距就是變分界中的 L_T 項。',
    },
  },
});
