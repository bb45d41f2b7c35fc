import { evaluate, type Call, type Indices, type Values } from '../formulas/evaluate';
import { somePart } from '../formulas/equationFacts';
import type { Expression, Quantity } from '../formulas/expression';
import { isCumulative, type Convention } from './convention';
import { isClassifierDensity, isValueless, partOf } from './parts';
import { predictedValue } from './predictedValue';
import { scheduledValue } from './scheduledValue';
import type { ValueOptions } from './valueOptions';
import { keyOf, type Letters } from './letters';
import {
  type ScheduleRole,
  isDensityName,
  isEstimate,
  isLearned,
  isNoise,
  isScheduleRole,
  readRole,
  type Role,
} from '../vocabulary/roles';
import { densityValue } from './densityValues';
import { gradientValue } from './gradientValue';
import { stepNumber } from './stepNumber';
import type { World } from './world';

/** The values of a formula's quantities in one draw, as one convention reads them. */
export class FormulaValues implements Values {
  readonly t: number;

  constructor(
    readonly world: World,
    readonly convention: Convention,
    private readonly letters: Letters,
    private readonly options: ValueOptions = {},
  ) {
    this.t = options.t ?? world.t;
  }

  /** The step that a subscript names; undefined when it names none. */
  step(sub: string, indices: Indices): number | undefined {
    return stepNumber(sub, indices, { t: this.t, T: this.world.T, previous: this.options.previous });
  }

  private roleOf(quantity: Quantity): Role {
    return readRole(quantity, this.letters.state).role;
  }

  quantity(quantity: Quantity, indices: Indices): number | undefined {
    const scaled = this.scaled(partOf(quantity, this.letters.state, this.options.plainNoise));
    return scaled ?? this.plainQuantity(quantity, indices);
  }

  /** What a scaled part counts instead of its value. */
  private scaled(part: string | undefined): number | undefined {
    return part === undefined ? undefined : this.options.parts?.get(part);
  }

  private plainQuantity(quantity: Quantity, indices: Indices): number | undefined {
    const { letter, sub, label } = quantity;
    if (this.options.allFree) {
      return this.world.free(keyOf(quantity));
    }
    // Of differentials only the factors count.
    if (this.options.parts && /^(?:d|t|dt|dw)$/.test(letter) && sub === '') {
      return 1;
    }
    if (/^\([a-z\d]\)$/.test(label)) {
      return this.plainQuantity({ ...quantity, label: '' }, indices);
    }
    if (label !== '') {
      return this.unknown(quantity);
    }
    // g and g(t), f and f_t are one function.
    if (this.options.parts && /^[fgG]$/.test(letter) && /^t?$/.test(sub)) {
      return this.world.free(letter);
    }
    const { world } = this;
    if (isNoise(quantity, this.letters.state)) {
      return this.noise(quantity);
    }
    if (letter === this.letters.state || letter === 'x') {
      const isOutside = this.step(sub, indices) !== undefined;
      return this.state(quantity, indices) ?? (isOutside ? undefined : this.unknown(quantity));
    }
    const role = this.roleOf(quantity);
    if (isScheduleRole(role)) {
      return this.scheduled(role, quantity, indices);
    }
    if (role === 'muTilde') {
      const step = this.step(sub, indices) ?? this.t;
      return world.posteriorMean(step, this.x(this.t) ?? NaN, world.x0());
    }
    switch (letter) {
      case 't':
        return sub === '' ? this.t : undefined;
      case 'T':
      case 'N':
        return sub === '' ? world.T : this.unknown(quantity);
      case 'I':
        return 1;
      case 'π':
        return sub === '' ? Math.PI : undefined;
      default:
        return predictedValue(role, this.t, world, this.x(this.t)) ?? this.unknown(quantity);
    }
  }

  private scheduled(role: ScheduleRole, quantity: Quantity, indices: Indices): number | undefined {
    const step = this.step(quantity.sub, indices);
    const isOther = role === 'sigma' && quantity.accent === '' && step === undefined;
    if (isOther && !/^[qQη]?$/.test(quantity.sub)) {
      return this.unknown(quantity);
    }
    return scheduledValue(role, quantity, step, this);
  }

