import { prml } from '../papers';
import { equation, raw, symbol } from '../symbol';

export const expectation = symbol({
  tex: raw`\mathbb{E}`,
  plain: 'E',
  definition: raw`\mathbb{E}_{x\sim p}[f(x)]=\int p(x)\,f(x)\,dx`,
  source: equation(prml, '1.34'),
  shape: 'operator',
  from: ['integral', 'density'],
  to: ['L', 'L_simple', 'D_KL', 'variance'],
  confusedWith: ['sampleMean'],
  code: { diffusers: 'loss.mean()' },

  texts: {
    en: {
      name: 'expected value',
      meaning:
        'The mean over a distribution, named in the subscript. In training it becomes the mean over a batch.',
      confusion: 'The subscript says what is random; everything else is held fixed.',
    },
    'zh-cn': {
      name: '期望',
      meaning: '对下标所示分布取平均。训练时用一个批次的平均代替。',
      confusion: '下标说明哪些量是随机的，其余保持不变。',
    },
    'zh-tw': {
      name: '期望值',
      meaning: '對下標所示分布取平均。訓練時用一個批次的平均代替。',
      confusion: '下標說明哪些量是隨機的，其餘保持不變。',
    },
  },
});
