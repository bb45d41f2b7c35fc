import * as vscode from 'vscode';
import type { ToHost } from '../protocol/toHost';
import type { ToPage } from '../protocol/toPage';
import { runMarkdown } from '../checkpoints/runMarkdown';
import type { RunLogFormat, SavedRun } from '../protocol/savedRuns';
import { currentSettings } from '../settings/currentSettings';
import { reasonOf } from '../window/failure';
import { sentence } from '../window/sentence';
import { tellInformation, tellWarning } from '../window/tell';
import { visibleText } from '../window/visibleText';
import { CheckpointStore } from './checkpointStore';
import { insertIntoNote } from './insertIntoNote';
import { saveRunLog } from './saveRunLog';

/** Where the workspace's state holds the key of the run that its window trained last. */
const keyOfRun = 'diffusion.run';

/** What a page goes on with. */
type Start = Pick<Extract<ToPage, { type: 'restore' }>, 'checkpoint' | 'history'>;

/** The page's runs in the extension's storage: saved, listed, opened, and what is said when that fails. */
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
      memory: {
        get: () => context.workspaceState.get(keyOfRun),
        set: (key) => void context.workspaceState.update(keyOfRun, key),
      },
      limit: () => currentSettings().runStorageLimit * 1e6,
    });
  }

  /** The run that the page goes on with, and what is kept beside it. */
  async load(): Promise<Start | undefined> {
    return this.withHistory(await this.store.load());
  }

  /** Tells the page which runs are kept. */
  async tellRuns(): Promise<void> {
    const { current = null, limit } = this.store;
    this.post({ type: 'runs', ...(await this.store.list()), current, limit, unsaved: this.saveFails });
  }

  /** Gives the page one of the runs that it was told of. */
  async open(key: string): Promise<void> {
    const start = await this.withHistory(await this.store.open(key));
    if (start) {
      this.post({ type: 'restore', ...start, chosen: true });
    }
    await this.tellRuns();
  }

  /** Gives the page a run's newest checkpoint to look at. */
  async read(key: string): Promise<void> {
    const checkpoint = await this.store.read(key);
    this.post({ type: 'runCheckpoint', key, ...(checkpoint ? { checkpoint } : {}) });
  }

  async rename(key: string, name: string): Promise<void> {
    await this.store.rename(key, name);
    await this.tellRuns();
  }

  async duplicate(key: string, name: string): Promise<void> {
    try {
      await this.store.duplicate(key, name);
    } catch (error) {
      this.log.error(visibleText(`A run was not copied. ${reasonOf(error)}`));
      const text = vscode.l10n.t(
        'The run could not be copied. The reason: {0}',
        reasonOf(error).slice(0, 500),
      );
      this.post({ type: 'notice', text, stays: true });
    }
    await this.tellRuns();
  }

  async delete(key: string): Promise<void> {
    await this.store.delete(key);
    await this.tellRuns();
  }

  /** Asks where to save a run's loss curve. */
  async saveLog(key: string, format: RunLogFormat): Promise<void> {
    const checkpoint = await this.store.read(key);
    const run = await this.listed(key);
    if (checkpoint && run) {
      await saveRunLog(checkpoint, run.savedAt, format);
    }
  }

  /** Puts what a run is into the note that is open, or on the clipboard. */
  async summarise(key: string, title: string): Promise<void> {
    const run = await this.listed(key);
    if (!run) {
      return;
    }
    const text = (await insertIntoNote(runMarkdown(run, title)))
      ? vscode.l10n.t('The summary is in the note.')
      : vscode.l10n.t('The summary is on the clipboard: no Markdown note is in sight.');
    this.post({ type: 'notice', text });
  }

  /** The run goes on whether or not it can be saved. */
  async save(bytes: Uint8Array): Promise<void> {
    try {
      const { beside } = await this.store.save(bytes);
      this.saveFails = false;
      if (beside) {
        const text = vscode.l10n.t(
          'Another window goes on with the same run. From here on, this one is kept as a run of its own.',
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
    await this.tellRuns();
  }

  /** Keeps a file beside the run; the run is worth more, so that no failure of it is more than logged. */
  async saveBeside({ id, kind, bytes }: Extract<ToHost, { type: 'runFile' }>): Promise<void> {
    try {
      await this.store.writeBeside(id, kind, bytes);
    } catch (error) {
      this.log.error(visibleText(`The ${kind} of a run was not saved. ${reasonOf(error)}`));
    }
  }

  /**
   * Keeps a checkpoint that the page goes on with now, as a run of its own.
   * @throws {Error} when it cannot be saved.
   */
  async adopt(bytes: Uint8Array): Promise<void> {
    await this.store.saveBeside(bytes);
    await this.tellRuns();
  }

  /** The page does not go on with the checkpoint that it was given. */
  async refused({ reason, damaged }: { readonly reason: string; readonly damaged: boolean }): Promise<void> {
    if (damaged) {
      await this.setAside(reason);
      return;
    }
    // A sound run that cannot go on here, such as a larger network than this engine takes.
    void tellInformation(
      sentence(vscode.l10n.t('The saved run is not continued here. It is kept in the extension’s storage.')),
      { details: reason },
    );
  }

  private async listed(key: string): Promise<SavedRun | undefined> {
    return (await this.store.list()).runs.find((run) => run.key === key);
  }

  private async withHistory(checkpoint: Uint8Array | undefined): Promise<Start | undefined> {
    const key = this.store.current;
    if (!checkpoint || key === undefined) {
      return undefined;
    }
    const history = await this.store.readBeside(key, 'history');
    return { checkpoint, ...(history ? { history } : {}) };
  }

  private async setAside(reason: string): Promise<void> {
    const name = await this.store.setAside();
    const earlier = await this.load();
    if (earlier) {
      this.post({ type: 'restore', ...earlier });
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
