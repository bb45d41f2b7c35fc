import * as l10n from '@vscode/l10n';
import type { LayerKind, NetworkDescription } from '../../engine/graph/describe';
import { element } from '../../figures/kit/dom';
import { shapeText } from './numbers';

/** Every layer with its shape, parameters and arithmetic, under its block; the totals last. */
export function networkTable(network: NetworkDescription, language: string): HTMLElement {
  const whole = (value: number) => value.toLocaleString(language);
  const mflop = (value: number) =>
    (value / 1e6).toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const number = (text: string) => element('td', { class: 'number' }, text);
  const body = element('tbody');
  for (const block of network.blocks) {
    const [only] = block.layers;
    if (block.layers.length > 1 || only?.name !== block.name) {
      body.append(
        element(
          'tr',
          { class: 'table-group' },
          element('th', { scope: 'row', colspan: '2' }, block.name),
          number(shapeText(block.output)),
          number(whole(block.parameters)),
          number(mflop(block.flops)),
        ),
      );
    }
    for (const layer of block.layers) {
      const name = layer.name.startsWith(`${block.name}.`)
        ? layer.name.slice(block.name.length + 1)
        : layer.name;
      const row = element(
        'tr',
        {},
        element('th', { scope: 'row', class: name === layer.name ? '' : 'table-indented' }, name),
        element('td', {}, kindNames[layer.kind]()),
        number(shapeText(layer.output)),
        number(whole(layer.parameters)),
        number(mflop(layer.flops)),
      );
      if (layer.skipsFrom.length > 0) {
        row.title = l10n.t('Its input is joined by what {0} gave.', layer.skipsFrom.join(', '));
      }
      body.append(row);
    }
  }
  return element(
    'table',
    { class: 'data-table' },
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...[l10n.t('Layer'), l10n.t('Kind'), l10n.t('Output'), l10n.t('Parameters'), 'MFLOP'].map((title) =>
          element('th', { scope: 'col' }, title),
        ),
      ),
    ),
    body,
    element(
      'tfoot',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'row', colspan: '2' }, l10n.t('Total')),
        number(shapeText(network.output)),
        number(whole(network.parameters)),
        number(mflop(network.flops)),
      ),
    ),
  );
}

const kindNames: Readonly<Record<LayerKind, () => string>> = {
  convolution: () => l10n.t('convolution'),
  linear: () => l10n.t('linear'),
  norm: () => l10n.t('group norm'),
  embedding: () => l10n.t('embedding'),
  residual: () => l10n.t('residual block'),
  attention: () => l10n.t('self-attention'),
  downsample: () => l10n.t('downsampling'),
  upsample: () => l10n.t('upsampling'),
};
