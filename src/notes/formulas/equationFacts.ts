import type { Equation } from './equation';
import type { Expression, Quantity } from './expression';
import { parts, quantities } from './expression';
import { isCondition, isLearned, readRole, type Role, isNamedRole } from '../vocabulary/roles';
import { findStateLetter } from '../vocabulary/stateLetter';

/** What an equation's sides are made of, worked out once and asked by every rule of the catalogue. */
export class EquationFacts {
  readonly left: Expression;
  readonly right: Expression;
  readonly relation: Equation['relation'];
  /** The left side without its exponent, and the head of a function call. */
  readonly head: Quantity | undefined;
  readonly isPower: boolean;
  private readonly stateLetter: string;
  private readonly rightQuantities: readonly Quantity[];
  private readonly rightRoles: readonly Role[];

  constructor({ left, right, relation }: Equation) {
    this.left = left;
    this.right = right;
    this.relation = relation;
    this.isPower = left.kind === 'power';
    const base = left.kind === 'power' ? left.base : left;
    const head = base.kind === 'apply' ? base.head : base;
    this.head = head.kind === 'quantity' ? head : undefined;
    this.rightQuantities = quantities(right);
    const all = this.head ? [this.head, ...this.rightQuantities] : this.rightQuantities;
    this.stateLetter = findStateLetter(all);
    this.rightRoles = this.rightQuantities.map((each) => this.roleOf(each));
  }

  private roleOf(quantity: Quantity): Role {
    return readRole(quantity, this.stateLetter).role;
  }

  get leftRole(): Role {
    return this.head ? this.roleOf(this.head) : 'other';
  }

  /** Whether the left side is named so, whatever its case. */
  named(pattern: RegExp): boolean {
    return this.head !== undefined && pattern.test(`${this.head.letter}${accentMark(this.head.accent)}`);
  }

  get sub(): string {
    return this.head?.sub ?? '';
  }

  has(...roles: readonly Role[]): boolean {
    return roles.every((role) => this.rightRoles.includes(role));
  }

  hasAny(...roles: readonly Role[]): boolean {
    return roles.some((role) => this.rightRoles.includes(role));
  }

  /** Whether the right side holds no other quantities of the process than these. */
  only(...roles: readonly Role[]): boolean {
    return this.rightRoles.every((role) => role === 'other' || isNamedRole(role) || roles.includes(role));
  }

  count(role: Role): number {
    return this.rightRoles.filter((each) => each === role).length;
  }

  letter(letter: string): boolean {
    return this.rightQuantities.some((each) => each.letter === letter);
  }

  quantitiesOf(role: Role): readonly Quantity[] {
    return this.rightQuantities.filter((_, index) => this.rightRoles[index] === role);
  }

  get others(): readonly Quantity[] {
    return this.quantitiesOf('other');
  }

  /** Whether some part of the right side passes a test. */
  some(test: (part: Expression) => boolean): boolean {
    return somePart(this.right, test);
  }
}

const accentMark = (accent: string): string => (accent === '' ? '' : `'${accent}`);

/** Whether an expression or some part of it passes a test. */
export function somePart(expression: Expression, test: (part: Expression) => boolean): boolean {
  return test(expression) || parts(expression).some((each) => somePart(each, test));
}

/** ∇ log p(…), also where the logarithm is missing. */
export const isGradient = (part: Expression): boolean => part.kind === 'apply' && part.head.letter === '∇';

/** ∇ log p, s_θ, or s(x, t). */
export const isScore = (part: Expression): boolean =>
  isGradient(part) ||
  (part.kind === 'quantity' && part.letter === 's' && isLearned(part)) ||
  (part.kind === 'apply' &&
    part.head.letter === 's' &&
    part.head.sub === '' &&
    somePart(part.groups[0]![0]!, (each) => each.kind === 'quantity' && /^[xXy]$/.test(each.letter)));

/** The score of the conditional density of a label, ∇ log p(y|x). */
export function isClassifierGradient(part: Expression): boolean {
  return isGradient(part) && somePart(part, (each) => each.kind === 'apply' && isLabel(each.groups[0]?.[0]));
}

const isLabel = (expression: Expression | undefined): boolean =>
  expression?.kind === 'quantity' && isCondition(expression);
