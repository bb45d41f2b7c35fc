import * as l10n from '@vscode/l10n';
import { edm } from '../../glossary/papers';
import { formula } from '../formula';
import { byParts, edmRole } from '../noiseScale';

/** c_noise = ¼ ln σ */
export const edmNoise = formula({
  id: 'edm-noise',
  name: () => l10n.t('Noise conditioning c_noise'),
  source: { paper: edm, place: 'section', number: '5' },
  isOfOtherProcess: true,
  recognises: (f) =>
    f.named(/^c$/) &&
    /noise/i.test(f.sub) &&
    /^[σt]$/.test(f.others[0]?.letter ?? f.quantitiesOf('sigma')[0]?.letter ?? ''),
  judge: byParts(edmRole, (at) => Math.log(at('σ')) / 4),
});
