import * as l10n from '@vscode/l10n';
import { figureSpec, type FigureId, type FigureState, type OwnState } from '../../../src/figures';
import { integer, type Value } from '../../../src/figures/parameter';
import { timeControl } from './controls';
import { element, type Child } from './dom';
import type { Bench } from './frame';
import { symbol } from './mathMarkup';
import { parameterControl, type StepperTexts } from './parameterControl';
import { Playback } from './playback';

type PerParameter<Id extends FigureId, Thing> = Readonly<Partial<Record<keyof OwnState<Id> & string, Thing>>>;

/** How the controls of a figure differ from what its spec makes them. */
interface ControlOptions<Id extends FigureId> {
  /** A button that moves t from 1 to T. */
  readonly plays?: boolean;
  /** Drawn labels in place of the names. */
  readonly labels?: PerParameter<Id, () => Child>;
  readonly steppers?: PerParameter<Id, StepperTexts>;
  /** What stands beside the time step. */
  readonly extra?: readonly HTMLElement[];
}

interface StateControls {
  /** Rows of controls: the time step, then the figure's own. */
  readonly rows: readonly HTMLElement[];
  /** Shows the state as it is now. */
  readonly update: () => void;
  /** Moves t by hand: what plays stops. */
  readonly setTime: (t: number) => void;
}

/** As many seeds as 32 bits have. */
const seeds = 2 ** 32;

/** The controls that a figure's spec asks for, those of the shared t and seed among them. */
export function stateControls<Id extends FigureId>(
  bench: Bench<Id>,
  { plays = false, labels, steppers, extra = [] }: ControlOptions<Id> = {},
): StateControls {
  const { signal } = bench;
  const { parameters, reads, counts } = figureSpec(bench.id);
  const values = (): Readonly<Record<string, unknown>> => ({ ...bench.state() });
  const boundTo = (key: string) => ({
    get: () => values()[key] as Value,
    put: (value: Value) => bench.change({ [key]: value } as Partial<FigureState<Id>>),
    label: entryOf<() => Child>(labels, key)?.(),
    steps: key === 'seed' ? seedTexts() : entryOf<StepperTexts>(steppers, key),
    signal,
  });

  const moveTime = (t: number): void => bench.change({ t } as Partial<FigureState<Id>>);
  const setTime = (t: number): void => {
    playback?.stop();
    moveTime(t);
  };
  const time = reads.includes('t') ? timeControl(setTime, symbol('t'), signal) : undefined;
  const position = () => ({ t: bench.state().t, T: bench.state().schedule.T });
  const playback = plays
    ? new Playback(position, moveTime, bench.environment.reducedMotion, signal)
    : undefined;
  const controls = Object.entries({ ...parameters, ...(reads.includes('seed') ? { seed } : {}) })
    .filter(([, parameter]) => parameter.control !== 'plot')
    .map(([key, parameter]) => ({ key, ...parameterControl(parameter, boundTo(key)) }));

  return {
    rows: [
      ...row(time?.element, playback?.element, ...extra),
      ...row(...controls.map((each) => each.element)),
    ],
    setTime,
    update() {
      const shown = values() as Readonly<Record<string, Value>>;
      const { t, T } = position();
      time?.set(t, { min: 1, max: T, step: 1 });
      for (const { key, element, set } of controls) {
        set(shown[key] ?? '');
        element.hidden = !(counts?.(key, shown) ?? true);
      }
    },
  };
}

/** The seed of the noise as a parameter like others. */
const seed = integer({
  name: () => l10n.t('Seed'),
  meaning: () => l10n.t('Seed of the noise'),
  min: 0,
  max: seeds - 1,
  standard: 0,
  control: 'stepper',
});

const seedTexts = (): StepperTexts => ({
  count: seeds,
  previous: l10n.t('Previous noise'),
  next: l10n.t('New noise'),
  text: String,
});

/** A row of what there is; none where there is nothing. */
function row(...content: readonly (HTMLElement | undefined)[]): HTMLElement[] {
  const shown = content.filter((each) => each !== undefined);
  return shown.length === 0 ? [] : [element('div', { class: 'df-controls' }, ...shown)];
}

/** What is said of one of the parameters. */
function entryOf<Thing>(
  all: Readonly<Partial<Record<string, Thing>>> | undefined,
  key: string,
): Thing | undefined {
  return all?.[key];
}
