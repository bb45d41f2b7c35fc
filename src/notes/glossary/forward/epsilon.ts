import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';
import { noise } from '../values';

export const epsilon = symbol({
  tex: raw`\boldsymbol\epsilon`,
  plain: 'ε',
  definition: raw`\boldsymbol\epsilon\sim\mathcal{N}(\mathbf{0},\mathbf{I})`,
  source: algorithm(ddpm, '1'),
  shape: 'data',
  from: ['N'],
  to: ['x_t', 'L_simple', 'v_target'],
  confusedWith: ['epsilon_theta', 'z', 'stepSize'],
  values: [noise],
  code: { diffusers: 'noise', ddpm: 'noise', guidedDiffusion: 'noise' },

  texts: {
    en: {
      name: 'noise',
      meaning:
        'Standard normal noise of the shape of the data. It is what is mixed into x_0 to get x_t, and what the network learns to recover.',
      confusion:
        'In the closed form, ε is the merged noise of all t steps; the noise of a single forward step is another variable.',
    },
    'zh-cn': {
      name: '噪声',
      meaning: '与数据同形状的标准正态噪声。把它混入 x_0 得到 x_t，网络学习的正是把它还原出来。',
      confusion: '闭式公式里的 ε 是 t 步噪声合并的结果；前向单步的噪声是另一个变量。',
    },
    'zh-tw': {
      name: '雜訊',
      meaning: '與資料同形狀的標準常態雜訊。把它混入 x_0 得到 x_t，網路學習的正是把它還原出來。',
      confusion: '閉式公式裡的 ε 是 t 步雜訊合併的結果；前向單步的雜訊是另一個變數。',
    },
  },
});
