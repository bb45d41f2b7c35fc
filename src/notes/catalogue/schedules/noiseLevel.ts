import { isSameTime } from '../../vocabulary/step';
import * as l10n from '@vscode/l10n';
import type { EquationFacts } from '../../formulas/equationFacts';
import { ddim } from '../../glossary/papers';
import { formula } from '../formula';

const r = String.raw;

/** σ_t = √((1-ᾱ_t)/ᾱ_t), of the same process with its signal kept at scale 1 */
export const noiseLevel = formula({
  id: 'noise-level',
  name: () => l10n.t('Noise level σ_t from ᾱ_t'),
  source: { paper: ddim, place: 'section', number: '4.3' },
  run: { title: () => l10n.t('signal-to-noise ratio'), shows: { figure: 'schedule' } },
  recognises: (f) => f.leftRole === 'sigma' && f.only('alphaBar') && f.count('alphaBar') >= 2 && isRatio(f),
  truth: { forms: [r`\sqrt{\frac{1-\bar\alpha_t}{\bar\alpha_t}}`] },
  isOfOneStep: true,
});

/** A ratio of what is of one step; DDIM's σ_t is of two. */
const isRatio = (facts: EquationFacts): boolean =>
  facts.quantitiesOf('alphaBar').every(({ sub }) => isSameTime(sub, facts.sub)) &&
  facts.some((part) => part.kind === 'power' && part.exponent.kind === 'number' && part.exponent.value < 0);
