import { prml } from '../papers';
import { raw, section, symbol } from '../symbol';

export const prior = symbol({
  tex: raw`p(\theta)`,
  plain: 'p(θ)',
  definition: raw`\underbrace{p(\theta|x)}_{\text{posterior}}=\frac{\overbrace{p(x|\theta)}^{\text{likelihood}}\ \overbrace{p(\theta)}^{\text{prior}}}{\underbrace{p(x)}_{\text{evidence}}}`,
  source: section(prml, '1.2.3'),
  shape: 'density',
  to: ['bayes', 'posterior', 'p_prior'],
  confusedWith: ['posterior'],

  texts: {
    en: {
      name: 'prior',
      meaning:
        'What is believed before the data are seen. In DDPM the prior of the latents is p(x_T) = N(0, I).',
      confusion: 'The posterior has seen the data.',
    },
    'zh-cn': {
      name: '先验',
      meaning: '看到数据之前的信念。DDPM 中隐变量的先验是 p(x_T) = N(0, I)。',
      confusion: '后验是看过数据之后的。',
    },
    'zh-tw': {
      name: '先驗',
      meaning: '看到資料之前的信念。DDPM 中潛在變數的先驗是 p(x_T) = N(0, I)。',
      confusion: '後驗是看過資料之後的。',
    },
  },
});
