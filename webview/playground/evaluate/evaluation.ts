import type { Bound } from '../../../src/diffusion/bounds/evaluateBound';
import type { Origin } from '../../../src/protocol/provenance';
import type { SampleSettings } from '../../../src/protocol/playgroundState';
import type { JudgeId } from '../../engine/jobs/evaluationRefusal';
import type {
  EvaluationSettings,
  JudgedDistance,
  JudgedQuality,
  QualityStage,
} from '../../engine/protocol/evaluation';
import type { WorkerEvent } from '../../engine/protocol/events';

/** What was evaluated, in words for people. */
export interface EvaluationSubject {
  readonly model: string;
  readonly data: string;
  readonly side: number;
  readonly settings: EvaluationSettings;
}

/** Whose samples were judged, and how they were drawn. */
export interface QualitySubject {
  readonly judge: JudgeId;
  /** Of a file, whose name stands for the model; nothing is known of how its images were drawn. */
  readonly fromFile?: boolean;
  readonly model: string;
  readonly data: string;
  readonly samples: number;
  readonly seed: number;
  readonly sample: SampleSettings;
  /** Share of held-out digits that the classifier tells rightly; absent when its card does not say. */
  readonly accuracy?: number | undefined;
}

interface Progress {
  readonly done: number;
  readonly total: number;
}

type Report = Extract<WorkerEvent, { type: 'oracles' | 'evaluating' | 'evaluated' | 'judging' | 'judged' }>;

/** The last evaluation of each kind: under way, ended with a result, or stopped. */
export class Evaluation {
  subject: EvaluationSubject | undefined;
  progress: Progress | undefined;
  /** How many of the known answers the mathematics gave. */
  oracles: { readonly passed: number; readonly total: number } | undefined;
  bound: Bound | undefined;
  /** Which network the bound is of. */
  boundBy: Origin | undefined;
  seconds = 0;
  qualitySubject: QualitySubject | undefined;
  qualityProgress: (Progress & { readonly stage: QualityStage; readonly seconds: number }) | undefined;
  quality: JudgedQuality | JudgedDistance | undefined;
  private stage: { readonly name: QualityStage; readonly since: number } | undefined;

  begin(subject: EvaluationSubject): void {
    this.subject = subject;
    this.bound = undefined;
    this.progress = undefined;
  }

  beginQuality(subject: QualitySubject): void {
    this.qualitySubject = subject;
    this.quality = undefined;
    this.qualityProgress = undefined;
    this.stage = undefined;
  }

  receive(event: Report): void {
    switch (event.type) {
      case 'oracles':
        this.oracles = { passed: event.passed, total: event.total };
        break;
      case 'evaluating':
        this.progress = { done: event.done, total: event.total };
        break;
      case 'evaluated':
        this.bound = event.bound;
        this.boundBy = event.by;
        this.seconds = event.seconds;
        this.progress = undefined;
        break;
      case 'judging': {
        const { stage, done, total } = event;
        if (this.stage?.name !== stage) {
          this.stage = { name: stage, since: performance.now() };
        }
        const seconds = (performance.now() - this.stage.since) / 1000;
        this.qualityProgress = { stage, done, total, seconds };
        break;
      }
      case 'judged':
        this.quality = event.judged;
        this.qualityProgress = undefined;
    }
  }
}
