import * as l10n from '@vscode/l10n';
import type { Notices } from '../chrome/notices';
import type { Run } from './run';

/** Pauses the run while the panel is hidden: nobody sees it, and the editor's machine is not ours. */
export class HiddenPause {
  /** Whether the run was paused so, and not by the user. */
  isPaused = false;

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
    } else if (this.isPaused) {
      this.isPaused = false;
      this.notices.say(
        l10n.t(
          'The run was paused while this panel was hidden. It continues from step {0}.',
          this.run.state.step,
        ),
      );
      await this.run.resume();
    }
  }

  /** The run was stopped: there is nothing to go on with. */
  forget(): void {
    this.isPaused = false;
  }

  private async pause(): Promise<void> {
    if (this.run.state.busy && !this.isPaused) {
      this.isPaused = true;
      await this.run.pause();
    }
  }
}
