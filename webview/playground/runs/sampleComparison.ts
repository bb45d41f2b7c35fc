import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../src/base/errorMessage';
import type { SavedRun } from '../../../src/protocol/savedRuns';
import type { MadeGrid } from '../../engine/protocol/pictures';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import type { DataSets } from '../dataSets';
import { samplingOf } from '../sample/samplingOf';
import type { ViewContext } from '../view';
import { gridCanvas } from './gridCanvas';
import { runModel } from './runModel';
import { runName } from './runText';

/** Samples of runs side by side, drawn from the same noise with the settings of the sample view. */
export class SampleComparison {
  readonly element: HTMLElement;
  private readonly grids = element('div', { class: 'run-grids' });
  private readonly line = element('p', { class: 'hint', role: 'status' });
  private readonly begin;
  private runs: readonly SavedRun[] = [];
  private working = false;
  /** Called when the sampling under way has ended, whichever way. */
  private ended: (() => void) | undefined;

  constructor(
    private readonly context: ViewContext,
    private readonly dataSets: DataSets,
  ) {
    this.begin = button({
      label: l10n.t('Sample side by side'),
      icon: 'play',
      title: l10n.t('Draw samples of each of these runs from the same noise'),
      onClick: () => void this.sample(),
    });
    this.element = element('div', { class: 'sample-comparison' }, this.begin.element, this.line, this.grids);
    this.watch();
  }

  show(runs: readonly SavedRun[]): void {
    const same = runs.map(({ key }) => key).join() === this.runs.map(({ key }) => key).join();
    this.runs = runs;
    if (!same && !this.working) {
      this.grids.replaceChildren();
      this.line.textContent = '';
    }
    this.begin.setDisabled(this.working || this.context.run.state.opening || runs.length === 0);
  }

  private async sample(): Promise<void> {
    const { runs } = this;
    this.working = true;
    this.show(runs);
    this.grids.replaceChildren();
    const { seed, sample } = this.context.store.state;
    try {
      for (const [index, run] of runs.entries()) {
        this.line.textContent = l10n.t('Sampling {0} of {1}', index + 1, runs.length);
        const grid = await this.gridOf(run);
        const name = runName(run);
        this.grids.append(
          element(
            'figure',
            {},
            element('figcaption', {}, name),
            grid
              ? gridCanvas(grid, l10n.t('Samples of {0}', name))
              : element('p', { class: 'hint' }, l10n.t('It could not be sampled.')),
          ),
        );
      }
      this.line.textContent = l10n.t(
        'The same noise for all, seed {0}, {1} steps where the network’s T allows it.',
        seed,
        sample.steps,
      );
    } catch (error) {
      this.line.textContent = errorMessage(error);
    } finally {
      this.working = false;
      this.show(this.runs);
    }
  }

  /** Undefined where the run is gone, or its sampling was stopped. */
  private async gridOf(saved: SavedRun): Promise<MadeGrid | undefined> {
    const { kept, run, store, actions } = this.context;
    const checkpoint = await kept.read(saved.key);
    if (!checkpoint || !(await actions.ensureOpen())) {
      return undefined;
    }
    const { files, card } = runModel(checkpoint, runName(saved), this.dataSets);
    const model = run.library.lend(`${saved.key}-${saved.step}`, card, files);
    try {
      const { sample, seed } = store.state;
      const settings = samplingOf({ run, store }, { ...sample, mode: 'generate' }, model);
      const done = new Promise<void>((resolve) => (this.ended = resolve));
      await run.jobs.sample(settings, seed, model);
      await done;
      return run.state.sampling?.done ? await run.readPixels('xt') : undefined;
    } finally {
      this.ended = undefined;
      run.library.takeBack(model);
    }
  }

  private watch(): void {
    const { run } = this.context;
    let began = false;
    run.subscribe(({ type }) => {
      const { sampling, phase } = run.state;
      began = this.ended !== undefined && (began || phase === 'sampling');
      if (type === 'problem' || sampling?.done || (began && phase !== 'sampling')) {
        this.ended?.();
        this.ended = undefined;
      }
    });
  }
}
