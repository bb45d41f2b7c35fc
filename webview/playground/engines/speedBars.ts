import * as l10n from '@vscode/l10n';
import type { EngineSpeed } from '../../engine/protocol/checks';
import { element } from '../../figures/kit/dom';
import { whyCpu, withObstacle } from './engineText';
import { formatLoss, formatSpeed } from '../format';
import type { EngineComparison } from './checkProgress';
import { engineName } from './engineNames';

/** Training steps a second of each engine as bars. */
export function speedBars(language: string): {
  readonly element: HTMLElement;
  update(comparison: EngineComparison | undefined): void;
} {
  const list = element('div', {
    class: 'speed-bars',
    role: 'table',
    'aria-label': l10n.t('Speed of the engines'),
  });
  const status = element('p', { class: 'verdict', role: 'status' });
  const root = element('div', {}, status, list);
  let shown: EngineComparison | undefined;
  return {
    element: root,
    update(comparison) {
      root.hidden = comparison === undefined;
      if (!comparison || comparison === shown) {
        return;
      }
      shown = comparison;
      status.textContent = comparison.now
        ? l10n.t('{0} trains …', engineName(comparison.now))
        : l10n.t('The same network, weights and batches on each engine; longer is faster.');
      const fastest = Math.max(...comparison.speeds.map(rate), 0);
      list.replaceChildren(...comparison.speeds.map((speed) => bar(speed, fastest, language)));
    },
  };
}

type UnavailableEngine = Extract<EngineSpeed, { readonly unavailable: string }>;

const rate = (speed: EngineSpeed) => ('stepsPerSecond' in speed ? speed.stepsPerSecond : 0);

function bar(speed: EngineSpeed, fastest: number, language: string): HTMLElement {
  const name = element('span', { class: 'speed-name', role: 'rowheader' }, engineName(speed.engine));
  if ('unavailable' in speed) {
    const why = element('span', { class: 'speed-why', role: 'cell' }, unavailable(speed));
    return element('div', { class: 'speed-row', role: 'row' }, name, why);
  }
  const track = element('span', { class: 'speed-track', 'aria-hidden': 'true' });
  const fill = element('span', { class: 'speed-fill' });
  fill.style.width = `${Math.max(0.5, (100 * speed.stepsPerSecond) / fastest)}%`;
  track.append(fill);
  const gflops = speed.gflops.toLocaleString(language, { maximumSignificantDigits: 3 });
  const numbers = element(
    'span',
    { class: 'speed-numbers number', role: 'cell' },
    `${formatSpeed(speed.stepsPerSecond)} · ${gflops} GFLOP/s · ${l10n.t('first loss {0}', formatLoss(speed.loss))}`,
  );
  return element('div', { class: 'speed-row', role: 'row' }, name, track, numbers);
}

/** Why an engine is not measured: a reason, or a sentence of the engine's own. */
function unavailable({ unavailable: reason, obstacle }: UnavailableEngine): string {
  return withObstacle(unavailableBecause(reason), obstacle);
}

function unavailableBecause(reason: string): string {
  switch (reason) {
    case 'no-adapter':
      return l10n.t('Not here: WebGPU found no graphics adapter on this machine.');
    case 'no-webgpu':
      return l10n.t('Not here: this editor offers no WebGPU.');
    case 'device-failed':
      return l10n.t('Not here: the graphics adapter refused to start.');
    case 'wasm-failed':
      return l10n.t('Not here: WebAssembly could not start.');
    default:
      return whyCpu(reason) ?? reason;
  }
}
