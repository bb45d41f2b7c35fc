import * as l10n from '@vscode/l10n';
import { figureSpec, type FigureId, type FigureState, type OwnState } from '../../../src/figures';
import type { Parameter, Value } from '../../../src/figures/parameter';
import { checkbox, rangeControl, segmentedControl, stepper, timeControl } from './controls';
import { element, type Child } from './dom';
import type { Bench } from './frame';
import { symbol } from './mathMarkup';
import { Playback } from './playback';

/** What a stepper goes through, and what it says. */
interface StepperTexts {
  /** How many values there are: behind the last one the first follows. */
  readonly count: number;
  readonly previous: string;
  readonly next: string;
  readonly text: (value: number) => string;
}

type PerParameter<Id extends FigureId, Thing> = Readonly<Partial<Record<keyof OwnState<Id> & string, Thing>>>;

/** How the controls of a figure differ from what its spec makes them. */
export interface ControlOptions<Id extends FigureId> {
  /** A button that moves t from 1 to T. */
  readonly plays?: boolean;
  /** Drawn labels in place of the names. */
  readonly labels?: PerParameter<Id, () => Child>;
  readonly steppers?: PerParameter<Id, StepperTexts>;
  /** What stands beside the time step. */
  readonly extra?: readonly HTMLElement[];
}

interface Control {
  readonly element: HTMLElement;
  readonly set: (value: Value) => void;
}

export interface StateControls {
  /** Rows of controls: the time step, then the figure's own. */
  readonly rows: readonly HTMLElement[];
  /** Shows the state as it is now. */
  readonly update: () => void;
  /** Moves t by hand: what plays stops. */
  readonly setTime: (t: number) => void;
}

/** The controls that a figure's spec asks for, those of the shared t and seed among them. */
export function stateControls<Id extends FigureId>(
  bench: Bench<Id>,
  { plays = false, labels, steppers, extra = [] }: ControlOptions<Id> = {},
): StateControls {
  const { signal } = bench;
  const { parameters, reads, counts } = figureSpec(bench.id);
  const own = (): Readonly<Record<string, unknown>> => ({ ...bench.state() });
  const put = (key: string, value: Value) => bench.change({ [key]: value } as Partial<FigureState<Id>>);

  const setTime = (t: number): void => {
    playback?.stop();
    bench.change({ t } as Partial<FigureState<Id>>);
  };
  const time = reads.includes('t') ? timeControl(setTime, symbol('t'), signal) : undefined;
  const playback = plays
    ? new Playback(
        () => ({ t: bench.state().t, T: bench.state().schedule.T }),
        (t) => bench.change({ t } as Partial<FigureState<Id>>),
        bench.environment.reducedMotion,
        signal,
      )
    : undefined;
  const seed = reads.includes('seed') ? seedControl() : undefined;

  function seedControl(): Control {
    const made = stepper(
      {
        name: l10n.t('Seed'),
        previous: l10n.t('Previous noise'),
        next: l10n.t('New noise'),
        onStep: (by) => put('seed', (bench.state().seed + by + 2 ** 32) % 2 ** 32),
      },
      signal,
    );
    return { element: made.element, set: (value) => made.set(String(value)) };
  }

  function control(key: string, parameter: Parameter): Control {
    const label = entryOf<() => Child>(labels, key);
    const name = parameter.name();
    switch (parameter.kind) {
      case 'choice': {
        const choices = Object.entries(parameter.choices).map(([value, text]) => ({ value, label: text() }));
        const made = segmentedControl({ name, choices, onChange: (value) => put(key, value) }, signal);
        return { element: made.element, set: (value) => made.set(String(value)) };
      }
      case 'flag': {
        const made = checkbox(label?.() ?? name, false, (on) => put(key, on), signal);
        return { element: made.element, set: (value) => (made.input.checked = value === true) };
      }
      case 'integer':
      case 'real': {
        const steps = entryOf<StepperTexts>(steppers, key);
        if (parameter.control === 'stepper' && steps) {
          const { count, previous, next } = steps;
          const onStep = (by: number) => put(key, (((Number(own()[key]) + by) % count) + count) % count);
          const made = stepper({ name, previous, next, onStep }, signal);
          return { element: made.element, set: (value) => made.set(steps.text(Number(value) % count)) };
        }
        const made = rangeControl(
          { label: label?.() ?? name, name, bounds: parameter, onInput: (value) => put(key, value) },
          signal,
        );
        return { element: made.element, set: (value) => made.set(Number(value)) };
      }
    }
  }

  const controls = Object.entries(parameters)
    .filter(([, parameter]) => parameter.control !== 'plot')
    .map(([key, parameter]) => ({ key, ...control(key, parameter) }));
  const row = (...content: readonly (HTMLElement | undefined)[]): HTMLElement[] => {
    const shown = content.filter((each) => each !== undefined);
    return shown.length === 0 ? [] : [element('div', { class: 'df-controls' }, ...shown)];
  };
  return {
    rows: [
      ...row(time?.element, playback?.element, ...extra),
      ...row(...controls.map((each) => each.element), seed?.element),
    ],
    setTime,
    update() {
      const values = own();
      const { t, schedule, seed: noise } = bench.state();
      time?.set(t, { min: 1, max: schedule.T, step: 1 });
      seed?.set(noise);
      for (const { key, element, set } of controls) {
        set(values[key] as Value);
        element.hidden = !(counts?.(key, values as Readonly<Record<string, Value>>) ?? true);
      }
    },
  };
}

/** What is said of one of the parameters. */
function entryOf<Thing>(
  all: Readonly<Partial<Record<string, Thing>>> | undefined,
  key: string,
): Thing | undefined {
  return all?.[key];
}
