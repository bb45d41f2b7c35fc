import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const learningRate = symbol({
  tex: raw`\eta`,
  plain: 'η',
  definition: raw`\theta\leftarrow\theta-\eta\,\nabla_\theta L`,
  source: algorithm(ddpm, '1'),
  shape: 'positive',
  to: ['theta'],
  confusedWith: ['eta', 'noiseSchedule', 'stepSize'],
  code: { diffusers: 'learning_rate', ddpm: 'lr' },

  texts: {
    en: {
      name: 'learning rate',
      meaning: 'The length of a training step along the negative gradient.',
      confusion: 'DDIM’s η is the stochasticity of sampling.',
    },
    'zh-cn': {
      name: '学习率',
      meaning: '训练每一步沿负梯度方向走的长度。',
      confusion: 'DDIM 的 η 是采样的随机性。',
    },
    'zh-tw': {
      name: '學習率',
      meaning: '訓練每一步沿負梯度方向走的長度。',
      confusion: 'DDIM 的 η 是取樣的隨機性。',
    },
  },
});
