import { classifierFree } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const classifierFreeGuidance = symbol({
  tex: raw`\tilde{\boldsymbol\epsilon}_\theta(\mathbf{z}_\lambda,\mathbf{c})`,
  plain: 'classifier-free guidance',
  definition: raw`\tilde{\boldsymbol\epsilon}_\theta(\mathbf{z}_\lambda,\mathbf{c})=(1+w)\,\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c})-w\,\boldsymbol\epsilon_\theta(\mathbf{z}_\lambda)`,
  source: equation(classifierFree, '6'),
  shape: 'method',
  from: ['epsilon_cond', 'epsilon_uncond', 'guidanceWeight'],
  to: ['epsilonTilde'],
  confusedWith: ['classifierGuidance'],
  code: { diffusers: 'do_classifier_free_guidance' },

  texts: {
    en: {
      name: 'classifier-free guidance',
      meaning:
        'Goes beyond the conditional prediction, away from the unconditional one; both come from one network.',
      confusion: 'Papers write (1 + w) ε_c − w ε, programs ε + s (ε_c − ε) with s = 1 + w.',
    },
    'zh-cn': {
      name: '无分类器引导',
      meaning: '从无条件预测出发越过条件预测；两者由同一网络给出。',
      confusion: '论文写 (1 + w) ε_c − w ε，程序写 ε + s (ε_c − ε)，其中 s = 1 + w。',
    },
    'zh-tw': {
      name: '無分類器引導',
      meaning: '從無條件預測出發越過條件預測；兩者由同一網路給出。',
      confusion: '論文寫 (1 + w) ε_c − w ε，程式寫 ε + s (ε_c − ε)，其中 s = 1 + w。',
    },
  },
});
