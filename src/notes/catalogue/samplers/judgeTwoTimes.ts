import { isSameTime } from '../../vocabulary/step';
import { quantities } from '../../formulas/expression';
import type { Equation } from '../../formulas/equation';
import { type Call, type Values, evaluate } from '../../formulas/evaluate';
import { type Quantity } from '../../formulas/expression';
import { type TwoTimes, readTwoTimes } from '../../formulas/twoTimes';
import { type Verdict, best, compare } from '../../worlds/compare';
import { isCumulative } from '../../worlds/convention';
import { keyOf } from '../../worlds/letters';
import { isEstimate, isLearned } from '../../vocabulary/roles';
import type { World } from '../../worlds/world';
import type { Circumstances } from '../judge';

/** What α stands for: ᾱ where the note writes no bar, √ᾱ beside σ; unknown where the note writes ᾱ as well. */
type Reading = 'bars' | 'plain' | 'scales';

/**
 * A sampler's step between any two times: x goes to √ᾱ x̂_0 + √(1 − ᾱ − σ²) ε̂ + σ z (DDIM eq. 12), which is also
 * the first-order step of DPM-Solver (eq. 3.7) and of DDIM's ODE (eq. 14), forwards and backwards.
 */
export function judgeTwoTimes(equation: Equation, { convention }: Circumstances): Verdict {
  const times = readTwoTimes(equation);
  if (!times) {
    return 'unknown';
  }
  const all = [...quantities(equation.left), ...quantities(equation.right)];
  const hasBar = all.some(({ letter, accent }) => letter === 'α' && accent !== '');
  const reading: Reading = hasBar ? 'bars' : convention.alpha === 'signal' ? 'scales' : 'plain';
  // In a note that writes ᾱ elsewhere, α is of one step.
  if (!hasBar && !isCumulative(convention) && all.some(({ letter }) => letter === 'α')) {
    return 'unknown';
  }
  const hasPrediction = all.some((each) => each.letter === 'ε' && (isLearned(each) || isEstimate(each)));
  const hasNoise = all.some(
    (each) =>
      /^[εzξη]$/.test(each.letter) && each.letter !== times.letter && !isLearned(each) && !isEstimate(each),
  );
  return best(
    [true, false].map((hasSigma) => {
      const isNoisy = hasSigma && hasNoise;
      const values = (world: World) =>
        new StepValues(world, times, reading, {
          hasSigma,
          isNoisy,
          noiseIsPrediction: !hasPrediction && !isNoisy,
        });
      return compare(
        (world) => evaluate(equation.left, values(world)),
        (world) => evaluate(equation.right, values(world)),
      );
    }),
  );
}

interface StepOptions {
  /** σ is DDIM's standard deviation. */
  readonly hasSigma: boolean;
  readonly isNoisy: boolean;
  /** A plain ε stands for what the network says. */
  readonly noiseIsPrediction: boolean;
}

class StepValues implements Values {
  constructor(
    private readonly world: World,
    private readonly times: TwoTimes,
    private readonly reading: Reading,
    private readonly options: StepOptions,
  ) {}

  quantity(quantity: Quantity): number | undefined {
    const { letter, accent, sub } = quantity;
    const alphaBar = this.alphaBar(sub);
    switch (letter) {
      case 'α':
        if (alphaBar === undefined) {
          return undefined;
        }
        if (this.reading === 'bars') {
          return accent === '' ? undefined : alphaBar;
        }
        return this.reading === 'plain' ? alphaBar : Math.sqrt(alphaBar);
      case 'σ':
        if (this.reading === 'scales') {
          return alphaBar === undefined ? undefined : Math.sqrt(1 - alphaBar);
        }
        return this.options.hasSigma ? this.sigma : undefined;
      case 'λ':
        return this.logRatio(sub);
      case 'h':
        return this.step();
      default:
        return this.variable(quantity);
    }
  }

  call({ head }: Call): number | undefined {
    return this.quantity(head);
  }

  private variable(quantity: Quantity): number | undefined {
    const { letter, accent, sub } = quantity;
    const isPrediction = isLearned(quantity) || isEstimate(quantity);
    if (letter === this.times.letter || letter === 'x' || letter === 'f') {
      if (accent !== 'tilde' || !this.isTime(sub)) {
        if (isPrediction || (sub === '0' && accent === '')) {
          return this.data();
        }
        if (letter === 'f') {
          return undefined;
        }
      }
      return this.isEnd(sub) ? this.target() : this.isTime(sub) ? this.state(sub) : undefined;
    }
    if (letter === 'ε' && isPrediction) {
      return this.noise();
    }
    if (/^[εzξη]$/.test(letter)) {
      if (letter === 'η' && sub === '') {
        return undefined;
      }
      return this.options.noiseIsPrediction ? this.noise() : this.world.free('step noise');
    }
    return keyOf(quantity) === ' I_^' ? 1 : undefined;
  }

  private readonly data = (): number => this.world.free('x̂_0');
  private readonly noise = (): number => this.world.free('ε̂');
  private readonly sigma = 0.2;

  /** Where the step goes. */
  private isEnd(sub: string): boolean {
    return isSameTime(sub, this.times.to);
  }

  private isTime(sub: string): boolean {
    return this.isEnd(sub) || isSameTime(sub, this.times.from);
  }

  private alphaBar(sub: string): number | undefined {
    return this.isTime(sub) ? 0.2 + 0.6 * this.world.uniform(this.isEnd(sub) ? 'to' : 'from') : undefined;
  }

  /** Half the logarithm of the signal-to-noise ratio. */
  private logRatio(sub: string): number | undefined {
    const alphaBar = this.alphaBar(sub);
    return alphaBar === undefined ? undefined : 0.5 * Math.log(alphaBar / (1 - alphaBar));
  }

  private step(): number {
    return this.logRatio(this.times.to)! - this.logRatio(this.times.from)!;
  }

  private state(sub: string): number {
    const alphaBar = this.alphaBar(sub)!;
    return Math.sqrt(alphaBar) * this.data() + Math.sqrt(1 - alphaBar) * this.noise();
  }

  private target(): number {
    const alphaBar = this.alphaBar(this.times.to)!;
    const { hasSigma, isNoisy } = this.options;
    const variance = hasSigma ? this.sigma ** 2 : 0;
    const added = isNoisy ? this.sigma * this.world.free('step noise') : 0;
    return Math.sqrt(alphaBar) * this.data() + Math.sqrt(1 - alphaBar - variance) * this.noise() + added;
  }
}
