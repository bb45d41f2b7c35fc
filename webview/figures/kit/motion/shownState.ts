import { readClock, type ClockReading } from '../../../../src/figures/clock';
import { figureSpec, type FigureId, type FigureState } from '../../../../src/figures';
import type { Clock } from './clock';

/** The state that a figure was given, and what is shown of it: while its clock moves, that value of the clock. */
export class ShownState<Id extends FigureId> {
  private moved:
    { readonly from: FigureState<Id>; readonly value: number; readonly state: FigureState<Id> } | undefined;
  /** Whether a change by the clock has not come back yet. */
  private awaitsChange = false;

  constructor(
    private readonly id: Id,
    private given: FigureState<Id>,
  ) {}

  /** The clock in the given state; undefined for a figure without one. */
  reading(): ClockReading | undefined {
    return readClock(figureSpec(this.id), this.given);
  }

  at(clock: Clock | undefined): FigureState<Id> {
    const { given, moved } = this;
    const reading = clock?.moves === true ? clock.reading : undefined;
    if (reading === undefined) {
      return given;
    }
    const { key, value } = reading;
    if (moved?.from === given && moved.value === value) {
      return moved.state;
    }
    const state = { ...given, [key]: value };
    this.moved = { from: given, value, state };
    return state;
  }

  /**
   * Takes another state. A clock whose value was changed in it by something else rests.
   * @returns whether there is something new in it.
   */
  give(next: FigureState<Id>, clock: Clock | undefined): boolean {
    const isAwaited = this.awaitsChange && JSON.stringify(next) === JSON.stringify(this.given);
    this.awaitsChange = false;
    if (isAwaited) {
      return false;
    }
    const before = this.clockValue();
    this.given = next;
    if (this.clockValue() !== before) {
      clock?.rest();
    }
    return true;
  }

  /** Takes a value of the clock into the state, and returns the change to be made where the state is kept. */
  commit(value: number): Partial<FigureState<Id>> {
    const change = { [this.clockKey ?? 't']: value } as Partial<FigureState<Id>>;
    this.given = { ...this.given, ...change };
    this.awaitsChange = true;
    return change;
  }

  isClockChange(change: Partial<FigureState<Id>>): boolean {
    return this.clockKey !== undefined && Object.hasOwn(change, this.clockKey);
  }

  private get clockKey(): string | undefined {
    return figureSpec(this.id).clock;
  }

  private clockValue(): unknown {
    return this.clockKey === undefined
      ? undefined
      : (this.given as Readonly<Record<string, unknown>>)[this.clockKey];
  }
}
