import * as l10n from '@vscode/l10n';
import { isPoints } from '../../../src/datasets/openDataSet';
import type { PlaygroundAction } from '../../../src/protocol/messages';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import {
  defaultPlaygroundState,
  ownModel,
  type DataSetId,
  type SampleSettings,
} from '../../../src/protocol/playgroundState';
import type { ImageOperation } from '../../engine/protocol/imageOperation';
import { samplerFor } from '../../engine/sampling/planFor';
import type { EngineId } from '../../engine/contract/engine';
import { ownSetup } from '../models/chosenNetwork';
import type { EvaluationSubject, QualitySubject } from '../evaluate/evaluation';
import type { Notices } from '../chrome/notices';
import type { Run } from './run';
import { compareSetups, patchOf, runSetupOf, type RunSetup } from './runSetup';
import type { Store } from '../store';

/** A newcomer's first samples: an untrained network first learns for this many steps, or this long. */
export const warmUpSteps = 300;
export const warmUpSeconds = 60;
const previewSeconds = 12;
/** The paper's 2e-4 is for 800,000 steps; in a minute only a bolder rate shows anything. */
const warmUpLearningRate = 1e-3;
const preview: SampleSettings = {
  ...defaultPlaygroundState.sample,
  sampler: 'ddim',
  steps: 8,
  eta: 0,
  count: 16,
  clip: true,
};

/** tfjs on the CPU is left out: it is a reference for small networks, not a choice. */
const comparedEngines: readonly EngineId[] = ['webgpu', 'onnx-wasm', 'tfjs-webgpu'];

/** What the user may ask of the run, and what follows from it: opening an engine, warming up, pausing when hidden. */
export class RunActions {
  /** Since when an untrained network learns before it is sampled; undefined at all other times. */
  warmUpSince: number | undefined;
  pausedWhileHidden = false;
  /** What the sample view's mode begins with. */
  operation: () => ImageOperation | undefined = () => undefined;
  /** What the evaluation view asks for. */
  evaluation: (() => { readonly dataSet: DataSetId; readonly subject: EvaluationSubject }) | undefined;
  /** What it asks to be judged. */
  quality: (() => { readonly dataSet: DataSetId; readonly subject: QualitySubject }) | undefined;
  private previewDue = 0;

