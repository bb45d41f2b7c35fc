import { classifierFree } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const guidanceWeight = symbol({
  tex: 'w',
  plain: 'w',
  definition: raw`\tilde{\boldsymbol\epsilon}_\theta=(1+w)\,\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c})-w\,\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda)`,
  source: equation(classifierFree, '6'),
  shape: 'number',
  to: ['epsilonTilde', 'classifierFreeGuidance'],
  confusedWith: ['classifierScale', 'w', 'lossWeight'],
  code: { diffusers: 'guidance_scale (= 1 + w)' },

  texts: {
    en: {
      name: 'guidance weight',
      meaning: 'How far classifier-free guidance goes beyond the conditional prediction; 0 is none.',
      confusion: 'diffusers’ guidance_scale is 1 + w. In an SDE w is the Wiener process.',
    },
    'zh-cn': {
      name: '引导权重',
      meaning: '无分类器引导越过条件预测多远；0 表示不引导。',
      confusion: 'diffusers 的 guidance_scale 是 1 + w。SDE 中 w 是维纳过程。',
    },
    'zh-tw': {
      name: '引導權重',
      meaning: '無分類器引導越過條件預測多遠；0 表示不引導。',
      confusion: 'diffusers 的 guidance_scale 是 1 + w。SDE 中 w 是維納過程。',
    },
  },
});
