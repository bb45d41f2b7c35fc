import * as vscode from 'vscode';
import type { ToHost } from '../protocol/toHost';
import type { ToPage } from '../protocol/toPage';
import { sentence } from '../window/sentence';
import { tellFailed } from '../window/tell';
import { OwnDataStore } from './ownDataStore';

type Asked = Extract<ToHost, { type: 'keepOwnData' | 'openOwnData' | 'renameOwnData' | 'deleteOwnData' }>;

/** The user's own data as the page asks for them: kept, opened, renamed, deleted, and what is said when that fails. */
export class OwnDataKeeper {
  private readonly store: OwnDataStore;

  constructor(
    storage: vscode.Uri,
    private readonly post: (message: ToPage) => void,
  ) {
    this.store = new OwnDataStore(storage);
  }

  /** Tells the page what is kept. */
  async tell(): Promise<void> {
    this.post({ type: 'ownData', sets: await this.store.list() });
  }

  async receive(message: Asked): Promise<void> {
    if (message.type === 'openOwnData') {
      return this.give(message.id);
    }
    try {
      await this.change(message);
    } catch (error) {
      void tellFailed(
        error,
        sentence(
          vscode.l10n.t('Your data were not kept; until the playground is closed they can be trained on.'),
        ),
      );
    }
    await this.tell();
  }

  private change(message: Exclude<Asked, { type: 'openOwnData' }>): Promise<void> {
    switch (message.type) {
      case 'keepOwnData':
        return this.store.keep(message.bytes);
      case 'renameOwnData':
        return this.store.rename(message.id, message.name);
      case 'deleteOwnData':
        return this.store.delete(message.id);
    }
  }

  /** The page waits for an answer, whatever happens. */
  private async give(id: Extract<Asked, { type: 'openOwnData' }>['id']): Promise<void> {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await this.store.open(id);
    } finally {
      this.post({ type: 'ownDataFile', id, ...(bytes ? { bytes } : {}) });
    }
  }
}
