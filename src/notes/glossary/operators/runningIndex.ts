import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const runningIndex = symbol({
  tex: 's',
  plain: 's',
  definition: raw`\prod_{s=1}^{t}\alpha_s=\prod_{i=1}^{t}\alpha_i`,
  source: equation(ddpm, '4'),
  shape: 'index',
  to: ['product', 'sum'],
  confusedWith: ['t', 'classifierScale'],
  code: { diffusers: 'i', ddpm: 'i' },

  texts: {
    en: {
      name: 'running index',
      meaning:
        'Counts the terms of a product or sum, or the elements of an array. Its name may be changed without changing the value.',
      confusion: 'It is not the t outside, which stays fixed.',
    },
    'zh-cn': {
      name: '循环下标',
      meaning: '为连乘、求和的各项或数组的元素编号。换个名字不改变结果。',
      confusion: '不是外面那个固定的 t。',
    },
    'zh-tw': {
      name: '計數下標',
      meaning: '為連乘、加總的各項或陣列的元素編號。換個名稱不改變結果。',
      confusion: '不是外面那個固定的 t。',
    },
  },
});
