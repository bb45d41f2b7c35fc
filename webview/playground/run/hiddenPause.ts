import * as l10n from '@vscode/l10n';
import type { RunPhase } from '../../engine/protocol/phase';
import type { Notices } from '../chrome/notices';
import type { Run } from './run';

/** Pauses the run while the panel is hidden: nobody sees it, and the editor's machine is not ours. */
export class HiddenPause {
  /** What the run did when it was paused so, and not by the user; undefined while it is not. */
  pausedPhase: RunPhase | undefined;

  constructor(
    private readonly run: Run,
    private readonly notices: Notices,
    private isVisible: boolean,
  ) {}

  /** The run has changed. @returns whether the panel is hidden */
  holdBack(): boolean {
    if (!this.isVisible) {
      void this.pause();
    }
    return !this.isVisible;
  }

  async setVisible(isVisible: boolean): Promise<void> {
    this.isVisible = isVisible;
    if (!isVisible) {
      await this.pause();
    } else if (this.pausedPhase) {
      this.notices.say(this.goesOn(this.pausedPhase));
      this.pausedPhase = undefined;
      await this.run.resume();
    }
  }

  /** The run was stopped: there is nothing to go on with. */
  forget(): void {
    this.pausedPhase = undefined;
  }

  private goesOn(phase: RunPhase): string {
    return phase === 'training'
      ? l10n.t(
          'The run was paused while this panel was hidden. It continues from step {0}.',
          this.run.state.step,
        )
      : l10n.t('The work was paused while this panel was hidden. It continues.');
  }

  private async pause(): Promise<void> {
    if (this.run.state.busy && !this.pausedPhase) {
      this.pausedPhase = this.run.state.phase;
      await this.run.pause();
    }
  }
}
