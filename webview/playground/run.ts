import * as l10n from '@vscode/l10n';
import type { EngineChoice } from '../../src/protocol/messages';
import type { ShippedModel } from '../../src/protocol/modelCard';
import type { ModelFile, ModelFormat } from '../../src/protocol/modelExchange';
import type { DataSetId, SampleSettings } from '../../src/protocol/playgroundState';
import { serveAsset } from '../engine/assetPort';
import type { EngineId } from '../engine/engine';
import type { RequestBody } from '../engine/engineClient';
import type { ForeignFile } from '../engine/foreignNetwork';
import type { ImageOperation } from '../engine/imageOperation';
import type { ModelFiles } from '../engine/network';
import type { ImageGrid, OpenedInfo, PointsColors, WorkerEvent } from '../engine/workerProtocol';
import { DeviceLosses } from './deviceLoss';
import { EngineLink, type CanvasRole, type Canvases, type RunAssets, type RunStart } from './engineLink';
import type { EvaluationSubject } from './evaluate/evaluation';
import type { ModelLibrary } from './modelLibrary';
import { messageOf, type RunNews } from './runEvents';
import type { RunSetup } from './runSetup';
import { RunState } from './runState';

/** At most this much training is lost when the window dies. */
const checkpointIntervalMs = 20_000;

/**
 * The page's one run: a worker with an engine, what it is doing, and its numbers. It fetches nothing and shows
 * nothing; views read it and ask it to act.
 */
export class Run extends RunState {
  private link: EngineLink | undefined;
  private readonly deviceLosses = new DeviceLosses();
  private readonly listeners = new Set<(news: RunNews) => void>();
  private readonly timer: ReturnType<typeof setInterval>;
  private canvases: (() => Canvases) | undefined;
  private colors: PointsColors | undefined;
  private engine: EngineChoice = 'auto';
  /** Whether training goes on when nothing holds it up. */
  private trainingWanted = false;

  constructor(
    private readonly assets: RunAssets,
    readonly library: ModelLibrary,
  ) {
    super();
    this.timer = setInterval(() => this.tick(), 1000);
  }

  subscribe(listener: (news: RunNews) => void): void {
    this.listeners.add(listener);
  }

  /** Where a new worker gets its canvases: each can be handed over only once. */
  setCanvases(make: () => Canvases): void {
    this.canvases = make;
  }

  /** The theme's colours, for pictures of points. */
  async setColors(colors: PointsColors): Promise<void> {
    this.colors = colors;
    await this.ask({ type: 'setColors', colors });
  }

  /**
   * Starts an engine with a fresh network, with the one of a checkpoint, or with a shipped model's weights. Whatever
   * ran before is ended.
   */
  async open(engine: EngineChoice, setup: RunSetup, start: RunStart = {}): Promise<void> {
    this.engine = engine;
    this.close();
    this.opening = true;
    this.failure = undefined;
    this.lost = undefined;
    this.setup = setup;
    this.takePast(start.checkpoint);
    if (!start.pretrained) {
      this.startedFrom = undefined;
    }
    this.tell({ type: 'changed' });
    const link: EngineLink = new EngineLink(this.assets, (event) => {
      // An engine that was replaced has nothing to say any more.
      if (this.link === link) {
        this.receive(event);
      }
    });
    this.link = link;
    try {
      if (this.canvases) {
        await link.attach(this.canvases());
      }
      if (this.colors) {
        await link.request({ type: 'setColors', colors: this.colors });
      }
      await link.open(engine, setup, start);
    } catch (error) {
      if (this.link === link) {
        this.failure = messageOf(error);
        this.tell({ type: 'problem', text: this.failure });
      }
    } finally {
      if (this.link === link) {
        this.opening = false;
        this.tell({ type: 'changed' });
      }
    }
  }

  /** Starts a run from a shipped model's weights. */
  async openFrom(model: ShippedModel, engine: EngineChoice, setup: RunSetup): Promise<void> {
    const { weights } = await this.library.loadWeights(model);
    this.startedFrom = model;
    await this.open(engine, setup, { pretrained: weights });
  }

