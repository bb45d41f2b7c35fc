import * as l10n from '@vscode/l10n';
import { ownModel } from '../../../src/protocol/playgroundState';
import type { Notices } from '../chrome/notices';
import type { Store } from '../store';
import type { Run } from './run';
import { compareSetups, patchOf, runSetupOf, type RunSetup } from './runSetup';
import type { StartingWeights } from './startingWeights';

/** A run that was saved, until an engine opens it. */
export interface SavedStart {
  readonly setup: RunSetup;
  readonly checkpoint: Uint8Array;
  /** What was kept as `history` beside it. */
  readonly history?: Uint8Array | undefined;
}

/** Sees to it that the run is open, and is the one that the page asks for. */
export class RunOpener {
  /** What a new run begins with; fresh weights from the seed without. */
  start: StartingWeights | undefined;

  constructor(
    private readonly run: Run,
    private readonly store: Store,
    private readonly notices: Notices,
    /** The run that was saved last: shown at once, opened by an engine when it is asked for something. */
    restored: SavedStart | undefined,
  ) {
    if (restored) {
      run.showSaved(restored.setup, restored.checkpoint);
    }
  }

  /** Whether the run has learnt something and cannot take the settings shown: then training would be of others. */
  get runIsOther(): boolean {
    const { setup, step } = this.run.state;
    return step > 0 && setup !== undefined && compareSetups(setup, this.wanted) === 'incompatible';
  }

  /** Whether there is neither an engine nor a run that has learnt something. */
  get isFresh(): boolean {
    return !this.run.state.isOpen && this.run.state.untrained;
  }

  /** Starts the engine if there is none yet. */
  async ensureOpen(): Promise<boolean> {
    const { run } = this;
    if (!run.state.isOpen && !run.state.opening) {
      await this.openShown();
    }
    if (run.state.isOpen && run.state.diverged) {
      await this.goBack();
    }
    return run.state.isOpen;
  }

  /** Opens the run that is shown, with the settings that it can take; one that has learnt nothing takes all of them. */
  private async openShown(): Promise<void> {
    const { run, store, wanted } = this;
    const { setup, untrained } = run.state;
    if (!setup || untrained) {
      return this.openUntrained();
    }
    const isOther = compareSetups(setup, wanted) === 'incompatible';
    return run.recovery.reopen(store.engine, isOther ? setup : { ...wanted, seed: setup.seed });
  }

  /** An engine; a network that has learnt nothing is that of the settings shown. */
  async openAsShown(): Promise<boolean> {
    if ((await this.ensureOpen()) && this.run.state.untrained && !this.run.state.busy) {
      await this.takeOverSettings();
    }
    return this.run.state.isOpen;
  }

  /** Settings that may change midway are taken over; all of them before the first step. */
  async takeOverSettings(): Promise<void> {
    const { run, wanted } = this;
    const { setup, step, startedFrom } = run.state;
    if (!setup) {
      return;
    }
    const difference = compareSetups(setup, wanted);
    const isOther =
      difference !== 'same' || setup.seed !== wanted.seed || startedFrom?.key !== this.start?.key;
    if (step === 0 && isOther) {
      await this.openUntrained();
    } else if (step > 0 && difference === 'tunable') {
      await run.retune({ ...wanted, seed: setup.seed });
    }
  }

  /** From a run that diverged back to its last checkpoint, or to its beginning. */
  async goBack(): Promise<void> {
    if (!this.run.state.isOpen) {
      await this.ensureOpen();
      return;
    }
    await this.run.recovery.goBack();
    this.notices.say(l10n.t('The run is back at step {0}.', this.run.state.step));
  }

  /** A network that has not been trained here, with the settings of the page. */
  async openNew(): Promise<void> {
    await this.leaveRun();
    await this.openUntrained();
  }

  private async openUntrained(): Promise<void> {
    const { run, store, wanted, start } = this;
    await (start ? run.openFrom(start, store.engine, wanted) : run.open(store.engine, wanted));
  }

  /**
   * The same run on the engine that is chosen; the caller has stopped it. One that no engine was asked to open yet waits
   * for its first use.
   */
  async changeEngine(): Promise<void> {
    const { setup, isOpen, opening, failure, lost } = this.run.state;
    const wasAskedFor = isOpen || opening || failure !== undefined || lost !== undefined;
    if (setup && wasAskedFor) {
      await this.run.recovery.reopen(this.store.engine, setup);
    }
  }

  /** Goes on with a run that was saved elsewhere; the one before it is kept where checkpoints are. */
  async continueRun({ setup, checkpoint }: SavedStart): Promise<void> {
    await this.leaveRun();
    this.store.patch({ ...patchOf(setup), view: 'train', sample: { model: ownModel } });
    await this.run.open(this.store.engine, setup, { checkpoint });
  }

  /** Takes an earlier checkpoint after one was refused; a run that has learnt something meanwhile is kept. */
  async restore(start: SavedStart): Promise<void> {
    const { setup, checkpoint } = start;
    const { isOpen, opening, step } = this.run.state;
    if (!isOpen && !opening) {
      this.run.showSaved(setup, checkpoint);
    } else if (step === 0) {
      await this.run.open(this.store.engine, setup, { checkpoint });
    }
  }

  /** Another run takes its place: what it learnt is kept. */
  async leaveRun(): Promise<void> {
    await this.run.takeCheckpoint();
  }

  private get wanted(): RunSetup {
    return runSetupOf(this.store.state);
  }
}
