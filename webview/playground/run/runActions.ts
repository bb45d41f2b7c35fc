import * as l10n from '@vscode/l10n';
import type { PlaygroundAction } from '../../../src/protocol/toPage';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import { ownModel } from '../../../src/protocol/playgroundState';
import type { EngineId } from '../../engine/contract/engine';
import type { TrainedStep } from '../../engine/protocol/trainedStep';
import type { StopRules } from '../../engine/protocol/watching';
import type { Notices } from '../chrome/notices';
import { EvaluationActions } from '../evaluate/evaluationActions';
import type { EvaluationRequest } from '../evaluate/evaluationRequest';
import { chosenNetwork } from '../models/chosenNetwork';
import type { OperationPanel } from '../operations/operationPanel';
import { samplingOf } from '../sample/samplingOf';
import type { Store } from '../store';
import { HiddenPause } from './hiddenPause';
import type { Run } from './run';
import { RunOpener, type SavedStart } from './runOpener';
import { patchOf } from './runSetup';
import { weightsOfModel, type StartingWeights } from './startingWeights';
import { stopRulesOf } from './stopRules';
import { WarmUp } from './warmUp';

/** tfjs on the CPU is left out: it is a reference for small networks, not a choice. */
const comparedEngines: readonly EngineId[] = ['webgpu', 'wasm', 'onnx-wasm', 'tfjs-webgpu'];

/** What the user has set up beside the store's state. */
export interface Prepared {
  /** What the sample view's mode begins with. */
  readonly operation: Pick<OperationPanel, 'operation'>;
  readonly evaluation: EvaluationRequest;
}

/** What the user may ask of the run, and what follows from it. */
export class RunActions {
  readonly warmUp: WarmUp;
  readonly hidden: HiddenPause;
  readonly evaluation: EvaluationActions;
  private readonly opener: RunOpener;

  constructor(
    private readonly run: Run,
    private readonly store: Store,
    private readonly notices: Notices,
    private readonly prepared: Prepared,
    restored: SavedStart | undefined,
    isVisible: boolean,
  ) {
    this.opener = new RunOpener(run, store, notices, restored);
    this.evaluation = new EvaluationActions(run, store, this.opener, prepared.evaluation);
    this.hidden = new HiddenPause(run, notices, isVisible);
    this.warmUp = new WarmUp(run, store, () => this.sampleNow());
    run.subscribe(({ type }) => {
      if (type === 'changed' && !this.hidden.holdBack()) {
        void this.warmUp.goOn();
      }
    });
    let { engine } = store;
    store.subscribe(() => {
      if (store.engine !== engine) {
        engine = store.engine;
        void this.changeEngine();
      }
    });
  }

  perform(action: PlaygroundAction): Promise<void> {
    switch (action) {
      case 'none':
        return Promise.resolve();
      case 'sample':
        return this.sample();
      case 'train':
        return this.train();
      case 'evaluate':
        return this.evaluation.evaluate();
      case 'selfCheck':
        return this.selfCheck();
      case 'compareEngines':
        return this.compareEngines();
      case 'explainGpu':
        return this.explainGpu();
    }
  }

  ensureOpen(): Promise<boolean> {
    return this.opener.ensureOpen();
  }

  goBack(): Promise<void> {
    return this.opener.goBack();
  }

  get runIsOther(): boolean {
    return this.opener.runIsOther;
  }

  /** Trains what the settings show; where the run is another, it is asked which is meant. */
  async train(): Promise<void> {
    this.warmUp.end();
    if (!this.runIsOther) {
      return this.goOn();
    }
    this.store.patch({ view: 'train' });
    this.notices.say(
      l10n.t('The run so far cannot take the settings shown. Choose: continue it, or start a new run.'),
    );
  }

  /** Goes on with the run, and shows its settings. */
  async trainRun(): Promise<void> {
    const { setup } = this.run.state;
    if (setup && this.runIsOther) {
      this.store.patch(patchOf(setup));
    }
    await this.train();
  }

  /** One training step of what the settings show, looked into; undefined where none could be made, which is told. */
  async trainStep(): Promise<TrainedStep | undefined> {
    this.warmUp.end();
    if (this.runIsOther) {
      await this.train();
      return undefined;
    }
    if (!(await this.ensureOpen())) {
      return undefined;
    }
    await this.opener.takeOverSettings();
    return this.run.trainStep();
  }

  /** What a new run begins with; undefined for fresh weights from the seed. */
  get start(): StartingWeights | undefined {
    return this.opener.start;
  }

  startFrom(start: StartingWeights | undefined): void {
    this.opener.start = start;
  }

