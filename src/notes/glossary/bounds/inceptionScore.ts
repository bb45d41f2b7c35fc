import { inceptionScore } from '../papers';
import { raw, section, symbol } from '../symbol';

export const inceptionScoreSymbol = symbol({
  tex: raw`\mathrm{IS}`,
  plain: 'IS',
  definition: raw`\mathrm{IS}=\exp\left(\mathbb{E}_{\mathbf{x}}\,D_{\mathrm{KL}}\left(p(y|\mathbf{x})\,\|\,p(y)\right)\right)`,
  source: section(inceptionScore, '4'),
  shape: 'positive',
  from: ['D_KL', 'y'],
  confusedWith: ['FID'],
  code: { scoreSde: 'tfgan.eval.classifier_score_from_logits' },

  texts: {
    en: {
      name: 'Inception score',
      meaning:
        'High when a classifier is sure about each image and the classes vary across images. Higher is better.',
      confusion: 'It never looks at real data; FID does.',
    },
    'zh-cn': {
      name: 'Inception 分数',
      meaning: '分类器对每张图很确定、而各图类别多样时就高。越高越好。',
      confusion: '它不看真实数据，FID 才看。',
    },
    'zh-tw': {
      name: 'Inception 分數',
      meaning: '分類器對每張圖很確定、而各圖類別多樣時就高。越高越好。',
      confusion: '它不看真實資料，FID 才看。',
    },
  },
});
