import * as l10n from '@vscode/l10n';
import { closedForm, diffuse } from '../../../src/diffusion/forwardProcess';
import { streamAt } from '../../../src/diffusion/random/streamAt';
import type { FigureState } from '../../../src/figures';
import { networkNoise } from '../../../src/figures/digitsNetwork';
import { mapsAsGrey, unetTime } from '../../../src/figures/unet';
import { drawsDigits } from '../kit/digits/digitsModel';
import { digitValues } from '../kit/digits/digitValues';
import { element, oncePerFrame, onResize } from '../kit/dom';
import type { DigitSource } from '../kit/figure';
import { framed } from '../kit/frame';
import { formula, symbol, symbols, term } from '../kit/math/mathMarkup';
import type { NetworkActivation } from '../kit/network/network';
import { NetworkWork, type Begin } from '../kit/network/networkWork';
import { stateControls } from '../kit/controls/stateControls';
import { drawMaps } from './drawMaps';
import { imageLayers, kindMeaning, kindName, LayerMap, sizeText } from './layerMap';
import './unet.css';

/** A noised digit through the network: all layers as a U, and the feature maps of the one that is chosen. */
export const unetFigure = framed('unet', (bench) => {
  const { signal, environment } = bench;
  const { digits } = environment;
  const work = new NetworkWork<readonly NetworkActivation[]>(bench, drawsDigits(false), () => draw());
  const map = new LayerMap((layer) => bench.change({ layer }), signal);
  const title = element('p', { class: 'df-unet-title' });
  const meaning = element('p', { class: 'df-unet-title' });
  const legend = element(
    'p',
    { class: 'df-note' },
    l10n.t('t: the time is added here. +n: the features of layer n are taken over by a skip connection.'),
  );
  const maps = element('canvas', { class: 'df-unet-maps', role: 'img' });
  const attention = element('canvas', { class: 'df-unet-maps', role: 'img' });
  const attentionTitle = element('p', { class: 'df-unet-title' });
  const controls = stateControls(bench, {
    steppers: {
      digit: {
        count: digits.count,
        previous: l10n.t('Previous digit'),
        next: l10n.t('Next digit'),
        text: (index) => String(digits.label(index % digits.count)),
      },
    },
  });

  function layersNow(): readonly NetworkActivation[] {
    const state = bench.state();
    const key = JSON.stringify([state.digit, state.level, state.seed]);
    return imageLayers(work.ask(key, 1, forward(digits, state)).items[0] ?? []);
  }

  const draw = oncePerFrame(() => {
    const layers = layersNow();
    const chosen = Math.min(bench.state().layer, Math.max(1, layers.length));
    map.draw(layers, chosen);
    const layer = layers[chosen - 1];
    title.textContent = layer ? describeLayer(layer, chosen, layers.length) : '';
    meaning.textContent = layer ? kindMeaning(layer) : '';
    drawMaps(maps, layer ? mapsAsGrey(layer.data, layer.shape[0] ?? 1) : [], layer?.shape[2] ?? 1);
    maps.setAttribute('aria-label', layer ? l10n.t('Feature maps of {0}', layer.name) : '');
    drawAttention(layer?.attention);
  }, signal);

  function drawAttention(weights: NetworkActivation['attention']): void {
    attention.hidden = weights === undefined;
    attentionTitle.hidden = weights === undefined;
    if (weights) {
      const [heads = 1, pixels = 1] = weights.shape;
      const side = Math.sqrt(pixels);
      attentionTitle.textContent = l10n.t(
        'Attention: for each of the {0} pixels, which is framed, from which pixels it takes.',
        pixels,
      );
      attention.setAttribute('aria-label', attentionTitle.textContent);
      drawMaps(attention, attentionAsGrey(weights.data, heads * pixels), side, (map) => map % pixels);
    }
  }

  onResize(bench.root, draw, signal);
  return {
    formula: formula(
      l10n.t('The prediction ε_θ of x_t and t'),
      term('prediction', symbol('ε', 'θ')),
      '(',
      term('state', symbols.xt()),
      ', ',
      symbols.t(),
      ')',
    ),
    content: [map.element, legend, title, meaning, maps, attentionTitle, attention, work.element],
    controls,
    recolor: draw,
    update: draw,
    numbers: () => ({
      columns: ['layer', 'channels', 'height', 'width', 'mean', 'deviation'],
      rows: layersNow().map(({ shape, data }, index) => {
        const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
        const variance = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
        return [index + 1, ...shape, mean, Math.sqrt(variance)];
      }),
    }),
  };
});

/** The digit noised to t and put through the network, every layer kept. */
function forward(
  digits: DigitSource,
  { digit, level, seed }: FigureState<'unet'>,
): Begin<readonly NetworkActivation[]> {
  return async function* begin(network) {
    if (!network.activations) {
      throw new Error(l10n.t('This network does not show its layers.'));
    }
    const x0 = digitValues(digits, digit);
    const t = unetTime(level);
    const noise = streamAt(seed, 'figure', level).normal(x0.length);
    yield await network.activations(diffuse(closedForm(networkNoise, t), x0, noise), t);
  };
}

/** Where the layer stands, what it is, and what comes into it besides the layer before. */
function describeLayer(layer: NetworkActivation, number: number, of: number): string {
  const parts = [
    l10n.t('Layer {0} of {1}: {2}, {3}, {4}', number, of, layer.name, kindName(layer), sizeText(layer)),
    ...(layer.takesTime ? [l10n.t('t is added here')] : []),
    ...layer.skipsFrom.map((from) => l10n.t('takes over {0}', from)),
  ];
  return parts.join(' · ');
}

/** Rows of weights as grey images, black for none, the largest of each row white. */
function attentionAsGrey(data: Float32Array, rows: number): readonly Float32Array[] {
  const size = data.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    const weights = data.subarray(row * size, (row + 1) * size);
    const most = Math.max(...weights);
    return weights.map((weight) => (2 * weight) / most - 1);
  });
}
