import * as l10n from '@vscode/l10n';
import type { ModelCard, ShippedModel } from '../../../src/protocol/modelCard';
import { ownModel } from '../../../src/protocol/playgroundState';
import type { ForeignFile } from '../../engine/protocol/foreignModel';
import type { ModelFiles } from '../../engine/protocol/models';
import { readUNetConfig } from '../../engine/models/diffusers/readUNetConfig';
import { fetchAsset } from './assets';
import type { ImageShape } from '../../figures/kit/files/openImage';

/** What ships with the extension, cards at once and files when they are needed; and what the user imported. */
export class ModelLibrary {
  private readonly files = new Map<string, Promise<ModelFiles>>();
  private readonly imported = new Map<string, ModelFiles | ForeignFile>();
  private readonly all: ShippedModel[];

  constructor(shipped: readonly ShippedModel[]) {
    this.all = [...shipped];
  }

  get models(): readonly ShippedModel[] {
    return this.all;
  }

  /** A model's place in the library under a name of its own; `add` puts it there. */
  entryFor(name: string, card: ModelCard): ShippedModel {
    const stem = name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 40);
    for (let number = 1; ; number++) {
      const id = `imported-${number}-${stem}`.replace(/-{1,2}$/, '');
      if (!this.find(id)) {
        return { id, card, config: '', weights: '' };
      }
    }
  }

  /** Adds a model that the user imported, until the page is closed. */
  add(model: ShippedModel, files: ModelFiles | ForeignFile): void {
    this.all.push(model);
    this.imported.set(model.id, files);
  }

  /** A model that is opened by those who have it and is not listed; `takeBack` lets its files go. */
  lend(id: string, card: ModelCard, files: ModelFiles): ShippedModel {
    this.imported.set(id, files);
    return { id, card, config: '', weights: '' };
  }

  takeBack({ id }: ShippedModel): void {
    this.imported.delete(id);
  }

  isImported({ id }: ShippedModel): boolean {
    return this.imported.has(id);
  }

  /** Of the images that an imported model draws, where its files say it. */
  imageShape(id: string): ImageShape | undefined {
    const files = this.imported.get(id);
    if (!files || 'onnx' in files) {
      const { height, channels } = files?.shape ?? {};
      return height && channels ? { side: height, channels } : undefined;
    }
    const { sample_size: side, in_channels: channels } = readUNetConfig(files.config);
    return { side, channels };
  }

  /** Those that draw something and can be opened here. */
  get samplable(): readonly ShippedModel[] {
    return this.models.filter(({ card }) => card.kind !== 'classifier' && card.schedule !== undefined);
  }

  /** The shipped model of that name; undefined for the training run's own network and for unknown names. */
  find(id: string): ShippedModel | undefined {
    return id === ownModel ? undefined : this.models.find((model) => model.id === id);
  }

  /**
   * What opens a model.
   * @throws {Error} with a sentence when a file cannot be read.
   */
  load(model: ShippedModel): Promise<ModelFiles | ForeignFile> {
    const imported = this.imported.get(model.id);
    return imported ? Promise.resolve(imported) : this.fetch(model);
  }

  /**
   * A model's network and weights.
   * @throws {Error} with a sentence when a file cannot be read, or is an ONNX file, which shows neither.
   */
  async loadWeights(model: ShippedModel): Promise<ModelFiles> {
    const files = await this.load(model);
    if ('onnx' in files) {
      throw new Error(
        l10n.t('An ONNX file only runs: {0} shows neither its blocks nor its weights.', files.name),
      );
    }
    return files;
  }

  /**
   * The shipped classifier of digits, which judges samples.
   * @throws {Error} with a sentence when there is none that can be read.
   */
  async loadClassifier(): Promise<Uint8Array> {
    const { classifier } = this;
    if (!classifier) {
      throw new Error(
        l10n.t('The digit classifier of the extension is missing. Install the extension again.'),
      );
    }
    return new Uint8Array(await fetchAsset(classifier.weights));
  }

  get classifier(): ShippedModel | undefined {
    return this.models.find(({ card }) => card.kind === 'classifier');
  }

  /** Fetched once. */
  private fetch({ id, config, weights, card }: ShippedModel): Promise<ModelFiles> {
    let loading = this.files.get(id);
    if (!loading) {
      loading = Promise.all([fetchAsset(config), fetchAsset(weights)]).then(([text, bytes]) => {
        if (!card.schedule) {
          throw new Error(`The card of ${id} states no noise schedule.`);
        }
        return {
          config: new TextDecoder().decode(text),
          weights: new Uint8Array(bytes),
          schedule: card.schedule,
          loss: card.loss,
        };
      });
      this.files.set(id, loading);
      // What failed once may succeed when it is asked for again.
      loading.catch(() => this.files.delete(id));
    }
    return loading;
  }
}
