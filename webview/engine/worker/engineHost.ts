import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../src/base/errorMessage';
import type { DataSet } from '../../../src/datasets/dataSet';
import { openDataSet } from '../../../src/datasets/openDataSet';
import type { DataSetId } from '../../../src/protocol/playgroundState';
import type { Origin } from '../../../src/protocol/provenance';
import { TuningCache } from '../backends/webgpu/tuning/tuningCache';
import type { Network } from '../contract/network';
import type { Judging } from '../jobs/evaluateJob';
import { FrameRecorder } from '../pictures/frameRecorder';
import type { WorkerEvent } from '../protocol/events';
import type { WorkerRequest } from '../protocol/requests';
import type { StopRules, WatchedWeights } from '../protocol/watching';
import { Diverged } from '../training/diverged';
import { beingLost } from './beingLost';
import { requestedCheck, type CheckRequest } from './checkRequests';
import { requestedExport } from './exportRequest';
import { requestedFrames } from './frameRequests';
import { requestedJudgement, type JudgeRequest } from './judgeRequest';
import { LoadedModels } from './loadedModels';
import { requestedBetween, type BetweenRequest } from './betweenRequest';
import { requestedOpening, type Opened } from './openRequest';
import { originOf, provenanceOf } from './provenance';
import { requestedSampling } from './sampleRequest';
import { Session } from './session';

/** Answers the page's requests, one after the other; whatever goes wrong becomes a `failed` event. */
export class EngineHost {
  private readonly recorder = new FrameRecorder((error) => void this.tellUnlessLost(error));
  private readonly tuning: TuningCache;
  private opened: Opened | undefined;
  private queue: Promise<void> = Promise.resolve();
  private readonly models = new LoadedModels();
  private pictures: WatchedWeights = 'ema';

  constructor(private readonly emit: (event: WorkerEvent, transfer?: Transferable[]) => void) {
    this.tuning = new TuningCache((adapter, kernels) => emit({ type: 'tuned', adapter, kernels }));
  }

  handle(request: WorkerRequest): Promise<void> {
    if (request.type === 'endModel') {
      // Not queued: a job that waits for that model would hold the queue up.
      this.models.end(request);
      this.emit({ type: 'reply', id: request.id });
      return Promise.resolve();
    }
    if (request.type === 'predict' || request.type === 'activations') {
      this.queue = this.queue.then(() => void this.answerBetween(request));
      return this.queue;
    }
    if (request.type === 'trainStep') {
      this.queue = this.queue.then(() => void this.answerStep(request.id));
      return this.queue;
    }
    this.queue = this.queue.then(async () => {
      const { id } = request;
      try {
        const value = await this.answer(request);
        this.emit({ type: 'reply', id, ...(value === undefined ? {} : { value }) });
      } catch (error) {
        await this.fail(id, error);
      }
    });
    return this.queue;
  }

  private async answer(
    request: Exclude<WorkerRequest, { type: 'endModel' | 'predict' | 'activations' | 'trainStep' }>,
  ): Promise<unknown> {
    switch (request.type) {
      case 'open':
        return this.open(request);
      case 'attachCanvas':
        return this.recorder.attach(request.role, request.canvas);
      case 'setColors':
        return this.recorder.setColors(request.colors);
      case 'train':
        return this.train(request);
      case 'watch':
        return this.watchBy(request.pictures);
      case 'sample':
        return this.sample(request);
      case 'loadModel':
        return this.models.load(this.current.device, request);
      case 'exportModel':
        return this.exportModel(request);
      case 'selfCheck':
      case 'compareEngines':
        return this.check(request);
      case 'evaluate':
      case 'judge':
        return this.judge(request);
      case 'pause':
      case 'resume':
      case 'stop':
        return this.session.run[request.type]();
      case 'reset':
        return this.reset(request.seed);
      case 'checkpoint':
        return this.session.save();
      case 'showFrame':
      case 'readFrames':
      case 'readPixels':
        return requestedFrames(request, this.recorder);
    }
  }

  private get session(): Session {
    return this.current.session;
  }

  private get current(): Opened {
    if (!this.opened) {
      throw new Error(l10n.t('No network is open. Close the playground and open it again.'));
    }
    return this.opened;
  }

  private train(rules: StopRules): void {
    this.refuseAbsent();
    this.session.run.train(rules);
  }

  /** @throws {Error} with a sentence where the run's data are not here. */
  private refuseAbsent(): void {
    const { data } = this.current;
    if (data.absent) {
      throw new Error(data.licence);
    }
  }

  /** The run's own data are open already. */
  private dataOf(id: DataSetId): DataSet {
    const { data, digits } = this.current;
    return data.id === id ? data : openDataSet(id, digits);
  }

