import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { ModelFile, ModelFormat } from '../../../src/protocol/modelExchange';
import type { DataSetId, SampleSettings } from '../../../src/protocol/playgroundState';
import { serveAsset } from '../../engine/worker/assetPort';
import type { EngineId } from '../../engine/contract/engine';
import type { RequestBody } from '../../engine/worker/engineClient';
import type { ClassesAsked, ForeignFile } from '../../engine/protocol/foreignModel';
import type { ImageOperation } from '../../engine/protocol/imageOperation';
import type { ModelFiles } from '../../engine/protocol/models';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import type { MadeGrid, PointsColors } from '../../engine/protocol/pictures';
import type { CanvasRole, Canvases } from './engineLink';
import type { EvaluationSubject, QualitySubject } from '../evaluate/evaluation';
import { RunLife } from './runLife';
import type { RunSetup } from './runSetup';

/**
 * The page's one run: a worker with an engine, what it is doing, and its numbers. It fetches nothing and shows
 * nothing; views read it and ask it to act.
 */
export class Run extends RunLife {
  /** Where a new worker gets its canvases: each can be handed over only once. */
  setCanvases(make: () => Canvases): void {
    this.canvases = make;
  }

  /** The theme's colours, for pictures of points. */
  async setColors(colors: PointsColors): Promise<void> {
    this.colors = colors;
    await this.ask({ type: 'setColors', colors });
  }

  /** Goes on with the run under settings that its network does not depend on. */
  async retune(setup: RunSetup): Promise<void> {
    await this.stop();
    await this.open(this.engine, setup, { checkpoint: await this.takeCheckpoint() });
  }

  train(untilStep?: number): Promise<void> {
    this.untilStep = untilStep;
    this.trainingWanted = true;
    return this.ask({ type: 'train', ...(untilStep === undefined ? {} : { untilStep }) });
  }

  /** Samples the run's own network, or a shipped one. */
  async sample(
    settings: SampleSettings,
    seed: number,
    model?: ShippedModel,
    operation?: ImageOperation,
  ): Promise<void> {
    this.beginSampling(settings, model);
    try {
      if (model) {
        await this.link?.loadModel(model.id, () => this.library.load(model));
      }
      await this.link?.request({
        type: 'sample',
        settings,
        seed,
        ...(model ? { model: model.id } : {}),
        ...(operation ? { operation } : {}),
        ...(model?.card.data.id ? { dataSet: model.card.data.id } : {}),
      });
    } catch (error) {
      this.complain(error);
    }
  }

  /** Bounds the likelihood of held-out images under the run's own network, or a shipped one. */
  async evaluate(dataSet: DataSetId, subject: EvaluationSubject, model?: ShippedModel): Promise<void> {
    this.evaluation.begin(subject);
    const { settings } = subject;
    try {
      if (model) {
        await this.link?.loadModel(model.id, () => this.library.load(model));
      }
      const which = model ? { model: model.id } : {};
      await this.link?.request({ type: 'evaluate', settings, dataSet, ...which });
    } catch (error) {
      this.complain(error);
    }
  }

  /**
   * Judges samples by the digit classifier: those that the run's own network draws, or a shipped one, or the images
   * of a file.
   */
  async judge(
    dataSet: DataSetId,
    subject: QualitySubject,
    { model, images }: { readonly model?: ShippedModel | undefined; readonly images?: Float32Array },
  ): Promise<void> {
    this.evaluation.beginQuality(subject);
    const { samples, sample, seed } = subject;
    try {
      if (model) {
        await this.link?.loadModel(model.id, () => this.library.load(model));
      }
      const classifier = await this.library.loadClassifier();
      const onnxWasm = serveAsset(this.assets.onnxWasm);
      await this.link?.request(
        {
          type: 'judge',
          source: images
            ? { images, seed }
            : { samples, sample, seed, ...(model ? { model: model.id } : {}) },
          dataSet,
          classifier,
          onnxWasm,
        },
        [onnxWasm],
      );
    } catch (error) {
      this.complain(error);
    }
  }

  /**
   * Opens an imported model beside the run; resolves to what must be said first, when it takes classes.
   * @throws {Error} with the worker's sentence when it cannot be opened.
   */
  async loadModel(id: string, files: ModelFiles | ForeignFile): Promise<ClassesAsked | undefined> {
    return this.link?.loadModel(id, () => Promise.resolve(files));
  }

  /**
   * The run's own network, or a shipped one, as files.
   * @throws {Error} with the worker's sentence when it has no such form.
   */
  async exportModel(format: ModelFormat, model?: ShippedModel): Promise<ModelFile[]> {
    if (model) {
      await this.link?.loadModel(model.id, () => this.library.load(model));
    }
    const which = model ? { model: model.id } : {};
    const files = await this.link?.request({ type: 'exportModel', format, ...which });
    return (files as ModelFile[] | undefined) ?? [];
  }

  /** Compares the engine in use with a reference (`checks` tells what it finds). */
  async selfCheck(): Promise<void> {
    await this.askWith((onnxWasm) => ({ type: 'selfCheck', onnxWasm }));
  }

  /** Trains the run's network on each engine in turn (`checks` tells how fast). */
  async compareEngines(engines: readonly EngineId[]): Promise<void> {
    await this.askWith((onnxWasm) => ({ type: 'compareEngines', engines, onnxWasm }));
  }

  async pause(): Promise<void> {
    await this.ask({ type: 'pause' });
    await this.takeCheckpoint();
  }

  resume(): Promise<void> {
    return this.ask({ type: 'resume' });
  }

  /** Ends an imported model that is being opened, or draws; nothing else. */
  endImported(): void {
    this.link?.endForeign();
  }

  /** Ends training and sampling, and keeps what was learnt. */
  async stop(): Promise<void> {
    this.trainingWanted = false;
    // One that draws may not come back from its step for long.
    this.endImported();
    await this.ask({ type: 'stop' });
    await this.takeCheckpoint();
  }

  showFrame(index: number): Promise<void> {
    return this.ask({ type: 'showFrame', index });
  }

  async readPixels(role: CanvasRole): Promise<MadeGrid | undefined> {
    const grid = await this.link?.request({ type: 'readPixels', role });
    return grid as MadeGrid | undefined;
  }

  /** Every recorded denoising step. */
  async readFrames(role: CanvasRole): Promise<readonly ImageGrid[]> {
    const frames = await this.link?.request({ type: 'readFrames', role });
    return (frames as readonly ImageGrid[] | undefined) ?? [];
  }

  /** Asks for what may need ONNX Runtime's wasm. */
  private async askWith(body: (onnxWasm: MessagePort) => RequestBody): Promise<void> {
    const port = serveAsset(this.assets.onnxWasm);
    await this.ask(body(port), [port]);
  }

  private async ask(body: RequestBody, transfer: Transferable[] = []): Promise<void> {
    try {
      await this.link?.request(body, transfer);
    } catch (error) {
      this.complain(error);
    }
  }
}
