import * as l10n from '@vscode/l10n';
import type { OwnState } from '../../../src/figures';
import { memoize } from '../../../src/figures/scheduleMemo';
import { Chart, type Curve } from '../kit/drawing/chart';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, fraction, root, symbol, term } from '../kit/math/mathMarkup';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { axisOf, cltCurves } from './curves';
import './clt.css';

type Own = OwnState<'clt'>;

const curves: readonly Curve[] = [
  { label: '', color: colorOf('data'), width: 2.5, fill: 0.25, term: 'data' },
  { label: '', color: colorOf('noise'), dash: [9, 4], term: 'noise' },
];

/** The density of a mean, of a standardised mean, or of x_n, beside the normal density that it is compared with. */
export const cltFigure = framed('clt', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench);
  const plotHost = element('div', { class: 'df-plot' });
  const keyNames = [element('span'), element('span')];
  const formulaHost = element('p');
  const curvesOf = memoize(
    (shows: Own['shows'], start: Own['start'], noise: Own['noise'], beta: number, n: number, seed: number) =>
      cltCurves({ shows, start, noise, beta, n }, seed),
  );
  let shownView: string | undefined;

  const chart = new Chart(
    plotHost,
    {
      name: l10n.t('The density that is seen, beside a normal density'),
      height: (width) => Math.round(Math.min(320, Math.max(220, width * 0.42))),
      curves,
      xLabel: 'x',
      yLabel: l10n.t('density'),
      xRange: () => {
        const [from, to] = axisOf(bench.state());
        return [from, to];
      },
      yRange: (_, max) => [
        0,
        bench.state().shows === 'mean' ? max * 1.08 : Math.min(1.6, Math.max(0.45, max * 1.08)),
      ],
    },
    readTheme(),
    signal,
  );
  const keys = element(
    'div',
    { class: 'df-keys' },
    ...keyNames.map((name, index) =>
      element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
    ),
  );

  const shown = () => {
    const { shows, start, noise, beta, n, seed } = bench.state();
    return curvesOf(shows, start, noise, beta, n, seed);
  };

  function showWords({ shows, noise }: Own): void {
    if (shownView === `${shows} ${noise}`) {
      return;
    }
    shownView = `${shows} ${noise}`;
    formulaHost.replaceChildren(formulaOf(shows, noise));
    const names: Readonly<Record<Own['shows'], readonly [string, string]>> = {
      mean: [l10n.t('mean of n draws'), 'N(μ, σ²/n)'],
      standardised: [l10n.t('standardised mean'), 'N(0, 1)'],
      forward: ['xₙ', 'N(0, 1)'],
    };
    keyNames.forEach((host, index) => (host.textContent = names[shows][index] ?? ''));
  }

  return {
    formula: formulaHost,
    controls,
    content: [plotHost, keys],
    update() {
      showWords(bench.state());
      const { grid, shown: density, normal } = shown();
      chart.setData(grid, density, normal);
    },
    recolor(theme) {
      colorKeys(bench.root, curves, theme);
      chart.setTheme(theme);
    },
    numbers() {
      const { grid, shown: density, normal } = shown();
      return {
        columns: ['x', 'density', 'normal'],
        rows: Array.from(grid, (x, index) => [x, density[index] ?? 0, normal[index] ?? 0]),
      };
    },
  };
});

/** What is seen, in symbols. */
function formulaOf(shows: Own['shows'], noise: Own['noise']): HTMLElement {
  const mean = () => term('data', symbol('X̄', 'n'));
  switch (shows) {
    case 'mean':
      return formula(
        l10n.t('The mean of n draws, with mean μ and variance σ²/n'),
        mean(),
        ' = ',
        fraction(['1'], [symbol('n')]),
        ' ∑ ',
        term('data', symbol('X', 'i')),
        ' ≈ ',
        term('noise', '𝒩(μ, σ²/n)'),
      );
    case 'standardised':
      return formula(
        l10n.t('√n times the mean less μ over σ tends to N(0, 1)'),
        root(symbol('n')),
        ' ',
        fraction([mean(), ' − μ'], ['σ']),
        ' → ',
        term('noise', '𝒩(0, 1)'),
      );
    case 'forward':
      return formula(
        l10n.t('x_n is √(1−β) times x_{n−1} plus √β times noise'),
        term('state', symbol('x', 'n')),
        ' = ',
        root('1 − β'),
        ' ',
        term('state', symbol('x', 'n−1')),
        ' + ',
        root('β'),
        ' ',
        term('noise', noise === 'normal' ? symbol('ε', 'n') : symbol('z', 'n')),
      );
  }
}
