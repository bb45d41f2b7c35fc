import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const rate = symbol({
  tex: raw`L_1+\dots+L_T`,
  plain: 'rate',
  definition: raw`\text{rate}=\frac{L_1+\dots+L_T}{D\,\log 2}`,
  source: section(ddpm, '4.3'),
  shape: 'bits',
  from: ['L_{t-1}', 'L_T'],
  to: ['bitsPerDim'],
  confusedWith: ['distortion'],

  texts: {
    en: {
      name: 'rate',
      meaning: 'The bits that the states down to x_1 cost: how much is sent about the image.',
      confusion: 'The rest, L_0, is what the distortion costs.',
    },
    'zh-cn': {
      name: '码率',
      meaning: '直到 x_1 的各状态所花的比特，即传了多少关于图像的信息。',
      confusion: '其余的 L_0 是失真的代价。',
    },
    'zh-tw': {
      name: '位元率',
      meaning: '直到 x_1 的各狀態所花的位元，即傳了多少關於影像的資訊。',
      confusion: '其餘的 L_0 是失真的代價。',
    },
  },
});
