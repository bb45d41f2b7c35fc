import type { Call, Values } from '../formulas/evaluate';
import { evaluate } from '../formulas/evaluate';
import type { Expression, Quantity } from '../formulas/expression';
import { keyOf } from './letters';
import type { World } from './world';

/** A quantity's role, whatever its letter; undefined for one without a role. */
export type RoleOf = (quantity: Quantity) => string | undefined;

/** Values by role: a random number for each, or the one that is given. */
export class RoleValues implements Values {
  constructor(
    private readonly world: World,
    private readonly roleOf: RoleOf,
    private readonly given: Readonly<Record<string, number>> = {},
  ) {}

  quantity(quantity: Quantity): number | undefined {
    if (quantity.letter === 'π' && quantity.sub === '') {
      return Math.PI;
    }
    if (/^[I𝕀]$/u.test(quantity.letter) && quantity.sub === '') {
      return 1;
    }
    const role = this.roleOf(quantity) ?? keyOf(quantity);
    return this.given[role] ?? this.world.free(role);
  }

  call({ head, groups }: Call): number | undefined {
    if (/^∇[·²]$/.test(head.letter)) {
      return undefined;
    }
    if (head.letter !== '∇') {
      return this.quantity(head);
    }
    return groups[0]?.[0]?.kind === 'function' ? this.quantity(head) : undefined;
  }
}

/** How an expression grows with one part of it. */
export function growth(
  expression: Expression,
  world: World,
  roleOf: RoleOf,
  role: string,
): number | undefined {
  const at = (value: number) => evaluate(expression, new RoleValues(world, roleOf, { [role]: value }));
  const [one, none] = [at(1), at(0)];
  return one === undefined || none === undefined ? undefined : one - none;
}