  /** A network that has not been trained here, with the settings of the page. */
  async newRun(): Promise<void> {
    this.warmUp.end();
    await this.opener.openNew();
  }

  /** A new run with the settings shown, which trains at once. */
  async trainNew(): Promise<void> {
    await this.newRun();
    await this.train();
  }

  /** A new run of the user's that starts from a shipped model's weights. */
  async trainFrom(model: ShippedModel): Promise<void> {
    const { state } = this.store;
    const { schedule, data, loss, classes, kind } = model.card;
    // Points have one network, whatever the preset.
    const preset = kind === 'mlp' ? state.train.preset : model.card.preset;
    if (!preset || !schedule || !data.id) {
      return;
    }
    this.warmUp.end();
    const conditional = classes !== undefined;
    const condition = conditional ? { conditional, labelDropout: 0.1 } : { conditional };
    const train = { ...state.train, preset, dataSet: data.id, loss, ...condition };
    this.store.patch({ ...patchOf({ seed: state.seed, schedule, train }), view: 'train' });
    this.sampleOwn();
    this.opener.start = weightsOfModel(this.run.library, model);
    await this.opener.openNew();
    if (this.run.state.isOpen) {
      await this.run.train(this.stopRules);
    }
  }

  /** Goes on with a run that was saved elsewhere. */
  async continueRun(start: SavedStart): Promise<void> {
    this.warmUp.end();
    await this.opener.continueRun(start);
  }

  restore(start: SavedStart): Promise<void> {
    return this.opener.restore(start);
  }

  async pause(): Promise<void> {
    await this.run.pause();
  }

  async stop(): Promise<void> {
    this.warmUp.end();
    this.hidden.forget();
    await this.run.stop();
  }

  /** Samples; an untrained network of the user's own first learns for a minute, which the page says. */
  async sample(): Promise<void> {
    if (this.shippedModel) {
      return this.sampleNow();
    }
    if (this.opener.isFresh) {
      this.warmUp.emboldenRate();
    }
    if (!(await this.ensureOpen())) {
      return;
    }
    if (!this.run.state.untrained || this.warmUp.since !== undefined) {
      await this.sampleNow();
      return;
    }
    this.warmUp.emboldenRate();
    await this.opener.takeOverSettings();
    await this.warmUp.begin();
  }

  /** Samples the network as it is. */
  async sampleNow(): Promise<void> {
    if (!(await this.run.asked.afterOpening(() => this.ensureOpen()))) {
      return;
    }
    if (this.warmUp.end()) {
      await this.run.stop();
    }
    const { run, store, shippedModel } = this;
    const { sample, seed } = store.state;
    const begins = chosenNetwork({ run, store }).points ? undefined : this.prepared.operation.operation();
    await run.jobs.sample(samplingOf({ run, store }, sample, shippedModel), seed, shippedModel, begins);
  }

  async selfCheck(): Promise<void> {
    if (await this.ensureOpen()) {
      await this.run.checks.selfCheck();
    }
  }

  async compareEngines(): Promise<void> {
    if (await this.ensureOpen()) {
      await this.run.checks.compareEngines(comparedEngines);
    }
  }

  /** Shows why the GPU is not used, or that it is. Needs no engine. */
  explainGpu(): Promise<void> {
    if (this.store.state.view !== 'engines') {
      this.store.patch({ view: 'engines' });
    }
    return this.run.checks.checkGpu(this.store.engine, this.store.place);
  }

  /** Goes on with the run; settings that may change midway are taken over. */
  private async goOn(): Promise<void> {
    if (!(await this.ensureOpen())) {
      return;
    }
    await this.opener.takeOverSettings();
    if (this.run.state.phase === 'paused') {
      await this.run.resume();
      return;
    }
    this.sampleOwn();
    await this.run.train(this.stopRules);
  }

  private async changeEngine(): Promise<void> {
    const { engine } = this.store;
    if (this.run.state.isOpen) {
      await this.stop();
    }
    // Another may have been chosen meanwhile.
    if (this.store.engine === engine) {
      await this.opener.changeEngine();
    }
  }

  /** When a training that begins now ends by itself. */
  private get stopRules(): StopRules {
    const { step, elapsedSeconds } = this.run.state;
    return stopRulesOf(this.store.state.watch, { step, elapsedSeconds });
  }

  /** Who trains wants to see what their own network draws. */
  private sampleOwn(): void {
    if (this.store.state.sample.model !== ownModel) {
      this.store.patch({ sample: { model: ownModel } });
    }
  }

  /** The shipped model that the page is to sample; undefined when it is the user's own network. */
  private get shippedModel(): ShippedModel | undefined {
    return this.run.library.find(this.store.state.sample.model);
  }
}
