import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import { ddpm } from '../../glossary/papers';
import { isSameTime, readStep } from '../../vocabulary/step';
import { formula } from '../formula';
import { isPlain } from './alphas';

const r = String.raw;

/** ᾱ_t = ∏ α_s */
export const alphaBarDefinition = formula({
  id: 'alpha-bar-definition',
  name: () => l10n.t('Definition of ᾱ_t'),
  source: { paper: ddpm, place: 'section', number: '2' },
  run: { title: () => l10n.t('schedule of ᾱ_t'), shows: { figure: 'schedule' } },
  recognises: isAlphaBarDefinition,
  truth: { forms: [r`\bar\alpha_t`], comparesSides: true },
  isOfOneStep: true,
  // Two definitions in a row without a separator.
  isMeantOtherwise: ({ equation: { left }, distance }) =>
    distance > 1 && left.kind === 'quantity' && left.accent === '',
});

/** ᾱ_t as ∏ α_s, as ∏ (1 − β_s), or as α_t α_{t−1} … α_1. */
function isAlphaBarDefinition({ left, right }: Equation): boolean {
  // α_t = ∏ α_s: the left side has lost its bar.
  const isOfItself = isPlain(left, 'α') && right.kind === 'reduce' && isPlain(right.body, 'α');
  if (!isPlain(left, 'α', 'bar') && !isOfItself) {
    return false;
  }
  if (left.kind !== 'quantity' || !readStep(left.sub)) {
    return false;
  }
  if (isComplement(left, right)) {
    return true;
  }
  if (right.kind === 'reduce') {
    const body = quantities(right.body);
    return right.operator === 'product' && body.length > 0 && body.every(isFactor);
  }
  if (right.kind !== 'product') {
    return false;
  }
  const dots = right.factors.some((each) => each.kind === 'opaque' && /dots|…|⋯|\./.test(each.text));
  return dots && right.factors.filter((each) => isPlain(each, 'α')).length >= 2;
}

/** 1 − β_t, which α_t is and ᾱ_t only at the first step. */
const isComplement = ({ sub }: Quantity, right: Expression): boolean =>
  right.kind === 'sum' &&
  right.terms.length === 2 &&
  right.terms[0]!.kind === 'number' &&
  quantities(right).length === 1 &&
  quantities(right).every((each) => isPlain(each, 'β') && isSameTime(each.sub, sub));

const isFactor = ({ letter, accent }: Quantity): boolean =>
  accent === '' && (letter === 'α' || letter === 'β');
