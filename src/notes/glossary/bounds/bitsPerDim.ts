import { ddpm } from '../papers';
import { raw, section, symbol } from '../symbol';

export const bitsPerDim = symbol({
  tex: raw`\text{bits/dim}`,
  plain: 'bits/dim',
  definition: raw`\text{bits/dim}=\frac{L}{D\,\log 2}`,
  source: section(ddpm, '4.3'),
  shape: 'bits',
  from: ['NLL', 'L', 'dataDimension'],
  to: ['rate', 'distortion'],
  confusedWith: ['NLL'],
  code: { ddpm: 'total_bpd', improvedDdpm: 'total_bpd', scoreSde: 'bpd' },

  texts: {
    en: {
      name: 'bits per dimension',
      meaning:
        'The negative log-likelihood in bits, divided by the number of elements. Without compression 8-bit images take 8.',
      confusion: 'From nats to bits one divides by log 2.',
    },
    'zh-cn': {
      name: '每维比特数',
      meaning: '以比特计的负对数似然除以元素个数。不压缩的 8 位图像是 8。',
      confusion: '从 nat 换成比特要除以 log 2。',
    },
    'zh-tw': {
      name: '每維位元數',
      meaning: '以位元計的負對數概似除以元素個數。不壓縮的 8 位元影像是 8。',
      confusion: '從 nat 換成位元要除以 log 2。',
    },
  },
});
