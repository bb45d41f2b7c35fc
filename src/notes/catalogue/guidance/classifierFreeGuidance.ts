import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Call, evaluate } from '../../formulas/evaluate';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import { type EquationFacts, isClassifierGradient, isGradient, somePart } from '../../formulas/equationFacts';
import { classifierFree } from '../../glossary/papers';
import { type Verdict, best, compare } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { isCondition } from '../../worlds/parts';
import { keyOf, readLetters } from '../../worlds/letters';
import { isEstimate, isLearned } from '../../vocabulary/roles';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** ε̂ = (1+w) ε_θ(x_t,c) - w ε_θ(x_t) */
export const classifierFreeGuidance = formula({
  id: 'classifier-free-guidance',
  name: () => l10n.t('Classifier-free guidance'),
  source: { paper: classifierFree, place: 'equation', number: '6' },
  run: { title: () => l10n.t('Classifier-free guidance'), shows: { figure: 'guidance' } },
  recognises: (f) =>
    (/^(?:noiseHat|noise|scoreHat|velocityHat|velocity|other|x0Hat)$/.test(f.leftRole) && isGuided(f)) ||
    (isGradient(f.left) && isGuidedScore(f)),
  judge: judgeGuidance,
  isOfScores: true,
});

/** Two outputs of one network, with a condition and without. */
function isGuided(facts: EquationFacts): boolean {
  const calls: Expression[] = [];
  facts.some((part) => {
    if (part.kind === 'apply' && /^[εsvuzDFx]$/.test(part.head.letter)) {
      calls.push(part);
    }
    return false;
  });
  const distinct = new Set(calls.map((each) => JSON.stringify(each)));
  const heads = new Set(calls.map((each) => (each.kind === 'apply' ? each.head.letter : '')));
  return heads.size === 1 && distinct.size === 2 && calls.some((each) => somePart(each, isGuidance));
}

const isGuidance = (part: Expression): boolean =>
  part.kind === 'quantity' && /^[yc]$/.test(part.letter) && part.accent === '';

/** ∇ log p(x) and ∇ log p(x|c), weighted. */
function isGuidedScore(facts: EquationFacts): boolean {
  const scores = new Map<string, boolean>();
  facts.some((part) => {
    if (part.kind === 'apply' && isGradient(part)) {
      if (isClassifierGradient(part)) {
        scores.set('classifier', false);
      } else {
        scores.set(JSON.stringify(part.groups), somePart(part.groups[0]![0]!, isGuidance));
      }
    }
    return false;
  });
  const guided = [...scores.values()].filter(Boolean).length;
  return scores.size === 2 && guided === 1 && !scores.has('classifier');
}

/**
 * Guided predictions add up to one prediction, and the condition has the larger weight. Of two conditions, such as a
 * prompt and a negative one, either may be the one that is guided to: only what fits is known.
 */
function judgeGuidance({ right }: Equation): Verdict {
  const scales = new Map(
    quantities(right)
      .filter((each) => /^[wsγλωkα]$/.test(each.letter) && !isLearned(each))
      .map((each) => [each.letter + each.sub, each] as const),
  );
  if (scales.size !== 1) {
    return 'unknown';
  }
  const [scale] = [...scales.values()];
  const conditions = conditionsIn(right);
  const letters = readLetters([right]);
  const weightOf = (condition: string, world: World) =>
    evaluate(
      right,
      new FormulaValues(world, ddpmConvention, letters, {
        unknowns: true,
        guidance: (call) => (conditionOf(call) === condition ? 1 : 0),
      }),
    );
  const judge = (guided: string, plain: string) =>
    best(
      [0, 1].map((extra) =>
        compare(
          () => 0,
          (world) => {
            const [a, b] = [weightOf(guided, world), weightOf(plain, world)];
            const w = new FormulaValues(world, ddpmConvention, letters, { unknowns: true }).quantity(
              scale!,
              new Map(),
            );
            if (a === undefined || b === undefined || w === undefined) {
              return undefined;
            }
            return Math.max(Math.abs(a + b - 1), Math.abs(a - w - extra));
          },
        ),
      ),
    );
  const [first, second] = conditions.filter((each) => each !== '');
  if (first === undefined || conditions.length !== 2) {
    return 'unknown';
  }
  if (second === undefined) {
    return judge(first, '');
  }
  return best([judge(first, second), judge(second, first)]) === 'right' ? 'right' : 'unknown';
}

/** The different conditions that a network or a score is given in a formula; '' for none. */
function conditionsIn(right: Expression): string[] {
  const found = new Set<string>();
  somePart(right, (part) => {
    const isPrediction =
      part.kind === 'apply' && (part.head.letter === '∇' || isLearned(part.head) || isEstimate(part.head));
    if (isPrediction) {
      found.add(conditionOf(part));
    }
    return false;
  });
  return [...found];
}

/** The label or text that a network is given, or that stands behind the bar of a score's density; '' for none. */
function conditionOf({ head, groups }: Call): string {
  const found: string[] = [];
  const collect = (part: Expression): boolean => {
    if (part.kind === 'quantity' && isCondition(part) && !isEmpty(part)) {
      found.push(keyOf(part));
    }
    return false;
  };
  const density = head.letter === '∇' ? densityIn(groups[0]![0]!) : undefined;
  const given = density ? density.groups.slice(1).flat() : groups.flat();
  for (const each of given) {
    somePart(each, collect);
  }
  return found.join();
}

const densityIn = (body: Expression): Call | undefined => {
  const density = body.kind === 'function' ? body.argument : body;
  return density.kind === 'apply' ? density : undefined;
};

/** c_∅, y_null: the label for no condition. */
const isEmpty = ({ sub, label }: Quantity): boolean =>
  /∅|^(?:null|un|uncond\w*|none|empty)$/i.test(sub + label);