  /** Shows a saved run before any engine has opened it. */
  showSaved(setup: RunSetup, checkpoint: Uint8Array): void {
    this.setup = setup;
    this.takePast(checkpoint);
    this.tell({ type: 'changed' });
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
      this.tell({ type: 'problem', text: messageOf(error) });
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
      this.tell({ type: 'problem', text: messageOf(error) });
    }
  }

  /**
   * Opens an imported model beside the run.
   * @throws {Error} with the worker's sentence when it cannot be opened.
   */
  async loadModel(id: string, files: ModelFiles | ForeignFile): Promise<void> {
    await this.link?.loadModel(id, () => Promise.resolve(files));
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

  /** Ends training and sampling, and keeps what was learnt. */
  async stop(): Promise<void> {
    this.trainingWanted = false;
    await this.ask({ type: 'stop' });
    await this.takeCheckpoint();
  }

  showFrame(index: number): Promise<void> {
    return this.ask({ type: 'showFrame', index });
  }

  async readPixels(role: CanvasRole): Promise<ImageGrid | undefined> {
    const grid = await this.link?.request({ type: 'readPixels', role });
    return grid as ImageGrid | undefined;
  }

  /** Every recorded denoising step. */
  async readFrames(role: CanvasRole): Promise<readonly ImageGrid[]> {
    const frames = await this.link?.request({ type: 'readFrames', role });
    return (frames as readonly ImageGrid[] | undefined) ?? [];
  }

  /** The run as a file, which is also told to whoever keeps it; undefined when nothing was learnt yet. */
  async takeCheckpoint(): Promise<Uint8Array | undefined> {
    if (!this.isOpen || this.step === 0) {
      return undefined;
    }
    if (this.step === this.lastCheckpoint.step && this.lastCheckpoint.bytes) {
      return this.lastCheckpoint.bytes;
    }
    const { step } = this;
    this.lastCheckpoint.at = performance.now();
    const bytes = await this.link?.request({ type: 'checkpoint' });
    if (!(bytes instanceof Uint8Array)) {
      return undefined;
    }
    this.lastCheckpoint = { step, at: performance.now(), bytes };
    this.tell({ type: 'checkpoint', bytes, step });
    return bytes;
  }

  dispose(): void {
    clearInterval(this.timer);
    this.close();
    this.listeners.clear();
  }

  private close(): void {
    const { link } = this;
    this.link = undefined;
    link?.dispose();
    this.trainingWanted = false;
    this.forgetEngine();
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
      this.tell({ type: 'problem', text: messageOf(error) });
    }
  }

  /** Clocks go on between the engine's reports, and a checkpoint may be due. */
  private tick(): void {
    if (this.busy) {
      this.tell({ type: 'changed' });
      void this.checkpointWhenDue();
    }
  }

  private async checkpointWhenDue(): Promise<void> {
    if (this.phase === 'training' && performance.now() - this.lastCheckpoint.at > checkpointIntervalMs) {
      await this.takeCheckpoint().catch((error: unknown) =>
        this.tell({ type: 'problem', text: messageOf(error) }),
      );
    }
  }

  private receive(event: WorkerEvent): void {
    switch (event.type) {
      case 'reply':
        return;
      case 'opened':
        this.takeInfo(event.info);
        break;
      case 'phase':
        this.phase = event.phase;
        this.trainingWanted &&= event.phase !== 'idle';
        break;
      case 'failed':
        if (event.id === undefined) {
          this.tell({ type: 'problem', text: event.message });
        }
        if (event.fatal) {
          this.failure = event.message;
          this.close();
        }
        break;
      case 'lost':
        void this.recover(event.reason);
        return;
      case 'trained':
      case 'sampled':
      case 'meter':
      case 'oracles':
      case 'evaluating':
      case 'evaluated':
      case 'checkStarted':
      case 'checked':
      case 'checkEnded':
      case 'comparing':
      case 'compared':
      case 'comparisonEnded':
        this.takeReport(event);
    }
    this.tell({ type: 'changed' });
  }

  private takeInfo(info: OpenedInfo): void {
    this.info = info;
    if (typeof info.checkpoint === 'object') {
      // A sound run of another network was asked of an engine that does not take it.
      const damaged = this.setup?.train.preset === info.preset;
      this.takePast(undefined);
      this.tell({ type: 'checkpointRefused', reason: info.checkpoint.refused, damaged });
    }
    this.step = info.step;
  }

  /** The GPU went away: the run is rebuilt from its last checkpoint once, and after that the user is asked. */
  private async recover(reason: string): Promise<void> {
    const { link, setup } = this;
    if (!setup || !link) {
      return;
    }
    const resume = this.trainingWanted;
    const { untilStep } = this;
    this.forgetEngine();
    this.untilStep = untilStep;
    this.takePast(this.lastCheckpoint.bytes);
    if (!this.deviceLosses.rebuildsByItself()) {
      this.lost = { reason, step: this.step };
      this.tell({ type: 'changed' });
      return;
    }
    this.tell({
      type: 'problem',
      text: l10n.t(
        'The GPU was lost: {0} The run goes on from its last checkpoint, step {1}.',
        reason,
        this.step,
      ),
    });
    await this.rebuild(this.engine, {}, resume);
  }

  /** Answers an unresolved loss: the run goes on from its checkpoint, on the GPU once more or on the CPU. */
  async continueAfterLoss(on: 'gpu' | 'cpu'): Promise<void> {
    this.deviceLosses.forgive();
    const cpu = on === 'cpu';
    await this.rebuild(cpu ? 'auto' : this.engine, { avoidGpu: cpu }, this.trainingWanted);
  }

  /** Gives the run up for now; its checkpoint stays where it is. */
  stopAfterLoss(): void {
    this.deviceLosses.forgive();
    this.close();
    this.lost = undefined;
    this.tell({ type: 'changed' });
  }

  private async rebuild(engine: EngineChoice, start: RunStart, resume: boolean): Promise<void> {
    const { setup, untilStep, startedFrom, lastCheckpoint } = this;
    if (!setup) {
      return;
    }
    const checkpoint = lastCheckpoint.bytes;
    const pretrained =
      checkpoint || !startedFrom ? undefined : (await this.library.loadWeights(startedFrom)).weights;
    await this.open(engine, setup, { ...start, checkpoint, pretrained });
    if (resume && this.isOpen) {
      await this.train(untilStep);
    }
  }

  private tell(news: RunNews): void {
    for (const listener of this.listeners) {
      listener(news);
    }
  }
}