  constructor(
    private readonly run: Run,
    private readonly store: Store,
    private readonly notices: Notices,
    /** The run that was restored, until an engine has opened it. */
    private restored: { readonly setup: RunSetup; readonly checkpoint: Uint8Array } | undefined,
    private visible: boolean,
  ) {
    if (restored) {
      run.showSaved(restored.setup, restored.checkpoint);
    }
    let { engine } = store;
    store.subscribe(() => {
      if (store.engine !== engine) {
        engine = store.engine;
        void this.changeEngine();
      }
    });
    run.subscribe((news) => {
      if (news.type === 'changed' && !this.visible) {
        void this.pauseWhileHidden();
      } else if (news.type === 'changed' && this.warmUpSince !== undefined) {
        void this.continueWarmUp();
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
        return this.evaluate();
      case 'selfCheck':
        return this.selfCheck();
      case 'compareEngines':
        return this.compareEngines();
    }
  }

  /** Starts the engine if there is none yet. */
  async ensureOpen(): Promise<boolean> {
    if (!this.run.isOpen && !this.run.opening) {
      const { restored } = this;
      this.restored = undefined;
      const wanted = runSetupOf(this.store.state);
      const setup =
        restored && compareSetups(restored.setup, wanted) === 'incompatible'
          ? restored.setup
          : { ...wanted, seed: restored?.setup.seed ?? wanted.seed };
      await this.run.open(this.store.engine, setup, { checkpoint: restored?.checkpoint });
    }
    if (this.run.isOpen && this.run.diverged) {
      await this.goBack();
    }
    return this.run.isOpen;
  }

  /** From a run that diverged back to its last checkpoint, or to its beginning. */
  async goBack(): Promise<void> {
    if (!this.run.isOpen) {
      await this.ensureOpen();
      return;
    }
    await this.run.goBack();
    this.notices.say(l10n.t('The run is back at step {0}.', this.run.step));
  }

  /** Whether the run has learnt something and cannot take the settings shown: then training would be of others. */
  get runIsOther(): boolean {
    const { setup, step } = this.run;
    return (
      step > 0 && setup !== undefined && compareSetups(setup, runSetupOf(this.store.state)) === 'incompatible'
    );
  }

  /** Trains what the settings show; where the run is another, it is asked which is meant. */
  async train(): Promise<void> {
    this.warmUpSince = undefined;
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
    if (this.run.setup && this.runIsOther) {
      this.store.patch(patchOf(this.run.setup));
    }
    await this.train();
  }

  /** A new run with the settings shown, which trains at once. */
  async trainNew(): Promise<void> {
    await this.newRun();
    await this.train();
  }

  /** Goes on with the run; settings that may change midway are taken over. */
  private async goOn(): Promise<void> {
    if (!(await this.ensureOpen())) {
      return;
    }
    if (this.run.phase === 'paused') {
      await this.run.resume();
      return;
    }
    await this.takeOverSettings();
    this.sampleOwn();
    await this.run.train();
  }

  async evaluate(): Promise<void> {
    const asked = this.evaluation?.();
    if (asked && (await this.openAsShown())) {
      await this.run.evaluate(asked.dataSet, asked.subject, this.shippedModel);
    }
  }

  /** Draws samples and judges them. */
  async judge(): Promise<void> {
    const asked = this.quality?.();
    if (asked && (await this.openAsShown())) {
      await this.run.judge(asked.dataSet, asked.subject, { model: this.shippedModel });
    }
  }

  /** Judges the images of a file, [N, 1, 16, 16] in [-1, 1], as if they had been drawn. */
  async judgeFile(name: string, images: Float32Array): Promise<void> {
    const asked = this.quality?.();
    if (asked && (await this.ensureOpen())) {
      const samples = images.length / 16 ** 2;
      const subject = { ...asked.subject, model: name, samples, fromFile: true };
      await this.run.judge('digits16', subject, { images });
    }
  }

  async selfCheck(): Promise<void> {
    if (await this.ensureOpen()) {
      await this.run.selfCheck();
    }
  }

  async compareEngines(): Promise<void> {
    if (await this.ensureOpen()) {
      await this.run.compareEngines(comparedEngines);
    }
  }

  /** A new run of the user's that starts from a shipped model's weights. */
  async trainFrom(model: ShippedModel): Promise<void> {
    const { schedule, data, loss, classes, kind } = model.card;
    // Points have one network, whatever the preset.
    const preset = kind === 'mlp' ? this.store.state.train.preset : model.card.preset;
    if (!preset || !schedule || !data.id) {
      return;
    }
    this.warmUpSince = undefined;
    this.restored = undefined;
    await this.run.takeCheckpoint();
    const conditional = classes !== undefined;
    const condition = conditional ? { conditional, labelDropout: 0.1 } : { conditional };
    const train = { ...this.store.state.train, preset, dataSet: data.id, loss, ...condition };
    this.store.patch({ ...patchOf({ seed: this.store.state.seed, schedule, train }), view: 'train' });
    this.sampleOwn();
    await this.run.openFrom(model, this.store.engine, runSetupOf(this.store.state));
    if (this.run.isOpen) {
      await this.run.train();
    }
  }

  /** Who trains wants to see what their own network draws. */
  private sampleOwn(): void {
    if (this.store.state.sample.model !== ownModel) {
      this.store.patch({ sample: { model: ownModel } });
    }
  }

  /** Samples; an untrained network of the user's own first learns for a minute, which the page says. */
  async sample(): Promise<void> {
    if (this.shippedModel) {
      return this.sampleNow();
    }
    if (!this.run.isOpen && !this.restored) {
      this.emboldenRate();
    }
    if (!(await this.ensureOpen())) {
      return;
    }
    if (!this.run.untrained || this.warmUpSince !== undefined) {
      await this.sampleNow();
      return;
    }
    this.emboldenRate();
    await this.takeOverSettings();
    this.warmUpSince = performance.now();
    this.previewDue = performance.now() + previewSeconds * 1000;
    await this.run.train(warmUpSteps);
  }

  /** Samples the network as it is. */
  async sampleNow(): Promise<void> {
    if (!(await this.ensureOpen())) {
      return;
    }
    if (this.warmUpSince !== undefined) {
      this.warmUpSince = undefined;
      await this.run.stop();
    }
    const { sample, seed } = this.store.state;
    const model = this.shippedModel;
    await this.run.sample(this.samplingOf(sample, model), seed, model, this.operation());
  }

  /** Sampling settings as the network in question takes them. */
  samplingOf(sample: SampleSettings, model: ShippedModel | undefined): SampleSettings {
    // The network's own T counts: its schedule may be another than the one that the figures show.
    const { schedule, train } = ownSetup({ run: this.run, store: this.store });
    const { T } = model?.card.schedule ?? schedule;
    const { loss } = model?.card ?? train;
    const points = model ? model.card.kind === 'mlp' : isPoints(train.dataSet);
    return {
      ...sample,
      sampler: samplerFor(sample.sampler, loss),
      steps: Math.min(sample.steps, T),
      ...(points ? { mode: 'generate' } : {}),
    };
  }

  /** The shipped model that the page is to sample; undefined when it is the user's own network. */
  private get shippedModel(): ShippedModel | undefined {
    return this.run.library.find(this.store.state.sample.model);
  }

  async pause(): Promise<void> {
    await this.run.pause();
  }

  async stop(): Promise<void> {
    this.warmUpSince = undefined;
    this.pausedWhileHidden = false;
    await this.run.stop();
  }

  /** A fresh network with the settings of the page. */
  async newRun(): Promise<void> {
    this.warmUpSince = undefined;
    this.restored = undefined;
    await this.run.takeCheckpoint();
    await this.run.open(this.store.engine, runSetupOf(this.store.state));
  }

  /** The same run on another engine. */
  private async changeEngine(): Promise<void> {
    const { setup } = this.run;
    if (!setup || this.run.opening) {
      return;
    }
    await this.stop();
    await this.run.open(this.store.engine, setup, { checkpoint: await this.run.takeCheckpoint() });
  }

  /** Goes on with a run that was saved elsewhere; the one before it is kept where checkpoints are. */
  async continueRun(setup: RunSetup, checkpoint: Uint8Array): Promise<void> {
    this.warmUpSince = undefined;
    this.restored = undefined;
    await this.run.takeCheckpoint();
    this.store.patch({ ...patchOf(setup), view: 'train', sample: { model: ownModel } });
    await this.run.open(this.store.engine, setup, { checkpoint });
  }

  /** Takes an earlier checkpoint after one was refused; a run that has learnt something meanwhile is kept. */
  async restore(setup: RunSetup, checkpoint: Uint8Array): Promise<void> {
    if (!this.run.isOpen && !this.run.opening) {
      this.restored = { setup, checkpoint };
      this.run.showSaved(setup, checkpoint);
    } else if (this.run.step === 0) {
      await this.run.open(this.store.engine, setup, { checkpoint });
    }
  }

  /** A hidden panel does not compute: nobody sees it, and the editor's machine is not ours. */
  async setVisible(visible: boolean): Promise<void> {
    this.visible = visible;
    if (!visible) {
      await this.pauseWhileHidden();
    } else if (this.pausedWhileHidden) {
      this.pausedWhileHidden = false;
      this.notices.say(
        l10n.t('The run was paused while this panel was hidden. It goes on from step {0}.', this.run.step),
      );
      await this.run.resume();
    }
  }

  /** A warm-up shows nothing at the paper's rate; one that the user chose is left alone. */
  private emboldenRate(): void {
    if (this.store.state.train.learningRate === defaultPlaygroundState.train.learningRate) {
      this.store.patch({ train: { learningRate: warmUpLearningRate } });
    }
  }

  private async pauseWhileHidden(): Promise<void> {
    if (this.run.busy && !this.pausedWhileHidden) {
      this.pausedWhileHidden = true;
      await this.run.pause();
    }
  }

  /** An engine, and a network that has learnt nothing is that of the settings shown. */
  private async openAsShown(): Promise<boolean> {
    if ((await this.ensureOpen()) && this.run.untrained && !this.run.busy) {
      await this.takeOverSettings();
    }
    return this.run.isOpen;
  }

  private async takeOverSettings(): Promise<void> {
    const wanted = runSetupOf(this.store.state);
    const { setup, step } = this.run;
    if (!setup) {
      return;
    }
    const difference = compareSetups(setup, wanted);
    if (step === 0 && (difference !== 'same' || setup.seed !== wanted.seed)) {
      const { startedFrom } = this.run;
      await (startedFrom && difference !== 'incompatible'
        ? this.run.openFrom(startedFrom, this.store.engine, wanted)
        : this.run.open(this.store.engine, wanted));
    } else if (step > 0 && difference === 'tunable') {
      await this.run.retune({ ...wanted, seed: setup.seed });
    }
  }

  private async continueWarmUp(): Promise<void> {
    const { run } = this;
    const now = performance.now();
    const late = now - (this.warmUpSince ?? now) > warmUpSeconds * 1000;
    if (
      (run.phase === 'idle' && run.step >= warmUpSteps) ||
      (run.phase === 'training' && late && run.step > 0)
    ) {
      await this.sampleNow();
    } else if (run.phase === 'idle' && run.step > 0) {
      // It ended early, which has been said.
      this.warmUpSince = undefined;
    } else if (run.phase === 'training' && run.step > 0 && now > this.previewDue) {
      this.previewDue = now + 2 * previewSeconds * 1000;
      await run.sample(preview, this.store.state.seed);
    }
  }
}
