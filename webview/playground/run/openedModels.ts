import * as l10n from '@vscode/l10n';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { ModelFile, ModelFormat } from '../../../src/protocol/modelExchange';
import type { ActivationsAnswer } from '../../engine/protocol/activations';
import type { ClassesAsked, ForeignFile } from '../../engine/protocol/foreignModel';
import type { ModelFiles } from '../../engine/protocol/models';
import type { PredictedBatch, PredictionBatch } from '../../engine/protocol/predictions';
import type { ModelLibrary } from '../models/modelLibrary';
import type { RunEngine } from './runEngine';

/** Shipped and imported models that are open beside the run's own network, and what is asked of them between its jobs. */
export class OpenedModels {
  constructor(
    private readonly engine: RunEngine,
    private readonly library: ModelLibrary,
  ) {}

  /** The part of a request that names a shipped model, which is opened first; nothing for the run's own network. */
  async named(model: ShippedModel | undefined): Promise<{ readonly model?: string }> {
    if (!model) {
      return {};
    }
    await this.engine.loadModel(model.id, () => this.library.load(model));
    return { model: model.id };
  }

  /**
   * Opens an imported model; resolves to what must be said first, when it takes classes.
   * @throws {Error} with the worker's sentence when it cannot be opened.
   */
  async import(id: string, files: ModelFiles | ForeignFile): Promise<ClassesAsked | undefined> {
    return this.engine.loadModel(id, () => Promise.resolve(files));
  }

  /** Ends an imported model that is being opened, or draws; nothing else. */
  endImported(): void {
    this.engine.endImported();
  }

  /**
   * One batch of predictions by a shipped model, whatever else the run does.
   * @throws {Error} with a sentence when there is no engine, or it went away.
   */
  async predict(model: ShippedModel, batch: PredictionBatch): Promise<PredictedBatch> {
    return (await this.askBetween('predict', model, batch)) as PredictedBatch;
  }

  /** What each layer of a shipped model gives for one image; the same as `predict` otherwise. */
  async activations(model: ShippedModel, image: PredictionBatch): Promise<ActivationsAnswer> {
    return (await this.askBetween('activations', model, image)) as ActivationsAnswer;
  }

  /**
   * The run's own network, or a shipped one, as files.
   * @throws {Error} with the worker's sentence when it has no such form.
   */
  async export(format: ModelFormat, model?: ShippedModel): Promise<ModelFile[]> {
    const which = await this.named(model);
    const files = await this.engine.request({ type: 'exportModel', format, ...which });
    return (files as ModelFile[] | undefined) ?? [];
  }

  private async askBetween(
    type: 'predict' | 'activations',
    model: ShippedModel,
    batch: PredictionBatch,
  ): Promise<unknown> {
    const which = await this.named(model);
    const answer = await this.engine.request({ type, ...batch, ...which });
    if (answer === undefined) {
      throw new Error(l10n.t('The engine was closed.'));
    }
    return answer;
  }
}
