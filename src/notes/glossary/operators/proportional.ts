import { classifierFree } from '../papers';
import { raw, section, symbol } from '../symbol';

export const proportional = symbol({
  tex: raw`\propto`,
  plain: '∝',
  definition: raw`f(x)\propto g(x)\iff f(x)=k\,g(x),\quad k\text{ free of }x`,
  source: section(classifierFree, '3.1'),
  shape: 'relation',
  to: ['bayes', 'implicitClassifier'],
  confusedWith: ['approximately', 'distributed'],

  texts: {
    en: {
      name: 'proportional to',
      meaning:
        'Equal up to a factor that does not depend on the variable in question. For densities, normalisation finds it.',
    },
    'zh-cn': {
      name: '正比于',
      meaning: '只差一个与所论变量无关的因子。对密度，归一化即可求出它。',
    },
    'zh-tw': {
      name: '正比於',
      meaning: '只差一個與所論變數無關的因子。對密度，正規化即可求出它。',
    },
  },
});
