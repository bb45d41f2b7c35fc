import * as l10n from '@vscode/l10n';
import type { EngineChoice } from '../../../src/protocol/engineChoice';
import type { Place } from '../../../src/protocol/place';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { ModelFile, ModelFormat } from '../../../src/protocol/modelExchange';
import type { DataSetId, SampleSettings } from '../../../src/protocol/playgroundState';
import type { SavedTuning } from '../../../src/protocol/savedTuning';
import type { EngineId } from '../../engine/contract/engine';
import type { ImageGrid } from '../../engine/contract/imageGrid';
import type { ClassesAsked, ForeignFile } from '../../engine/protocol/foreignModel';
import type { ImageOperation } from '../../engine/protocol/imageOperation';
import type { ModelFiles } from '../../engine/protocol/models';
import type { MadeGrid, PointsColors } from '../../engine/protocol/pictures';
import type { ActivationsAnswer } from '../../engine/protocol/activations';
import type { TrainedStep } from '../../engine/protocol/trainedStep';
import type { StopRules, WatchedWeights } from '../../engine/protocol/watching';
import type { PredictedBatch, PredictionBatch } from '../../engine/protocol/predictions';
import type { EvaluationSubject, QualitySubject } from '../evaluate/evaluation';
import { checkGpu } from '../engines/gpuChecks';
import type { ModelLibrary } from '../models/modelLibrary';
import { Checkpoints } from './checkpoints';
import type { CanvasRole, Canvases } from './engineLink';
import { LastAsked } from './lastAsked';
import { Recovery } from './recovery';
import type { RunAssets, RunStart } from './runAssets';
import { RunEngine } from './runEngine';
import type { RunNews } from './runEvents';
import type { RunSetup } from './runSetup';
import { RunState } from './runState';
import type { StartingWeights } from './startingWeights';

/** How often clocks go on between the engine's reports. */
const tickMs = 1000;
/** Single steps are kept once no other has followed for so long. */
const restMs = 3000;

/**
 * The page's one run: a worker with an engine, what it is doing, and its numbers. It fetches nothing and shows
 * nothing; views read its state and ask it to act.
 */
export class Run {
  readonly state = new RunState();
  readonly checkpoints: Checkpoints;
  readonly recovery: Recovery;
  readonly asked = new LastAsked();
  private readonly engine: RunEngine;
  private readonly listeners = new Set<(news: RunNews) => void>();
  private readonly timer: ReturnType<typeof setInterval>;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(
    assets: RunAssets,
    readonly library: ModelLibrary,
    tuning: SavedTuning = {},
  ) {
    const { state } = this;
    const tell = (news: RunNews): void => this.tell(news);
    this.checkpoints = new Checkpoints(state, tell);
    this.engine = new RunEngine(
      assets,
      state,
      this.checkpoints,
      tell,
      (what, reason) => this.recovery.recover(what, reason),
      tuning,
    );
    this.recovery = new Recovery(state, this.checkpoints, this.engine, tell, (rules) => this.train(rules));
    this.timer = setInterval(() => this.tick(), tickMs);
  }

  subscribe(listener: (news: RunNews) => void): void {
    this.listeners.add(listener);
  }

  dispose(): void {
    clearInterval(this.timer);
    clearTimeout(this.keeping);
    this.engine.close();
    this.listeners.clear();
  }

  /** Where a new worker gets its canvases: each can be handed over only once. */
  setCanvases(make: () => Canvases): void {
    this.engine.canvases = make;
  }

  /** The theme's colours, for pictures of points. */
  setColors(colors: PointsColors): Promise<void> {
    return this.engine.setColors(colors);
  }

  /** Starts an engine with a fresh network, or with the one of a checkpoint. Whatever ran before is ended. */
  open(choice: EngineChoice, setup: RunSetup, start: RunStart = {}): Promise<void> {
    return this.engine.open(choice, setup, start);
  }

  /** Starts a run from weights that have learnt something. @throws {Error} with a sentence when they cannot be read. */
  async openFrom(start: StartingWeights, choice: EngineChoice, setup: RunSetup): Promise<void> {
    const pretrained = await start.load();
    this.state.startedFrom = start;
    await this.engine.open(choice, setup, { pretrained });
  }

