import * as v from 'valibot';
import * as vscode from 'vscode';
import type { OwnDataId } from '../base/ownDataId';
import { oneAtATime } from '../base/oneAtATime';
import { encodeOwnData, readOwnData } from '../datasets/ownData';
import { mostOwnDataSets, ownDataSummarySchema, type OwnDataSummary } from '../protocol/ownData';
import { Failure } from '../window/failure';
import { numeral, sentence } from '../window/sentence';
import { StoreFolder } from './storeFolder';

/** All data together take no more of the disk than this. */
const mostBytes = 1e9;

const contents = (id: OwnDataId): string => `${id}.safetensors`;
const summary = (id: OwnDataId): string => `${id}.json`;

/**
 * Keeps the user's own data in a folder of the extension's global storage: a file of contents, and a short one that says
 * what they are. Each is written under another name and moved, the short one last, so that data are there whole or not
 * at all; several windows may do so at once.
 */
export class OwnDataStore {
  private readonly files: StoreFolder;
  private readonly enqueue = oneAtATime();

  constructor(storage: vscode.Uri) {
    this.files = new StoreFolder(vscode.Uri.joinPath(storage, 'data'));
  }

  /** What is kept, by name. */
  list(): Promise<OwnDataSummary[]> {
    return this.enqueue(() => this.summaries());
  }

  /**
   * @throws {Failure} when there are too many already
   * @throws {OwnDataRefusal} when the file is not sound
   */
  keep(bytes: Uint8Array): Promise<void> {
    return this.enqueue(async () => {
      const { id, name, labels } = readOwnData(bytes);
      const others = (await this.summaries()).filter((each) => each.id !== id);
      const total = others.reduce((sum, each) => sum + each.bytes, bytes.length);
      if (others.length >= mostOwnDataSets || total > mostBytes) {
        throw new Failure(
          sentence(
            vscode.l10n.t('The data are not kept: {0} data sets of {1} MB in all can be. Delete some first.'),
            numeral(mostOwnDataSets),
            numeral(mostBytes / 1e6),
          ),
        );
      }
      await this.files.create();
      await this.files.write(contents(id), bytes);
      const entry: OwnDataSummary = { id, name, count: labels.length, bytes: bytes.length };
      await this.files.write(summary(id), new TextEncoder().encode(JSON.stringify(entry)));
    });
  }

  /** Their file; undefined where there is none. The page checks what is in it. */
  open(id: OwnDataId): Promise<Uint8Array | undefined> {
    return this.enqueue(() => this.files.read(contents(id)));
  }

  /** @throws {OwnDataRefusal} when the file is not sound */
  async rename(id: OwnDataId, name: string): Promise<void> {
    const bytes = await this.open(id);
    if (bytes) {
      await this.keep(encodeOwnData({ ...readOwnData(bytes), name }).bytes);
    }
  }

  delete(id: OwnDataId): Promise<void> {
    return this.enqueue(async () => {
      await this.files.delete(summary(id));
      await this.files.delete(contents(id));
    });
  }

  private async summaries(): Promise<OwnDataSummary[]> {
    const found: OwnDataSummary[] = [];
    for (const name of await this.files.names()) {
      const bytes = name.endsWith('.json') ? await this.files.readAtMost(name, 1000) : undefined;
      const entry = v.safeParse(entrySchema, bytes && new TextDecoder().decode(bytes));
      // Another window may be deleting it, and what is not ours is left alone.
      if (entry.success && name === summary(entry.output.id)) {
        found.push(entry.output);
      }
    }
    return found.sort((a, b) => a.name.localeCompare(b.name)).slice(0, mostOwnDataSets);
  }
}

const entrySchema = v.pipe(v.string(), v.maxLength(1000), v.parseJson(), ownDataSummarySchema);
