import * as l10n from '@vscode/l10n';
import { formatSpeed } from '../format';
import type { RunPhase } from '../../engine/protocol/phase';
import type { Run } from '../run/run';
import { statistics } from '../statistics';
import { PageDelay } from './pageDelay';

const names: Partial<Readonly<Record<RunPhase, () => string>>> = {
  training: () => l10n.t('Training'),
  sampling: () => l10n.t('Sampling'),
  evaluating: () => l10n.t('Evaluation'),
};

/**
 * The live meter: how fast the machine works, what it asks of the GPU or among how many threads it is divided where the
 * engine counts that, and how long the page waits meanwhile. Only work of these kinds is shown: what runs now, else the
 * first that was measured.
 */
export function meterLine(
  run: Run,
  language: string,
  kinds: readonly RunPhase[],
): { readonly element: HTMLElement; update(): void } {
  const numbers = statistics({
    of: l10n.t('Meter'),
    steps: l10n.t('Steps'),
    gflops: 'GFLOP/s',
    dispatches: l10n.t('Dispatches/step'),
    submits: l10n.t('Submits/step'),
    memory: l10n.t('GPU memory'),
    inFlight: l10n.t('Queued steps'),
    threads: l10n.t('Threads'),
    pageDelay: l10n.t('Page delay'),
  });
  const delay = new PageDelay();
  numbers.element.classList.add('meter');
  numbers.element.setAttribute('aria-label', l10n.t('Meter'));
  const number = (value: number | undefined) =>
    value === undefined ? '–' : value.toLocaleString(language, { maximumSignificantDigits: 3 });
  return {
    element: numbers.element,
    update() {
      // What was measured last stays to be read until the engine changes.
      const [first] = kinds;
      const shown = kinds.includes(run.state.phase) ? run.state.phase : first;
      const reading = shown && run.state.meters.get(shown);
      numbers.element.hidden = reading === undefined;
      const works = run.state.phase === shown;
      delay.watch(works);
      numbers.element.classList.toggle('resting', !works);
      if (!reading) {
        return;
      }
      const onGpu = reading.gpuBytes !== undefined;
      numbers.show({
        ...{ dispatches: onGpu, submits: onGpu, memory: onGpu, inFlight: onGpu },
        threads: reading.threads !== undefined,
      });
      numbers.set({
        of: names[reading.of]?.() ?? '–',
        steps: formatSpeed(reading.stepsPerSecond),
        gflops: number(reading.gflops),
        dispatches: number(reading.dispatches),
        submits: number(reading.submits),
        memory: reading.gpuBytes === undefined ? '–' : `${number(reading.gpuBytes / 2 ** 20)} MiB`,
        inFlight: number(reading.inFlight),
        threads: number(reading.threads),
        pageDelay: delay.longest === undefined ? '–' : `${number(delay.longest)} ms`,
      });
    },
  };
}
