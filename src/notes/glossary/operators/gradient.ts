import { ddpm } from '../papers';
import { algorithm, raw, symbol } from '../symbol';

export const gradient = symbol({
  tex: raw`\nabla`,
  plain: '∇',
  definition: raw`\nabla_{\mathbf{x}}f=\left(\frac{\partial f}{\partial x_1},\dots,\frac{\partial f}{\partial x_d}\right)`,
  source: algorithm(ddpm, '1'),
  shape: 'operator',
  from: ['partial'],
  to: ['score', 'classifierGradient', 'theta'],
  confusedWith: ['divergence', 'deltaT'],
  code: { diffusers: 'loss.backward()', guidedDiffusion: 'th.autograd.grad' },

  texts: {
    en: {
      name: 'gradient',
      meaning:
        'The derivative with respect to every element of its subscript: the direction of steepest rise.',
      confusion: '∇_θ trains the network, ∇_x moves the image.',
    },
    'zh-cn': {
      name: '梯度',
      meaning: '对下标变量每个元素的导数，即上升最快的方向。',
      confusion: '∇_θ 用来训练网络，∇_x 用来移动图像。',
    },
    'zh-tw': {
      name: '梯度',
      meaning: '對下標變數每個元素的導數，即上升最快的方向。',
      confusion: '∇_θ 用來訓練網路，∇_x 用來移動影像。',
    },
  },
});
