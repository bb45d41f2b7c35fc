import * as l10n from '@vscode/l10n';
import { bitsAboutStart, distributionAfter } from '../../../src/diffusion/distributions/circularWalk';
import { mostSteps, stateNames, walkOf } from '../../../src/figures/markov';
import { memoize } from '../../../src/figures/scheduleMemo';
import { Chart, type Curve } from '../kit/drawing/chart';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, symbol, term } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { Panel } from '../kit/drawing/panel';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { markTime } from '../kit/controls/timeMarker';
import { paintGraph } from './graph';
import { historyHeight, nextBarsHeight, paintHistory, paintNextBars } from './past';
import './markov.css';

/** The probabilities of A, B and C. */
const curves: readonly Curve[] = [
  { label: 'A', color: colorOf('data') },
  { label: 'B', color: colorOf('noise'), dash: [9, 4] },
  { label: 'C', color: colorOf('exact'), dash: [2, 3] },
];

const steps = Array.from({ length: mostSteps + 1 }, (_, n) => n);

/** Three states with arrows and a walk over them, where it goes next by where it was, and how it forgets its start. */
export const markovFigure = framed('markov', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench);
  const walkState = () => ({ ...bench.state(), path: walkOf(bench.state()) });
  const graph = new Panel(
    {
      name: l10n.t('The states A, B and C with an arrow for each step, and where the walk is'),
      height: () => 260,
      paint: (pen) => paintGraph(pen, { ...walkState(), fraction: bench.fraction() }),
    },
    readTheme(),
    signal,
  );
  const history = new Panel(
    {
      name: l10n.t('The states so far, the past greyed out'),
      height: () => historyHeight,
      paint: (pen) => paintHistory(pen, walkState()),
    },
    readTheme(),
    signal,
  );
  const next = new Panel(
    {
      name: l10n.t('Probabilities of the next state for each state before'),
      height: () => nextBarsHeight,
      paint: (pen) => paintNextBars(pen, walkState()),
    },
    readTheme(),
    signal,
  );
  const host = element('div', { class: 'df-plot' });
  const chart = new Chart(
    host,
    {
      name: l10n.t('Probability of each state after n steps from A'),
      height: () => 180,
      curves,
      xLabel: 'n',
      xRange: () => [0, mostSteps],
      yRange: () => [0, 1],
      draw: (plot, theme) => markTime(plot, theme, bench.state().step),
      onDrag: (n) => bench.change({ step: Math.min(mostSteps, Math.max(0, Math.round(n))) }),
    },
    readTheme(),
    signal,
  );
  const panels = [graph, history, next];
  const probabilities = memoize((stay: number, drift: number, memory: number) =>
    steps.map((n) => distributionAfter({ stay, drift, memory }, n)),
  );
  let drawn: readonly (readonly number[])[] | undefined;

  return {
    formula: markovFormula(),
    controls,
    content: [
      history.element,
      element(
        'div',
        { class: 'df-markov-stage' },
        graph.element,
        element(
          'div',
          {},
          element(
            'p',
            { class: 'df-markov-title' },
            l10n.t('Before, now, next, and the probability of next'),
          ),
          next.element,
        ),
      ),
      element('p', { class: 'df-plot-title' }, l10n.t('Probability of each state after n steps from A')),
      host,
      stateKeys(),
    ],
    update() {
      const { stay, drift, memory } = bench.state();
      panels.forEach((panel) => panel.redraw());
      const now = probabilities(stay, drift, memory);
      if (now === drawn) {
        chart.redraw();
        return;
      }
      drawn = now;
      chart.setData(steps, ...stateNames.map((_, index) => now.map((row) => row[index] ?? 0)));
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      panels.forEach((panel) => panel.setTheme(theme));
      chart.setTheme(theme);
    },
    numbers() {
      const state = bench.state();
      const path = walkOf(state);
      return {
        columns: ['n', 'X_n', 'P(A)', 'P(B)', 'P(C)', 'I(X_0; X_n) bits'],
        rows: steps.map((n) => [n, path[n] ?? 0, ...distributionAfter(state, n), bitsAboutStart(state, n)]),
      };
    },
  };
});

function markovFormula(): HTMLElement {
  const state = (index: string) => symbol('X', index);
  return formula(
    l10n.t('Given the present state, the next one does not depend on those before'),
    symbol('P'),
    '(',
    term('prediction', state('n+1')),
    ' | ',
    state('n'),
    ', ',
    term('error', state('n−1'), ', …, ', state('0')),
    ') = ',
    symbol('P'),
    '(',
    term('prediction', state('n+1')),
    ' | ',
    state('n'),
    ')',
  );
}

function stateKeys(): HTMLElement {
  return element(
    'div',
    { class: 'df-keys' },
    ...stateNames.map((name, index) =>
      element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
    ),
  );
}
