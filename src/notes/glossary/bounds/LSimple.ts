import { ddpm } from '../papers';
import { equation, raw, symbol } from '../symbol';
import { boundWeight } from '../values';

export const LSimple = symbol({
  tex: raw`L_{\mathrm{simple}}`,
  plain: 'L_simple',
  definition: raw`L_{\mathrm{simple}}(\theta):=\mathbb{E}_{t,\mathbf{x}_0,\boldsymbol\epsilon}\left[\left\lVert\boldsymbol\epsilon-\boldsymbol\epsilon_\theta(\sqrt{\bar\alpha_t}\,\mathbf{x}_0+\sqrt{1-\bar\alpha_t}\,\boldsymbol\epsilon,t)\right\rVert^2\right]`,
  source: equation(ddpm, '14'),
  shape: 'objective',
  from: ['L_{t-1}', 'epsilon', 'epsilon_theta'],
  to: ['theta', 'L_hybrid'],
  confusedWith: ['L', 'L_{t-1}'],
  values: [boundWeight],
  code: { diffusers: 'F.mse_loss(model_output, noise)', ddpm: 'loss_type="mse"' },

  texts: {
    en: {
      name: 'simplified training objective',
      meaning:
        'The mean squared error between the noise and its prediction, with t uniform. It is the variational bound without the weight of each step (listed below), which gives better samples.',
      confusion:
        'It is not a bound on the likelihood; the weighted terms L_{t−1} are. A lower L_simple need not mean fewer bits/dim.',
    },
    'zh-cn': {
      name: '简化的训练目标',
      meaning:
        '噪声与其预测之间的均方误差，t 均匀抽取。它是去掉各步权重（见下表）的变分界，这样得到的样本质量更好。',
      confusion: '它不是似然的界，带权重的 L_{t−1} 才是。L_simple 更低并不意味着每维比特数更少。',
    },
    'zh-tw': {
      name: '簡化的訓練目標',
      meaning:
        '雜訊與其預測之間的均方誤差，t 均勻抽取。它是去掉各步權重（見下表）的變分界，這樣得到的樣本品質更好。',
      confusion: '它不是概似的界，帶權重的 L_{t−1} 才是。L_simple 更低並不意味著每維位元數更少。',
    },
  },
});
