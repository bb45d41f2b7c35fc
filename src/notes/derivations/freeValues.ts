import type { Call, Indices, Values } from '../formulas/evaluate';
import { evaluate } from '../formulas/evaluate';
import { withRanges } from '../formulas/density';
import type { Expression, Quantity } from '../formulas/expression';
import { isDensity } from '../formulas/shape';
import { isLearned, isScheduleRole, readRole } from '../vocabulary/roles';
import type { Convention } from '../worlds/convention';
import { keyOf, type Letters } from '../worlds/letters';
import { scheduledValue } from '../worlds/scheduledValue';
import { stepNumber } from '../worlds/stepNumber';
import type { World } from '../worlds/world';
import { logJoint, type Dependence, type Members } from './jointDensity';

/** How the letters of a derivation are read in one draw. */
export interface FreeReading {
  readonly world: World;
  readonly convention: Convention;
  readonly letters: Letters;
  readonly dependence: Dependence;
  /** Whether a name is of one state each, since they are not to take each other's place. */
  readonly areStatesApart?: boolean;
  /** A quantity that takes another value than its own. */
  readonly moved?: { readonly quantity: Quantity; readonly value: number };
  /** Which of several draws of the networks is taken, where that is asked. */
  readonly networks?: number;
}

/**
 * Values for the algebra of a derivation: the schedule's letters belong together, every other letter, state, network and
 * function is a number of its own, and densities follow the rules of probability.
 */
export class FreeValues implements Values {
  /** The letters that were asked for and belong to no schedule; states count as one unless said. */
  readonly names = new Set<string>();

  constructor(private readonly reading: FreeReading) {}

  private step(sub: string, indices: Indices): number | undefined {
    const { t, T } = this.reading.world;
    return stepNumber(sub, indices, { t, T });
  }

  quantity(quantity: Quantity, indices: Indices): number | undefined {
    const { world, convention } = this.reading;
    const { letter, sub, accent, label } = quantity;
    const isPlain = accent === '' && label === '';
    if (isPlain && sub === '') {
      const constant = constants[letter];
      if (constant !== undefined) {
        return constant;
      }
      if (letter === 't' || letter === 'T') {
        return letter === 't' ? world.t : world.T;
      }
    }
    // What a sum runs over, and differentials, have no value of their own.
    if (/^(?:d|∂|Δ|∇)$/.test(letter)) {
      return undefined;
    }
    const { role } = readRole(quantity, this.reading.letters.state);
    const step = this.step(sub, indices);
    if (
      isScheduleRole(role) &&
      step !== undefined &&
      role !== 'sigma' &&
      role !== 'SigmaHat' &&
      role !== 'covariance'
    ) {
      return scheduledValue(role, quantity, step, { world, convention, t: world.t });
    }
    const state = this.stateStep(quantity, indices);
    if (state !== undefined) {
      this.names.add(this.reading.areStatesApart ? `state ${state}` : 'state');
      return this.stateAt(state);
    }
    return this.named(quantity, step, indices);
  }

  private named(quantity: Quantity, step: number | undefined, indices: Indices): number {
    const isBound = indices.size > 0 && step !== undefined;
    const key = isBound ? keyOf({ ...quantity, sub: `#${step}` }) : keyOf(quantity);
    this.names.add(isBound ? keyOf({ ...quantity, sub: '#' }) : key);
    const { moved, world } = this.reading;
    return moved && keyOf(moved.quantity) === key ? moved.value : world.free(key);
  }

  private stateStep({ letter, sub, accent, label }: Quantity, indices: Indices): number | undefined {
    const { state, plainIsData } = this.reading.letters;
    if (accent !== '' || label !== '' || letter !== state) {
      return undefined;
    }
    return sub === '' ? (plainIsData ? 0 : undefined) : this.step(sub, indices);
  }

  private stateAt(step: number): number {
    const { moved, world } = this.reading;
    return moved && this.stateStep(moved.quantity, none) === step ? moved.value : world.free(`state ${step}`);
  }