  private async sample(request: Extract<WorkerRequest, { type: 'sample' }>): Promise<void> {
    const { model, dataSet } = request;
    const { recorder, emit } = this;
    const { run } = this.session;
    const network = this.network(model);
    const job = requestedSampling(request, {
      network,
      recorder,
      meter: run.meter,
      emit,
      data: () => (dataSet ? this.dataOf(dataSet) : this.current.data),
      provenance: (settings, options, { plan }) =>
        provenanceOf(this.origin(model, dataSet), settings, options, plan, this.network(model).engine.config),
    });
    await run.start(job);
  }

  /** Not awaited by the queue: it may have to wait for a job, and what stops that job must not wait for it. */
  private async answerBetween(request: BetweenRequest): Promise<void> {
    const { id, model } = request;
    try {
      const work = requestedBetween(request, this.network(model));
      const { value, transfer } = await this.session.run.between(() => work(this.origin(model)));
      this.emit({ type: 'reply', id, value }, transfer);
    } catch (error) {
      this.emit({ type: 'failed', id, message: errorMessage(error) });
    }
  }

  /** Not awaited by the queue, as `answerBetween`. */
  private async answerStep(id: number): Promise<void> {
    try {
      this.refuseAbsent();
      const value = await this.session.trainStep();
      this.emit({ type: 'reply', id, value });
    } catch (error) {
      await this.fail(id, error);
    }
  }

  /** Names the network that computes, for a picture's provenance. */
  private origin(model: string | undefined, dataSet?: DataSetId): Origin {
    return originOf(this.current, this.network(model), model, dataSet);
  }

  /** Where a job that judges a network tells what it finds. */
  private judging(model: string | undefined): Judging {
    return { meter: this.session.run.meter, emit: this.emit, origin: () => this.origin(model) };
  }

  private async judge(request: JudgeRequest): Promise<void> {
    const { run } = this.session;
    const job = requestedJudgement(request, {
      data: (id) => this.dataOf(id),
      network: (model) => this.network(model),
      judging: (model) => this.judging(model),
    });
    if (job) {
      await run.start(job);
    }
  }

  private async check(request: CheckRequest): Promise<void> {
    const { device, data } = this.current;
    const { run, engineSetup } = this.session;
    await run.start(requestedCheck(request, device, { ...engineSetup, data }, this.emit));
  }

  private network(model: string | undefined): Network {
    return model === undefined ? this.session.network : this.models.get(model);
  }

  private exportModel(request: Extract<WorkerRequest, { type: 'exportModel' }>) {
    const { data, setup, session } = this.current;
    const run = { data, train: setup.train, save: () => session.save() };
    return requestedExport(request, this.network(request.model), run);
  }

  private async open(request: Extract<WorkerRequest, { type: 'open' }>): Promise<void> {
    if (request.tuning) {
      this.tuning.load(request.tuning);
    }
    if (request.l10n) {
      l10n.config({ contents: { ...request.l10n } });
    }
    await this.close();
    const [opened, info] = await requestedOpening(request, this.tuning, this.emit);
    opened.session.watch.pictures = this.pictures;
    this.recorder.setDisplay(opened.device.display);
    this.opened = opened;
    this.watch(opened);
    this.emit({ type: 'opened', info });
  }

  /** Reports a failure outside any request, unless the device is lost: its loss is reported then. */
  private async tellUnlessLost(error: unknown): Promise<void> {
    const { opened } = this;
    if (opened && !(await beingLost(opened.device.lost)) && this.opened === opened) {
      this.emit({ type: 'failed', message: errorMessage(error) });
    }
  }

  /** An error outside any request: nothing is known of the worker's state any more. */
  async crash(error: unknown): Promise<void> {
    const { opened } = this;
    if (opened && (await beingLost(opened.device.lost))) {
      return;
    }
    this.emit({ type: 'crashed', reason: errorMessage(error) });
  }

  /** Answers a request that failed. A run that diverged ends. */
  private async fail(id: number, error: unknown): Promise<void> {
    if (error instanceof Diverged) {
      await this.opened?.session.run.stop();
      this.emit({ type: 'diverged', divergence: error.divergence });
    }
    this.emit({ type: 'failed', id, message: errorMessage(error) });
  }

  private watch(opened: Opened): void {
    void opened.device.lost.then(async (reason) => {
      if (this.opened !== opened) {
        return;
      }
      this.opened = undefined;
      this.models.forget();
      this.emit({ type: 'phase', phase: 'closed' });
      this.emit({ type: 'lost', reason });
      await opened.session.run.dispose();
    });
  }

  private async reset(seed: number): Promise<void> {
    const opened = this.current;
    await opened.session.dispose();
    const setup = { ...opened.setup, seed };
    opened.session = await Session.open(opened.device, setup, opened.data, this.emit);
    opened.session.watch.pictures = this.pictures;
  }

  private watchBy(pictures: WatchedWeights): void {
    this.pictures = pictures;
    if (this.opened) {
      this.opened.session.watch.pictures = pictures;
    }
  }

  private async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    if (!opened) {
      return;
    }
    await opened.session.dispose();
    this.recorder.forget();
    this.recorder.setDisplay(undefined);
    this.models.dispose();
    opened.device.dispose();
  }
}
