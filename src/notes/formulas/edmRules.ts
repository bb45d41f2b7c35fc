import { rule, type FactRule } from './factRule';

/** The rules for the preconditioning of EDM. */
export const preconditioning: readonly FactRule[] = [
  rule(
    'edm-denoiser',
    (f) => f.named(/^D$/) && f.others.some(({ letter, sub }) => letter === 'c' && /skip/i.test(sub)),
  ),
  rule('edm-skip', (f) => f.named(/^c$/) && /skip/i.test(f.sub) && f.has('sigma')),
  rule('edm-out', (f) => f.named(/^c$/) && /out/i.test(f.sub) && f.has('sigma')),
  rule('edm-in', (f) => f.named(/^c$/) && /^in$/i.test(f.sub) && f.has('sigma')),
  rule(
    'edm-noise',
    (f) =>
      f.named(/^c$/) &&
      /noise/i.test(f.sub) &&
      /^[σt]$/.test(f.others[0]?.letter ?? f.quantitiesOf('sigma')[0]?.letter ?? ''),
  ),
  rule(
    'edm-weight',
    (f) => f.named(/^λ$/) && f.quantitiesOf('sigma').some(({ sub }) => /data|d$/i.test(sub)),
  ),
  rule(
    'edm-sigmas',
    (f) =>
      f.leftRole === 'sigma' && f.letter('ρ') && f.quantitiesOf('sigma').some(({ sub }) => /max/.test(sub)),
  ),
];