  call(call: Call, indices: Indices): number | undefined {
    const { head, groups } = call;
    if (head.letter === '∂') {
      const [density, by] = [groups[0]![0]!, groups[1]![0]!];
      return isDensity(density) && by.kind === 'quantity' ? this.logDensity(density, indices, by) : undefined;
    }
    if (/^(?:N|D|∇[·²]?)$/.test(head.letter)) {
      return undefined;
    }
    if (isDensity(call)) {
      const log = this.logDensity(call, indices);
      return log === undefined ? undefined : Math.exp(log);
    }
    // x_t(x_0, ε) is x_t.
    if (this.stateStep(head, indices) !== undefined && head.sub !== '') {
      return this.quantity(head, indices);
    }
    const values: number[] = [];
    for (const argument of groups.flat()) {
      const value = evaluate(argument, this, indices);
      if (value === undefined) {
        return undefined;
      }
      values.push(value);
    }
    this.names.add(`${keyOf({ ...head, label: '' })}()`);
    const drawn = isLearned(head) ? (this.reading.networks ?? '') : '';
    return this.reading.world.free(
      `${keyOf(head)}${drawn}(${values.map((each) => each.toPrecision(9)).join()})`,
    );
  }

  /** ln p(a | b), or its derivative. */
  private logDensity({ head, groups }: Call, indices: Indices, by?: Quantity): number | undefined {
    if (groups.length > 2 || head.accent !== '' || head.label !== '') {
      return undefined;
    }
    const given = groups[1] ? this.members([groups[1]], indices) : { states: [], others: [] };
    const all = this.members(groups, indices);
    if (!given || !all) {
      return undefined;
    }
    const name = isLearned(head) ? head.letter : head.letter + head.sub;
    const isForward = this.reading.dependence === 'forward' && name === 'q';
    if (!isForward) {
      this.names.add(`density ${name}`);
    }
    const { world, moved } = this.reading;
    const chain = {
      name,
      dependence: isForward ? ('forward' as const) : ('any' as const),
      world,
      stateAt: (step: number) => {
        this.names.add('state');
        return this.stateAt(step);
      },
      nameOf: (member: number | string) => {
        const isMoved =
          moved &&
          (typeof member === 'number'
            ? this.stateStep(moved.quantity, none) === member
            : keyOf(moved.quantity) === member);
        return isMoved ? `${member}@${moved.value}` : String(member);
      },
    };
    const member = by && (this.stateStep(by, indices) ?? keyOf(by));
    const [joint, margin] = [logJoint(all, chain, member), logJoint(given, chain, member)];
    return joint === undefined || margin === undefined ? undefined : joint - margin;
  }

  /** Undefined where something is no variable, or stands twice. */
  private members(groups: readonly (readonly Expression[])[], indices: Indices): Members | undefined {
    const states = new Set<number>();
    const others = new Set<string>();
    let count = 0;
    for (const each of groups.flatMap(withRanges)) {
      if (each.kind !== 'quantity') {
        return undefined;
      }
      const steps = this.stepsOf(each, indices);
      if (steps) {
        steps.forEach((step) => states.add(step));
        count += steps.length;
      } else if (each.sub.includes(':')) {
        return undefined;
      } else {
        others.add(keyOf(each));
        count++;
      }
    }
    // The empty range 2:1 is left alone.
    return count > states.size + others.size || count === 0
      ? undefined
      : { states: [...states].sort((a, b) => a - b), others: [...others].sort() };
  }

  private stepsOf(quantity: Quantity, indices: Indices): readonly number[] | undefined {
    const [first = '', last] = quantity.sub.split(':');
    if (last === undefined) {
      const step = this.stateStep(quantity, indices);
      return step === undefined ? undefined : [step];
    }
    const [from, to] = [first, last].map((sub) => this.stateStep({ ...quantity, sub }, indices));
    return from === undefined || to === undefined || to - from > 20
      ? undefined
      : Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  }
}

const none: Indices = new Map();

/** Vectors are single numbers, so that I is 1. */
const constants: Readonly<Record<string, number>> = { π: Math.PI, e: Math.E, I: 1, '𝕀': 1, '𝟙': 1 };
