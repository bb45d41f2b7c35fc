import { classifierFree } from '../papers';
import { raw, section, symbol } from '../symbol';

export const nullCondition = symbol({
  tex: raw`\varnothing`,
  plain: '∅',
  definition: raw`\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda)=\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c}=\varnothing)`,
  source: section(classifierFree, '3.2'),
  shape: 'label',
  from: ['p_uncond'],
  to: ['epsilon_uncond'],
  confusedWith: ['zero', 'phi'],
  code: { diffusers: 'negative_prompt_embeds' },

  texts: {
    en: {
      name: 'no condition',
      meaning: 'A token in place of the condition; one network then serves with and without.',
      confusion: 'Not zero, and not φ.',
    },
    'zh-cn': {
      name: '空条件',
      meaning: '代替条件的记号，使同一网络有无条件都能用。',
      confusion: '不是零，也不是 φ。',
    },
    'zh-tw': {
      name: '空條件',
      meaning: '代替條件的記號，使同一網路有無條件都能用。',
      confusion: '不是零，也不是 φ。',
    },
  },
});