  /** Shows a saved run before any engine has opened it. */
  showSaved(setup: RunSetup, checkpoint: Uint8Array): void {
    this.state.setup = setup;
    this.state.diverged = this.checkpoints.begin(checkpoint)?.diverged;
    this.tell({ type: 'changed' });
  }

  /** Gives the run up with all that it learnt: what comes next is another. */
  forget(): void {
    const { state } = this;
    this.engine.close();
    this.checkpoints.begin(undefined);
    state.setup = undefined;
    state.startedFrom = undefined;
    state.diverged = undefined;
    state.lost = undefined;
    this.tell({ type: 'changed' });
  }

  /** Goes on with the run under settings that its network does not depend on. */
  async retune(setup: RunSetup): Promise<void> {
    await this.endJobs();
    await this.engine.open(this.engine.choice, setup, { checkpoint: await this.takeCheckpoint() });
  }

  /**
   * The run as a file, which is also told to whoever keeps it; undefined when nothing was learnt yet. Where the run
   * can give none any more, the last one.
   */
  async takeCheckpoint(): Promise<Uint8Array | undefined> {
    if (!this.state.isOpen || this.state.step === 0) {
      return undefined;
    }
    const { bytes: last } = this.checkpoints;
    if (!this.checkpoints.isBehind) {
      return last;
    }
    const bytes = await this.checkpoints.take(() => this.engine.requestOfThis({ type: 'checkpoint' }));
    if (bytes && bytes !== last) {
      this.recovery.worked();
    }
    return bytes;
  }

  train(rules: StopRules = {}): Promise<void> {
    this.state.rules = rules;
    this.state.endedBy = undefined;
    this.state.trainingWanted = true;
    return this.engine.ask({ type: 'train', ...rules });
  }

