import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/facts';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { hasLetter, holds, isLearnedLetter } from './lossBody';

/** L_{t-1} - C = E[β²/(2σ²α(1-ᾱ)) ‖ε - ε_θ‖²] */
export const weightedNoiseLoss = formula({
  id: 'weighted-noise-loss',
  name: () => l10n.t('Weighted noise loss'),
  source: { paper: ddpm, place: 'equation', number: '12' },
  recognises: (facts) =>
    !/simple/i.test((facts.head?.sub ?? '') + (facts.head?.label ?? '')) &&
    holds(
      facts,
      (body) =>
        (isLearnedLetter('ε')(body) || isLearnedLetter('z')(body)) &&
        facts.hasAny('alpha', 'alphaBar', 'beta'),
    ) &&
    isWeighted(facts.right),
});

/** Whether something from the schedule stands before the distance. */
const isWeighted = (expression: Expression): boolean =>
  somePart(
    expression,
    (part) =>
      part.kind === 'product' &&
      part.factors.some((each) => somePart(each, (inner) => inner.kind === 'norm')) &&
      part.factors.some(
        (each) =>
          !somePart(each, (inner) => inner.kind === 'norm') &&
          hasLetter(each, (letter) => /^[αβσ]$/.test(letter)),
      ),
  );
