import { readDensity } from '../../formulas/density';
import { isDivergence } from '../../formulas/shape';
import type { Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { ofParts, type Verdict } from '../../worlds/compare';
import type { Step } from '../../vocabulary/step';
import { isSameStep, readStep, start } from '../../vocabulary/step';

/** A density of one state, by its step and those of what is given. */
interface DensityOfSteps {
  readonly letter: string;
  readonly target: Step;
  readonly given: readonly Step[];
}

/**
 * Whether the divergences and likelihoods of the variational bound hold together: D(q(x_s|x_{s+1}, x_0) ‖ p(x_s|x_{s+1}))
 * compares two densities of one variable, and log p(x_0|x_1) has the other sign than the divergences it is added to.
 */
export function judgeBound(expression: Expression): Verdict {
  const verdicts: Verdict[] = [];
  somePart(expression, (part) => {
    if (isDivergence(part)) {
      verdicts.push(judgeDivergence(part.groups.map((group) => group[0])));
    }
    if (part.kind === 'sum') {
      verdicts.push(judgeSigns(part.terms));
    }
    return false;
  });
  return ofParts(verdicts);
}

function judgeDivergence([first, second]: readonly (Expression | undefined)[]): Verdict {
  const [q, p] = [first && densityOfSteps(first), second && densityOfSteps(second)];
  if (q?.letter !== 'q' || p?.letter !== 'p') {
    return 'unknown';
  }
  if (!isSameStep(q.target, p.target)) {
    return 'wrong';
  }
  if (q.given.some((each) => isSameStep(each, q.target))) {
    return 'wrong';
  }
  const next = { ...p.target, shift: p.target.shift + 1 };
  if (p.given.length === 1 && !isSameStep(p.given[0]!, next) && p.given[0]!.base === p.target.base) {
    return 'wrong';
  }
  const [start, later] = [q.given.find(isStart), q.given.find((each) => !isStart(each))];
  if (q.given.length === 2 && start && later && later.base === q.target.base && !isSameStep(later, next)) {
    return 'wrong';
  }
  if ([...p.given, ...q.given].some((each) => !isStart(each) && each.base !== q.target.base)) {
    return 'unknown';
  }
  return p.given.length === 1 || q.given.length > 0 ? 'right' : 'unknown';
}

function densityOfSteps(expression: Expression): DensityOfSteps | undefined {
  const density = readDensity(expression);
  if (!density || density.groups.length > 2) {
    return undefined;
  }
  const { head, groups } = density;
  // Densities of a sampler's own, such as those of some of the steps only.
  if (head.label !== '' || /τ/.test(head.sub)) {
    return undefined;
  }
  const [target, ...others] = groups[0]!.map(stepOf);
  const given = (groups[1] ?? []).map(stepOf);
  const states = new Set(
    groups
      .slice(0, 2)
      .flat()
      .map((each) => (each.kind === 'quantity' ? each.letter : '')),
  );
  // z_0 given x_0 is the latent of an image.
  if (!target || others.length > 0 || given.includes(undefined) || states.size > 1) {
    return undefined;
  }
  return { letter: head.letter, target, given: given.filter((each) => each !== undefined) };
}

const stepOf = (expression: Expression): Step | undefined =>
  expression.kind === 'quantity' && /^[xzX]$/.test(expression.letter) && expression.accent === ''
    ? readStep(expression.sub)
    : undefined;

const isStart = (step: Step): boolean => isSameStep(step, start);

function judgeSigns(terms: readonly Expression[]): Verdict {
  const divergences = terms.filter((term) => somePart(term, isDivergence));
  if (divergences.some(isReconstruction)) {
    return 'unknown';
  }
  const [divergence] = divergences;
  const likelihood = terms.find((term) => term !== divergence && isReconstruction(term));
  if (!divergence || !likelihood) {
    return 'unknown';
  }
  const signs = new Set(divergences.map(signOf));
  if (signs.size > 1) {
    return 'wrong';
  }
  return signOf(divergence) === -signOf(likelihood) ? 'right' : 'wrong';
}

/** Holds log p(x_0 | x_1). */
const isReconstruction = (term: Expression): boolean =>
  somePart(term, (part) => {
    if (part.kind !== 'function' || !/^(?:log|ln)$/.test(part.name)) {
      return false;
    }
    const density = densityOfSteps(part.argument);
    return density?.letter === 'p' && isStart(density.target) && density.given[0]?.shift === 1;
  });

function signOf(term: Expression): 1 | -1 {
  if (term.kind === 'expectation' || term.kind === 'reduce') {
    return signOf(term.body);
  }
  if (term.kind !== 'product') {
    return 1;
  }
  return term.factors.reduce<1 | -1>((sign, factor) => {
    const own =
      factor.kind === 'number'
        ? factor.value < 0
          ? -1
          : 1
        : factor.kind === 'expectation' || factor.kind === 'reduce'
          ? signOf(factor)
          : 1;
    return own === 1 ? sign : sign === 1 ? -1 : 1;
  }, 1);
}
