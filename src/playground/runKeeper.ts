import * as vscode from 'vscode';
import type { ToPage } from '../protocol/messages';
import { reasonOf } from '../window/failure';
import { sentence } from '../window/sentence';
import { tellInformation, tellWarning } from '../window/tell';
import { visibleText } from '../window/visibleText';
import { CheckpointStore } from './checkpointStore';

/** Where the workspace's state holds the name of the run that its window trained last. */
const slotKey = 'diffusion.run';

/** The page's runs in the extension's storage: saved, offered, opened, and what is said when that fails. */
export class RunKeeper {
  private readonly store: CheckpointStore;
  /** Whether the last save failed, which is told once. */
  private saveFails = false;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly post: (message: ToPage) => void,
  ) {
    this.store = new CheckpointStore(context.globalStorageUri, {
      get: () => context.workspaceState.get(slotKey),
      set: (slot) => void context.workspaceState.update(slotKey, slot),
    });
  }

  load(): Promise<Uint8Array | undefined> {
    return this.store.load();
  }

  /** Tells the page which other runs can be gone on with. */
  async offerOthers(): Promise<void> {
    this.post({ type: 'savedRuns', runs: await this.store.others() });
  }

  /** Gives the page one of the runs that it was offered. */
  async open(name: string): Promise<void> {
    const checkpoint = await this.store.open(name);
    if (checkpoint) {
      this.post({ type: 'restore', checkpoint, chosen: true });
    }
    await this.offerOthers();
  }

  /** The run goes on whether or not it can be saved. */
  async save(bytes: Uint8Array): Promise<void> {
    try {
      const { name, beside } = await this.store.save(bytes);
      this.saveFails = false;
      if (beside) {
        const text = vscode.l10n.t(
          'This run is kept beside the one that was saved before, as {0}. When the playground opens again, both are offered.',
          name,
        );
        this.post({ type: 'notice', text, stays: true });
      }
    } catch (error) {
      this.log.error(visibleText(`A run was not saved. ${reasonOf(error)}`));
      if (!this.saveFails) {
        const text = vscode.l10n.t(
          'The run could not be saved; it continues, and what was saved before is unchanged. Saving is tried again with each checkpoint. The reason: {0}',
          reasonOf(error).slice(0, 500),
        );
        this.post({ type: 'notice', text, stays: true });
      }
      this.saveFails = true;
    }
  }

  /** The saved run is not given up by what is saved next. */
  keep(): Promise<void> {
    return this.store.keep();
  }

  /**
   * Keeps a checkpoint that the page goes on with now, beside the run before it.
   * @throws {Error} when it cannot be saved.
   */
  async adopt(bytes: Uint8Array): Promise<void> {
    await this.store.keep();
    await this.store.save(bytes);
  }

  /** The page does not go on with the checkpoint that it was given. */
  async refused({ reason, damaged }: { readonly reason: string; readonly damaged: boolean }): Promise<void> {
    if (damaged) {
      await this.setAside(reason);
      return;
    }
    // A sound run that cannot go on here, such as a larger network than this engine takes, is not overwritten.
    await this.store.keep();
    void tellInformation(
      sentence(vscode.l10n.t('The saved run is not continued here. It is kept in the extension’s storage.')),
      { details: reason },
    );
  }

  private async setAside(reason: string): Promise<void> {
    const name = await this.store.setAside();
    const earlier = await this.store.load();
    if (earlier) {
      this.post({ type: 'restore', checkpoint: earlier });
    }
    const outcome = earlier
      ? sentence(vscode.l10n.t('The checkpoint before it is used instead.'))
      : sentence(vscode.l10n.t('The playground starts with a fresh network.'));
    const file = vscode.Uri.joinPath(this.context.globalStorageUri, name ?? '');
    const show = {
      label: sentence(vscode.l10n.t('Show File')),
      run: () => vscode.commands.executeCommand('revealFileInOS', file),
    };
    await tellWarning(
      sentence(
        vscode.l10n.t('The saved run could not be restored. It was not deleted but set aside. {0}'),
        outcome,
      ),
      { details: `${name ?? ''}: ${reason}`, buttons: name ? [show] : [] },
    );
  }
}
