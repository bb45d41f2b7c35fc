import * as l10n from '@vscode/l10n';
import { stateAlong } from '../../../src/diffusion/reverseChain';
import type { Meaning } from '../../../src/figures/meaning';
import { exactMarginal, marginalRun } from '../../../src/figures/marginal';
import { progressOf, timeOf } from '../../../src/figures/reverseRun';
import { withAlpha } from '../kit/colors/color';
import { element } from '../kit/dom';
import type { FigureTheme } from '../kit/figure';
import { framed } from '../kit/frame';
import { formula, symbol, symbols, term } from '../kit/math/mathMarkup';
import { colorKeys, colorOf } from '../kit/colors/meaningColors';
import { stateControls } from '../kit/controls/stateControls';
import { Surface } from '../kit/drawing/surface';
import { readTheme } from '../kit/colors/theme';
import { paintAxes, paintPaths } from './picture';
import type { PathArea } from './paths';
import { paintStrip } from './strip';
import './marginal.css';

const reach = 3.2;
const margin = { left: 30, right: 6, top: 8, bottom: 34 };
const gap = 10;

/** Paths of the reverse process from noise to data, and the histogram of where they are beside the exact density. */
export const marginalFigure = framed('marginal', (bench) => {
  const surface = new Surface(
    l10n.t('Paths of the reverse process, and the histogram of where they are'),
    (width) => Math.round(Math.min(340, Math.max(220, width * 0.5))),
    () => draw(),
    bench.signal,
  );

  function draw(): void {
    const theme = readTheme();
    const state = bench.state();
    const { steps, taken } = progressOf(state);
    const chain = marginalRun(state);
    const shade = (meaning: Meaning, opacity: number): string => {
      const lit = bench.lit();
      return withAlpha(colorOf(meaning)(theme), opacity * (lit === undefined || lit === meaning ? 1 : 0.25));
    };
    surface.draw((context, width, height) => {
      const strip = Math.min(150, Math.max(70, width * 0.24));
      const area: PathArea = {
        left: margin.left,
        top: margin.top,
        width: width - margin.left - gap - strip - margin.right,
        height: height - margin.top - margin.bottom,
        reach,
        steps,
      };
      const beside: PathArea = { ...area, left: area.left + area.width + gap, width: strip };
      paintAxes(context, area, theme, state.schedule.T);
      paintPaths(context, area, { chain, taken, fraction: bench.fraction() }, theme, shade);
      paintStrip(context, beside, stateAlong(chain, taken, bench.fraction()), exactMarginal(state), {
        bars: shade('state', 0.5),
        line: shade('exact', 1),
      });
      context.fillStyle = theme.muted;
      context.textAlign = 'left';
      context.fillText(`q(xₜ), t = ${timeOf(state)}`, beside.left, beside.top + beside.height + 4);
    });
  }

  return {
    formula: marginalFormula(),
    content: [surface.element, keys()],
    controls: stateControls(bench),
    update: draw,
    recolor(theme) {
      colorKeys(bench.root, keyed, theme);
      draw();
    },
    numbers() {
      const { taken } = progressOf(bench.state());
      const chain = marginalRun(bench.state());
      const start = chain.at(0);
      return {
        columns: ['x_T', 'x_t'],
        rows: Array.from(chain.at(taken), (value, i) => [start[i] ?? 0, value]),
      };
    },
  };
});

/** What the key names: one path, what the denoiser expects at its end, the exact density, and where all paths are. */
const keyed = [
  { color: (theme: FigureTheme) => theme.foreground },
  { color: colorOf('prediction') },
  { color: colorOf('exact') },
  { color: colorOf('state') },
];

function keys(): HTMLElement {
  const names = [
    l10n.t('one path'),
    l10n.t('its x̂₀'),
    l10n.t('exact density'),
    l10n.t('histogram of all paths'),
  ];
  return element(
    'div',
    { class: 'df-keys' },
    ...names.map((name, index) =>
      element('span', {}, element('span', { class: `df-key df-key-${index}` }), name),
    ),
  );
}

function marginalFormula(): HTMLElement {
  return formula(
    l10n.t('The density of x₀ is the integral of that of whole paths over all that came before'),
    term('state', symbol('p', 'θ'), '(', symbols.x0(), ')'),
    ' = ∫ ',
    term('noise', symbol('p'), '(', symbol('x', 'T'), ')'),
    ' ∏ ',
    term('prediction', symbol('p', 'θ'), '(', symbols.xtMinus1(), ' | ', symbols.xt(), ')'),
    ' d',
    symbol('x', '1:T'),
    ' ≈ ',
    term('exact', symbol('q'), '(', symbols.x0(), ')'),
  );
}
