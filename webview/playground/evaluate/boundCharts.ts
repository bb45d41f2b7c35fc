import * as l10n from '@vscode/l10n';
import type { Bound } from '../../../src/diffusion/bounds/evaluateBound';
import { Chart } from '../../figures/kit/drawing/chart';
import { element } from '../../figures/kit/dom';
import { onThemeChange, readTheme } from '../../figures/kit/colors/theme';

/** Terms smaller than this are drawn as this: a logarithm has no zero. */
const leastBits = 1e-7;

/** The bound drawn: its terms over t, and distortion over rate. */
export class BoundCharts {
  readonly element = element('div', { class: 'bound-charts' });
  private readonly termsHost = element('div', { class: 'chart-host' });
  private readonly rateHost = element('div', { class: 'chart-host' });
  private charts: { readonly terms: Chart; readonly rate: Chart } | undefined;
  private bound: Bound | undefined;

  constructor() {
    const figure = (caption: string, host: HTMLElement) =>
      element('figure', { class: 'picture' }, element('figcaption', {}, caption), host);
    this.element.append(
      figure(l10n.t('Terms of the bound over t, bits/dim'), this.termsHost),
      figure(l10n.t('Distortion over rate, as in the paper’s figure 5'), this.rateHost),
    );
  }

  /** Draws a bound; the first call needs the element to be on the page. */
  show(bound: Bound): void {
    this.bound = bound;
    this.charts ??= this.make();
    const terms = [...bound.terms].sort((a, b) => a.t - b.t);
    this.charts.terms.setData(
      terms.map(({ t }) => t),
      terms.map(({ value }) => Math.log10(Math.max(leastBits, value))),
    );
    const rows = [...bound.rateDistortion].sort((a, b) => a.rate - b.rate);
    this.charts.rate.setData(
      rows.map(({ rate }) => rate),
      rows.map(({ rmse }) => rmse),
    );
  }

  /** The two drawings as PNG files on the page's background, for a report. */
  async pictures(): Promise<readonly Uint8Array[]> {
    return Promise.all([this.termsHost, this.rateHost].map(pictureOf));
  }

  private make() {
    const { signal } = new AbortController();
    const height = (width: number) => Math.round(Math.min(260, Math.max(170, width * 0.6)));
    const curve = (label: string, which: number) => ({
      label,
      color: (theme: ReturnType<typeof readTheme>) => theme.series[which] ?? theme.accent,
      width: 2,
    });
    const last = () => Math.max(2, ...(this.bound?.terms.map(({ t }) => t) ?? []));
    const terms = new Chart(
      this.termsHost,
      {
        name: l10n.t('Terms of the bound over t'),
        height,
        curves: [curve(l10n.t('L_{t−1}'), 0)],
        xLabel: 't',
        xRange: () => [0, last()],
        yRange: (min, max) => [Math.floor(min), Math.ceil(max) + 0.01],
        yTicks: { increments: [1, 2], format: (value) => `1e${value}` },
      },
      readTheme(),
      signal,
    );
    const rate = new Chart(
      this.rateHost,
      {
        name: l10n.t('Distortion over rate'),
        height,
        curves: [curve('RMSE', 1)],
        xLabel: l10n.t('rate, bits/dim'),
        yLabel: l10n.t('RMSE of 0…255'),
        xRange: () => [0, Math.max(0.1, this.bound?.rate ?? 0) * 1.03],
        yRange: (_, max) => [0, max * 1.05],
      },
      readTheme(),
      signal,
    );
    onThemeChange(() => [terms, rate].forEach((chart) => chart.setTheme(readTheme())), signal);
    return { terms, rate };
  }
}

async function pictureOf(host: HTMLElement): Promise<Uint8Array> {
  const drawn = host.querySelector('canvas');
  if (!drawn) {
    throw new Error('The chart has not been drawn.');
  }
  const canvas = new OffscreenCanvas(drawn.width, drawn.height);
  const context = canvas.getContext('2d');
  if (context) {
    context.fillStyle = readTheme().background;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(drawn, 0, 0);
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
