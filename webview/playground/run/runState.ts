import { isPoints } from '../../../src/datasets/openDataSet';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { SampleMode, SampleSettings } from '../../../src/protocol/playgroundState';
import type { Divergence } from '../../../src/checkpoints/checkpointFile';
import type { MeterReading } from '../../engine/protocol/meterReading';
import type { MadeGrid } from '../../engine/protocol/pictures';
import type { OpenedInfo } from '../../engine/protocol/opened';
import type { RunPhase } from '../../engine/protocol/phase';
import type { WorkerEvent } from '../../engine/protocol/events';
import type { StopReason, StopRules, TimeSpent } from '../../engine/protocol/watching';
import { TrainingPast } from '../../engine/training/trainingPast';
import type { UnresolvedLoss } from './deviceLoss';
import { CheckProgress } from '../engines/checkProgress';
import { Evaluation } from '../evaluate/evaluation';
import { LossHistory } from './lossHistory';
import { isBusy, type SamplingProgress } from './runEvents';
import type { RunSetup } from './runSetup';
import type { SavedRun } from './savedRun';
import type { StartingWeights } from './startingWeights';

/** What the worker tells of its work, as opposed to its own life. */
export type RunReport = Exclude<
  WorkerEvent,
  { type: 'reply' | 'opened' | 'phase' | 'failed' | 'diverged' | 'tuned' | 'lost' | 'crashed' }
>;

/** What is known of the page's one run: what it is, how far it is, and what it last found. Views read it. */
export class RunState {
  readonly losses = new LossHistory();
  phase: RunPhase = 'closed';
  opening = false;
  info: OpenedInfo | undefined;
  setup: RunSetup | undefined;
  step = 0;
  stepsPerSecond = 0;
  elapsedSeconds = 0;
  /** Of the last step that was told of, where the engine gives it. */
  gradientNorm: number | undefined;
  /** When training is to end by itself. */
  rules: StopRules = {};
  /** The rule that ended it last. */
  endedBy: StopReason | undefined;
  /** What watching the run has given. */
  past = new TrainingPast();
  /** How often it is watched now, and what the time went into; undefined until it was. */
  watched: { readonly interval: number; readonly spent: TimeSpent } | undefined;
  sampling: SamplingProgress | undefined;
  readonly checks = new CheckProgress();
  readonly evaluation = new Evaluation();
  /** How fast the machine worked last, at each kind of work. */
  readonly meters = new Map<RunPhase, MeterReading>();
  /** How many images, or points, the pictures hold. */
  shownCount: number | undefined;
  /** Whether they hold points in the plane. */
  shownPoints = false;
  /** What the pictures show. */
  shownMode: SampleMode = 'generate';
  /** The shipped model that the pictures are by; undefined when they are by the run's own network. */
  shownModel: ShippedModel | undefined;
  /** The last finished pictures, also those of an engine that is gone, or of the page before. */
  kept: MadeGrid | undefined;
  /** Whose weights this run started from, where they were not fresh ones. */
  startedFrom: StartingWeights | undefined;
  /** Why the run stopped for good: it can go on only from its last checkpoint. */
  diverged: Divergence | undefined;
  /** The engine went away again, and the user has not said yet what to do. */
  lost: UnresolvedLoss | undefined;
  /** Why there is no engine, when opening one failed. */
  failure: string | undefined;
  /** Whether training goes on when nothing holds it up. */
  trainingWanted = false;
  private samplings = 0;

  get isOpen(): boolean {
    return this.info !== undefined;
  }

  get busy(): boolean {
    return isBusy(this.phase);
  }

  /** Whether the run's own network knows nothing yet. */
  get untrained(): boolean {
    return this.step === 0 && this.startedFrom === undefined;
  }

  /** A run is being opened with a setup, from fresh weights or not. */
  begin(setup: RunSetup, isFresh: boolean): void {
    this.opening = true;
    this.failure = undefined;
    this.lost = undefined;
    this.diverged = undefined;
    this.setup = setup;
    if (isFresh) {
      this.startedFrom = undefined;
    }
  }

  /** The run can only go back to its last checkpoint. */
  endDiverged(divergence: Divergence): void {
    this.diverged = divergence;
    this.trainingWanted = false;
  }

  /** Another sampling: what the pictures show from now on. */
  beginSampling(settings: SampleSettings, model: ShippedModel | undefined): void {
    this.sampling = undefined;
    this.shownPoints = model ? model.card.kind === 'mlp' : isPoints(this.setup?.train.dataSet ?? '');
    this.shownCount = this.shownPoints ? settings.points : settings.count;
    this.shownModel = model;
    this.shownMode = this.shownPoints ? 'generate' : settings.mode;
    this.samplings += 1;
  }

  /** There is no engine any more: what only it knew is forgotten. */
  forgetEngine(): void {
    this.info = undefined;
    this.phase = 'closed';
    this.sampling = undefined;
    this.rules = {};
    this.watched = undefined;
    this.gradientNorm = undefined;
    this.stepsPerSecond = 0;
    this.meters.clear();
  }

  /** A saved run's own curve and clock; a fresh run starts with none. */
  takePast(saved: SavedRun | undefined): void {
    this.losses.clear();
    this.losses.add(saved?.losses ?? []);
    this.past = saved?.past ?? new TrainingPast();
    this.endedBy = undefined;
    this.step = saved?.step ?? 0;
    this.elapsedSeconds = saved?.elapsedSeconds ?? 0;
  }

  /** Takes in what the worker reports of its work. */
  takeReport(event: RunReport): void {
    switch (event.type) {
      case 'trained':
        this.step = event.step;
        this.stepsPerSecond = event.stepsPerSecond;
        this.elapsedSeconds = event.elapsedSeconds;
        this.gradientNorm = event.gradientNorm;
        this.losses.add(event.losses);
        break;
      case 'watched':
        if (event.heldOut) {
          this.past.addHeldOut(event.heldOut);
        }
        if (event.picture) {
          this.past.addPicture(event.picture);
        }
        this.watched = { interval: event.interval, spent: event.spent };
        break;
      case 'trainingEnded':
        this.endedBy = event.why;
        break;
      case 'sampled':
        this.sampling = {
          number: this.samplings,
          recorded: event.index + 1,
          of: event.of,
          times: [...(event.index === 0 ? [] : (this.sampling?.times ?? [])), event.t],
          done: event.done,
          elapsedSeconds: event.elapsedSeconds,
          made: event.made,
        };
        break;
      case 'meter':
        this.meters.set(event.reading.of, event.reading);
        break;
      case 'evaluating':
      case 'evaluated':
      case 'oracles':
      case 'judging':
      case 'judged':
        this.evaluation.receive(event);
        break;
      case 'checkStarted':
      case 'checked':
      case 'checkEnded':
      case 'comparing':
      case 'compared':
      case 'comparisonEnded':
        this.checks.receive(event);
        break;
    }
  }
}
