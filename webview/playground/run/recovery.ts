import type { EngineChoice } from '../../../src/protocol/engineChoice';
import type { StopRules } from '../../engine/protocol/watching';
import type { Checkpoints } from './checkpoints';
import { DeviceLosses, lossText, type LostPart } from './deviceLoss';
import type { RunStart } from './runAssets';
import type { RunEngine } from './runEngine';
import type { TellNews } from './runEvents';
import type { RunSetup } from './runSetup';
import type { RunState } from './runState';

/** Rebuilds the run from its last checkpoint when its GPU or its worker goes away, or when the user asks for it. */
export class Recovery {
  private readonly losses = { gpu: new DeviceLosses(), engine: new DeviceLosses() };

  constructor(
    private readonly state: RunState,
    private readonly checkpoints: Checkpoints,
    private readonly engine: RunEngine,
    private readonly tell: TellNews,
    private readonly train: (rules: StopRules) => Promise<void>,
  ) {}

  /**
   * The run is rebuilt once, and after that the user is asked. A worker that has got as far as a checkpoint since is
   * rebuilt again.
   */
  async recover(what: LostPart, reason: string): Promise<void> {
    const { state } = this;
    if (!state.setup || !this.engine.hasWorker) {
      return;
    }
    const { rules, trainingWanted } = state;
    state.forgetEngine();
    state.rules = rules;
    this.checkpoints.begin(this.checkpoints.bytes);
    const loss = { what, reason, step: state.step };
    if (!this.losses[what].rebuildsByItself()) {
      state.lost = loss;
      this.tell({ type: 'changed' });
      return;
    }
    this.tell({ type: 'problem', text: lossText(loss) });
    await this.rebuild(this.engine.choice, {}, trainingWanted);
  }

  /** The worker has got as far as a checkpoint. */
  worked(): void {
    this.losses.engine.forgive();
  }

  /** Answers an unresolved loss: the run goes on from its checkpoint, on the GPU once more or on the CPU. */
  async continueOn(on: 'gpu' | 'cpu'): Promise<void> {
    this.forgive();
    const cpu = on === 'cpu';
    await this.rebuild(cpu ? 'auto' : this.engine.choice, { avoidGpu: cpu }, this.state.trainingWanted);
  }

  /** Gives the run up for now; its checkpoint stays where it is. */
  giveUp(): void {
    this.forgive();
    this.engine.close();
    this.state.lost = undefined;
    this.tell({ type: 'changed' });
  }

  /** Takes the run back to its last checkpoint, or to its beginning. */
  async goBack(): Promise<void> {
    await this.rebuild(this.engine.choice, {}, false);
  }

  /** Goes on with the run under these settings: from its last checkpoint, or from the weights that it began with. */
  async reopen(choice: EngineChoice, setup: RunSetup): Promise<void> {
    this.state.setup = setup;
    await this.rebuild(choice, {}, false);
  }

  private forgive(): void {
    this.losses.gpu.forgive();
    this.losses.engine.forgive();
  }

  private async rebuild(choice: EngineChoice, start: RunStart, resume: boolean): Promise<void> {
    const { setup, rules, startedFrom } = this.state;
    if (!setup) {
      return;
    }
    const checkpoint = this.checkpoints.bytes;
    const pretrained = checkpoint ? undefined : await startedFrom?.load();
    await this.engine.open(choice, setup, { ...start, checkpoint, pretrained });
    if (resume && this.state.isOpen) {
      await this.train(rules);
    }
  }
}