  call(call: Call, indices: Indices): number | undefined {
    const { head, groups } = call;
    const value = (expression: Expression) => evaluate(expression, this, indices);
    const members = groups.flat();
    if (this.options.allFree && !isValueless(head) && head.letter !== '∇') {
      return this.freeCall(call, indices);
    }
    if (head.letter === 'SNR') {
      const step = members[0] ? value(members[0]) : this.t;
      return step === undefined ? undefined : this.world.signalToNoise(step);
    }
    if (head.letter === '∇') {
      if (this.options.guidance) {
        return this.options.guidance(call);
      }
      const isClassifier = somePart(members[0]!, isClassifierDensity);
      const isLog = members[0]!.kind === 'function';
      const scaled = isLog ? this.scaled(isClassifier ? 'classifier' : 'score') : undefined;
      return scaled ?? this.gradient(members[0]!, indices);
    }
    if (this.options.parts && head.letter === 's' && head.sub === '' && this.stateOrTime(members[0])) {
      const scaled = this.scaled('score');
      if (scaled !== undefined) {
        return scaled;
      }
    }
    if (this.options.parts) {
      const scaled = this.scaled(partOf(head, this.letters.state));
      if (scaled !== undefined) {
        return scaled;
      }
      if (/^[fgG]$/.test(head.letter) && !isLearned(head)) {
        return this.world.free(head.letter);
      }
      if (head.letter === 'β' && head.accent === '' && members.length === 1) {
        return this.world.free('β(t)');
      }
    }
    if (this.options.guidance && (isLearned(head) || isEstimate(head))) {
      return this.options.guidance(call);
    }
    if (this.options.densities && isDensityName(head)) {
      return densityValue(call, this, indices);
    }
    if (isValueless(head)) {
      return undefined;
    }
    if (head.letter === 'μ' && !isLearned(head) && members.length === 2) {
      const isSwapped = this.stateStep(members[0]!, indices) === 0;
      const [xt, x0] = isSwapped ? [members[1]!, members[0]!] : [members[0]!, members[1]!];
      const step = this.stateStep(xt, indices) ?? this.t;
      const [a, b] = [value(xt), value(x0)];
      return a === undefined || b === undefined ? undefined : this.world.posteriorMean(step, a, b);
    }
    if (head.letter === 'F') {
      return this.options.unknowns ? this.freeCall(call, indices) : undefined;
    }
    if (isLearned(head) || isEstimate(head)) {
      return this.network(head, members, indices);
    }
    if (head.letter === this.letters.state && head.sub !== '') {
      return this.quantity(head, indices);
    }
    const argument = members.length === 1 ? members[0] : undefined;
    const time =
      argument?.kind === 'number'
        ? String(argument.value)
        : argument?.kind === 'quantity' && argument.sub === ''
          ? argument.letter
          : undefined;
    if (head.sub === '' && time !== undefined) {
      const asSubscript = { ...head, sub: time };
      // α(t) of its own is a function that the note defines, not the α_t of a step.
      const isPlainAlpha = head.letter === 'α' && head.accent === '' && !isCumulative(this.convention);
      if (isPlainAlpha) {
        return undefined;
      }
      if (/^[xασ]$/.test(head.letter)) {
        return this.quantity(asSubscript, indices);
      }
    }
    if (head.letter === 'σ' && head.sub !== '' && time !== undefined) {
      return this.quantity(head, indices);
    }
    if (head.letter === 'β' && head.accent === '' && argument) {
      const at = value(argument);
      return at === undefined ? undefined : 0.3 + 0.25 * at;
    }
    return this.options.unknowns || /^[fgκ]$/.test(head.letter) ? this.freeCall(call, indices) : undefined;
  }

  /** A function that nobody knows: a number of its own for its name and the values of its arguments. */
  private freeCall({ head, groups }: Call, indices: Indices): number | undefined {
    const values = groups.flat().map((each) => evaluate(each, this, indices));
    return values.some((each) => each === undefined)
      ? undefined
      : this.world.free(`${keyOf(head)}(${values.map((each) => each!.toPrecision(9)).join()})`);
  }

  private x(step: number): number | undefined {
    return this.world.x(step, this.options.noises?.get(`state ${step}`));
  }

  private noise(quantity: Quantity): number | undefined {
    const key = keyOf(quantity);
    const given = this.options.noises?.get(key);
    if (given !== undefined) {
      return given;
    }
    const { noises } = this.letters;
    const isTheNoise = noises.length <= 1 || (quantity.letter === 'ε' && quantity.accent === '');
    return isTheNoise ? this.world.noise() : this.world.free(key);
  }

  private state(quantity: Quantity, indices: Indices): number | undefined {
    const { letter, accent, sub } = quantity;
    if (this.roleOf(quantity) === 'x0Hat') {
      return this.world.predictedX0();
    }
    if (accent !== '') {
      return undefined;
    }
    if (letter !== this.letters.state) {
      return sub === '' || sub === '0' ? this.world.x0() : undefined;
    }
    const step = this.step(sub, indices);
    if (step !== undefined) {
      return step === 0 ? this.world.x0() : this.x(step);
    }
    if (sub !== '') {
      return undefined;
    }
    return this.letters.plainIsData ? this.world.x0() : this.world.free('x');
  }

  /** x, x_t or x(t), which a score is given. */
  private stateOrTime(input: Expression | undefined): boolean {
    const head = input?.kind === 'apply' ? input.head : input;
    return head?.kind === 'quantity' && head.letter === this.letters.state;
  }

  /** The step of a plain state such as x_t or x_t(x_0, ε). */
  private stateStep(expression: Expression, indices: Indices): number | undefined {
    const head = expression.kind === 'apply' ? expression.head : expression;
    if (head.kind !== 'quantity' || head.letter !== this.letters.state || head.accent !== '') {
      return undefined;
    }
    return this.step(head.sub, indices);
  }

  /** A network's output: what it predicts at its step, and something else where its input is not x_t. */
  private network(head: Quantity, members: readonly Expression[], indices: Indices): number | undefined {
    const [input] = members;
    const step = (input && this.stateStep(input, indices)) ?? this.t;
    const state = this.x(step);
    const base = predictedValue(this.roleOf(head), step, this.world, state);
    if (base === undefined || !input || this.stateStep(input, indices) !== undefined) {
      return base;
    }
    if (input.kind === 'quantity') {
      return base;
    }
    const given = evaluate(input, this, indices);
    return given === undefined || state === undefined ? undefined : base + 0.7 * (given - state);
  }

  /** ∇ log of a density. */
  private gradient(body: Expression, indices: Indices): number | undefined {
    return gradientValue(body, this.world, {
      stepOf: (expression) => this.stateStep(expression, indices),
      t: this.t,
      noiseOf: (step) => this.noiseOf(step),
    });
  }

  private noiseOf(step: number): number {
    return this.options.noises?.get(`state ${step}`) ?? this.world.noise();
  }

  private unknown(quantity: Quantity): number | undefined {
    return this.options.unknowns ? this.world.free(keyOf(quantity)) : undefined;
  }
}