  /** Makes one training step while nothing trains, and tells what it consisted of; undefined when it failed, which is told. */
  async trainStep(): Promise<TrainedStep | undefined> {
    let made: TrainedStep | undefined;
    await this.engine.try(async () => {
      made = (await this.engine.requestOfThis({ type: 'trainStep' })) as TrainedStep | undefined;
    });
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => void this.engine.try(() => this.takeCheckpoint()), restMs);
    return made;
  }

  /** By which weights pictures are made while training goes on. */
  watchBy(pictures: WatchedWeights): Promise<void> {
    return this.engine.watchBy(pictures);
  }

  async pause(): Promise<void> {
    await this.engine.ask({ type: 'pause' });
    await this.takeCheckpoint();
  }

  resume(): Promise<void> {
    return this.engine.ask({ type: 'resume' });
  }

  /** Ends training and sampling, and keeps what was learnt. */
  async stop(): Promise<void> {
    this.asked.giveUp();
    await this.endJobs();
  }

  private async endJobs(): Promise<void> {
    this.state.trainingWanted = false;
    // One that draws may not come back from its step for long.
    this.endImported();
    await this.engine.ask({ type: 'stop' });
    await this.takeCheckpoint();
  }

  /** Samples the run's own network, or a shipped one. */
  async sample(
    settings: SampleSettings,
    seed: number,
    model?: ShippedModel,
    operation?: ImageOperation,
  ): Promise<void> {
    this.state.beginSampling(settings, model);
    const dataSet = model?.card.data.id;
    await this.begin(
      () => this.loaded(model),
      (which) =>
        this.engine.request({
          type: 'sample',
          settings,
          seed,
          ...which,
          ...(operation ? { operation } : {}),
          ...(dataSet ? { dataSet } : {}),
        }),
    );
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

  /** Bounds the likelihood of held-out images under the run's own network, or a shipped one. */
  async evaluate(dataSet: DataSetId, subject: EvaluationSubject, model?: ShippedModel): Promise<void> {
    this.state.evaluation.begin(subject);
    const { settings } = subject;
    await this.begin(
      () => this.loaded(model),
      (which) => this.engine.request({ type: 'evaluate', settings, dataSet, ...which }),
    );
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
    this.state.evaluation.beginQuality(subject);
    const { samples, sample, seed } = subject;
    await this.begin(
      async () => ({ which: await this.loaded(model), classifier: await this.library.loadClassifier() }),
      ({ which, classifier }) => {
        const source = images ? { images, seed } : { samples, sample, seed, ...which };
        return this.engine.requestWithOnnx((onnxWasm) => ({
          type: 'judge',
          source,
          dataSet,
          classifier,
          onnxWasm,
        }));
      },
    );
  }

  /**
   * Opens an imported model beside the run; resolves to what must be said first, when it takes classes.
   * @throws {Error} with the worker's sentence when it cannot be opened.
   */
  async loadModel(id: string, files: ModelFiles | ForeignFile): Promise<ClassesAsked | undefined> {
    return this.engine.loadModel(id, () => Promise.resolve(files));
  }

  /** Ends an imported model that is being opened, or draws; nothing else. */
  endImported(): void {
    this.engine.endImported();
  }

  /**
   * The run's own network, or a shipped one, as files.
   * @throws {Error} with the worker's sentence when it has no such form.
   */
  async exportModel(format: ModelFormat, model?: ShippedModel): Promise<ModelFile[]> {
    const which = await this.loaded(model);
    const files = await this.engine.request({ type: 'exportModel', format, ...which });
    return (files as ModelFile[] | undefined) ?? [];
  }

  /** Compares the engine in use with a reference (`checks` tells what it finds). */
  selfCheck(): Promise<void> {
    return this.engine.try(() =>
      this.engine.requestWithOnnx((onnxWasm) => ({ type: 'selfCheck', onnxWasm })),
    );
  }

  /** Looks for what stands between this page and the GPU (`checks` tells what it finds). */
  async checkGpu(engine: EngineChoice, place: Place | undefined): Promise<void> {
    const { checks, info } = this.state;
    checks.gpu = await checkGpu({
      gpu: (navigator as { readonly gpu?: GPU }).gpu,
      isSecure: isSecureContext,
      userAgent: navigator.userAgent,
      place,
      engine,
      reason: info?.reason,
    });
    this.tell({ type: 'changed' });
  }

  /** Trains the run's network on each engine in turn (`checks` tells how fast). */
  compareEngines(engines: readonly EngineId[]): Promise<void> {
    return this.engine.try(() =>
      this.engine.requestWithOnnx((onnxWasm) => ({ type: 'compareEngines', engines, onnxWasm })),
    );
  }

  showFrame(index: number): Promise<void> {
    return this.engine.ask({ type: 'showFrame', index });
  }

  async readPixels(role: CanvasRole): Promise<MadeGrid | undefined> {
    const grid = await this.engine.request({ type: 'readPixels', role });
    return grid as MadeGrid | undefined;
  }

  /** Every recorded denoising step. */
  async readFrames(role: CanvasRole): Promise<readonly ImageGrid[]> {
    const frames = await this.engine.request({ type: 'readFrames', role });
    return (frames as readonly ImageGrid[] | undefined) ?? [];
  }

  private async askBetween(
    type: 'predict' | 'activations',
    model: ShippedModel,
    batch: PredictionBatch,
  ): Promise<unknown> {
    const which = await this.loaded(model);
    const answer = await this.engine.request({ type, ...batch, ...which });
    if (answer === undefined) {
      throw new Error(l10n.t('The engine was closed.'));
    }
    return answer;
  }

  /** Prepares a job and begins it, unless all was stopped or another was asked for meanwhile. */
  private async begin<T>(prepare: () => Promise<T>, start: (prepared: T) => Promise<unknown>): Promise<void> {
    const isWanted = this.asked.ask();
    await this.engine.try(async () => {
      const prepared = await prepare();
      await (isWanted() ? start(prepared) : undefined);
    });
  }

  /** The part of a request that names a shipped model, which is opened first; nothing for the run's own network. */
  private async loaded(model: ShippedModel | undefined): Promise<{ readonly model?: string }> {
    if (!model) {
      return {};
    }
    await this.engine.loadModel(model.id, () => this.library.load(model));
    return { model: model.id };
  }

  /** Clocks go on between the engine's reports, and a checkpoint may be due. */
  private tick(): void {
    if (!this.state.busy) {
      return;
    }
    this.tell({ type: 'changed' });
    if (this.checkpoints.isDue) {
      void this.engine.try(() => this.takeCheckpoint());
    }
  }

  private tell(news: RunNews): void {
    for (const listener of this.listeners) {
      listener(news);
    }
  }
}
