import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import type { EquationFacts } from '../../formulas/equationFacts';
import { vae } from '../../glossary/papers';
import { formula } from '../formula';
import { isScheduled } from '../recognition';

/** z = μ + σ ε */
export const reparameterisation = formula({
  id: 'reparameterisation',
  name: () => l10n.t('Reparameterisation'),
  source: { paper: vae, place: 'section', number: '2.4' },
  run: { title: () => l10n.t('Reparameterisation'), shows: { figure: 'reparameterisation' } },
  isOfOtherProcess: true,
  recognises: isReparameterisation,
  // A variance in the place of its root; whatever else may be a scale of the note's own.
  judge: ({ right }) =>
    somePart(right, isVariance) ? 'wrong' : somePart(right, isDeviation) ? 'right' : 'unknown',
});

const isDeviation = (part: Expression): boolean =>
  part.kind === 'product' && part.factors.some((each) => each.kind === 'quantity' && each.letter === 'σ');

const isVariance = (part: Expression): boolean =>
  part.kind === 'product' &&
  part.factors.some(
    (each) =>
      each.kind === 'power' &&
      each.base.kind === 'quantity' &&
      each.base.letter === 'σ' &&
      each.exponent.kind === 'number' &&
      each.exponent.value === 2,
  );

/** z = μ + σ ε, with the letters that autoencoders use. */
function isReparameterisation(facts: EquationFacts): boolean {
  const { right } = facts;
  if (facts.head === undefined || right.kind !== 'sum' || right.terms.length !== 2 || isScheduled(facts)) {
    return false;
  }
  const isMean = (part: Expression) =>
    (part.kind === 'quantity' || part.kind === 'apply') &&
    (part.kind === 'apply' ? part.head : part).letter === 'μ';
  const isSpread = (part: Expression) =>
    part.kind === 'product' &&
    part.factors.length === 2 &&
    facts.has('sigma') &&
    somePart(part, (each) => each.kind === 'quantity' && /^[εzξη]$/.test(each.letter));
  return right.terms.some(isMean) && right.terms.some(isSpread) && /^[xzy]$/.test(facts.head.letter);
}
