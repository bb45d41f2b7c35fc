import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { isDensity } from '../../formulas/shape';
import type { Finding } from '../finding';
import { offered } from '../messages';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';
import { membersOf } from '../units/members';

/** p(x_0) = ∫ p(x_{1:T}) dx_{1:T}: what a density is of is none of the variables of the joint one. */
export function findLostVariable(chain: CheckedChain, { mender }: Asked): Finding | undefined {
  const { sides, relations, inherited } = chain;
  for (const [before, relation] of relations.entries()) {
    const index = before + 1;
    const left = sides[before]!.expression;
    const { start, end, expression } = sides[index]!;
    const isEqual = relation === 'equals' || relation === 'assigned';
    if (index < inherited || !isEqual || !losesVariable(left, expression)) {
      continue;
    }
    const of = namesOf(left);
    const fix = mender.search(
      chain,
      index,
      (candidate) => joined(candidate) !== undefined && marginal(candidate) === of,
      1,
    );
    return {
      rule: 'identity',
      start,
      end,
      severity: 'error',
      message: l10n.t('Nothing is left of the integral that the density on the other side is of.'),
      ...offered(fix),
    };
  }
  return undefined;
}

function losesVariable(left: Expression, right: Expression): boolean {
  const of = namesOf(left);
  return of !== undefined && marginal(right) === '' && of !== '';
}

/** The variables of an unconditional density, each state by its step; undefined for a conditional one. */
function namesOf(density: Expression): string | undefined {
  const found =
    isDensity(density) && density.groups.length === 1 ? variablesOf(density.groups[0]!) : undefined;
  return found && [...found].sort().join();
}

function variablesOf(group: readonly Expression[]): ReadonlySet<string> | undefined {
  const found = membersOf(group);
  return found && new Set(found);
}

/** The one joint density under an integral, and what it is integrated over. */
function joined(
  side: Expression,
): { readonly of: ReadonlySet<string>; readonly over: ReadonlySet<string> } | undefined {
  if (side.kind !== 'reduce' || side.operator !== 'integral' || side.body.kind !== 'product') {
    return undefined;
  }
  const [density, ...rest] = side.body.factors;
  const [d, variable, ...others] = rest;
  const isOver =
    d?.kind === 'quantity' &&
    d.letter === 'd' &&
    d.sub === '' &&
    variable?.kind === 'quantity' &&
    others.length === 0;
  if (!density || !isDensity(density) || density.groups.length !== 1 || !isOver) {
    return undefined;
  }
  const [of, over] = [variablesOf(density.groups[0]!), variablesOf([variable])];
  return of && over && { of, over };
}

/** What is left of a joint density. */
function marginal(side: Expression): string | undefined {
  const found = joined(side);
  return (
    found &&
    [...found.of]
      .filter((name) => !found.over.has(name))
      .sort()
      .join()
  );
}
