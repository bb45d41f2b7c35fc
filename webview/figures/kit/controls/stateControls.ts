import * as l10n from '@vscode/l10n';
import { figureSpec, type FigureId, type FigureState, type OwnState } from '../../../../src/figures';
import { integer, type Value } from '../../../../src/figures/parameter';
import { timeControl } from './controls';
import { element, focusedBeside, type Child } from '../dom';
import type { Bench } from '../frame';
import { symbol } from '../math/mathMarkup';
import type { StepperTexts } from './boundControl';
import { parameterControl } from './parameterControl';

type PerParameter<Id extends FigureId, Thing> = Readonly<Partial<Record<keyof OwnState<Id> & string, Thing>>>;

/** How the controls of a figure differ from what its spec makes them. */
interface ControlOptions<Id extends FigureId> {
  /** Drawn labels in place of the names. */
  readonly labels?: PerParameter<Id, () => Child>;
  readonly steppers?: PerParameter<Id, StepperTexts>;
  /** What stands beside the time step. */
  readonly extra?: readonly HTMLElement[];
}

interface StateControls {
  /** The first few controls, and the rest behind “More”. */
  readonly rows: readonly HTMLElement[];
  /** Shows the state as it is now. */
  readonly update: () => void;
  /** Moves t by hand. */
  readonly setTime: (t: number) => void;
}

/** As many seeds as 32 bits have. */
const seeds = 2 ** 32;

/** How many controls are seen at first. */
const shownControls = 3;

/**
 * The controls that a figure's spec asks for, those of the shared t and seed among them, in the spec's order. What the
 * clock's row or a point in the plot moves has none here.
 */
export function stateControls<Id extends FigureId>(
  bench: Bench<Id>,
  { labels, steppers, extra = [] }: ControlOptions<Id> = {},
): StateControls {
  const { signal } = bench;
  const { parameters, reads, clock, counts, rangeOf } = figureSpec(bench.id);
  const values = (): Readonly<Record<string, Value>> => ({ ...bench.state() });
  const boundTo = (key: string) => ({
    get: () => values()[key] ?? '',
    put: (value: Value) => bench.change({ [key]: value } as Partial<FigureState<Id>>),
    label: entryOf<() => Child>(labels, key)?.(),
    steps: key === 'seed' ? seedTexts() : entryOf<StepperTexts>(steppers, key),
    signal,
  });

  const setTime = (t: number): void => bench.change({ t } as Partial<FigureState<Id>>);
  const time = reads.includes('t') && clock !== 't' ? timeControl(setTime, symbol('t'), signal) : undefined;
  const own = Object.entries({ ...parameters, ...(reads.includes('seed') ? { seed: seedParameter } : {}) })
    .filter(([key, parameter]) => parameter.control !== 'plot' && key !== clock)
    .map(([key, parameter]) => ({ key, ...parameterControl(parameter, boundTo(key)) }));
  const folded = foldedControls(extra);

  return {
    rows: folded.rows,
    setTime,
    update() {
      const shown = values();
      const { t, schedule } = bench.state();
      time?.set(t, { min: 1, max: schedule.T, step: 1 });
      const counting = own.filter(({ key }) => counts?.(key, shown) ?? true);
      counting.forEach(({ key, set }) => set(shown[key] ?? '', rangeOf?.(key, bench.state())));
      folded.show([...(time ? [time.element] : []), ...counting.map((each) => each.element)]);
    },
  };
}

/** A row of the first few controls, and a fold with the others. */
export function foldedControls(extra: readonly HTMLElement[]): {
  readonly rows: readonly HTMLElement[];
  readonly show: (controls: readonly HTMLElement[]) => void;
} {
  const first = element('div', { class: 'df-controls' });
  const rest = element('div', { class: 'df-controls' });
  const fold = element('details', { class: 'df-more' }, element('summary', {}, l10n.t('More')), rest);
  let shown: readonly HTMLElement[] | undefined;
  return {
    rows: [first, fold],
    show(controls) {
      if (shown?.length === controls.length && controls.every((each, index) => each === shown?.[index])) {
        return;
      }
      shown = controls;
      const focused = focusedBeside(first);
      first.replaceChildren(...controls.slice(0, shownControls), ...extra);
      rest.replaceChildren(...controls.slice(shownControls));
      first.hidden = first.childElementCount === 0;
      fold.hidden = rest.childElementCount === 0;
      if (focused instanceof HTMLElement && first.contains(focused)) {
        focused.focus({ preventScroll: true });
      }
    },
  };
}

/** The seed of the noise as a parameter like others. */
export const seedParameter = integer({
  name: () => l10n.t('Seed'),
  meaning: () => l10n.t('Seed of the noise'),
  min: 0,
  max: seeds - 1,
  standard: 0,
  control: 'stepper',
});

export const seedTexts = (): StepperTexts => ({
  count: seeds,
  previous: l10n.t('Previous noise'),
  next: l10n.t('New noise'),
  text: String,
});

/** What is said of one of the parameters. */
function entryOf<Thing>(
  all: Readonly<Partial<Record<string, Thing>>> | undefined,
  key: string,
): Thing | undefined {
  return all?.[key];
}
