import type { Bound } from '../../../src/diffusion/bounds/evaluateBound';
import type { WorkerEvent } from '../../engine/workerProtocol';
import type { EvaluationSettings } from '../../engine/evaluateJob';

/** What was evaluated, in words for people. */
export interface EvaluationSubject {
  readonly model: string;
  readonly data: string;
  readonly side: number;
  readonly settings: EvaluationSettings;
}

/** The last evaluation: under way, ended with a bound, or stopped. */
export class Evaluation {
  subject: EvaluationSubject | undefined;
  progress: { readonly done: number; readonly total: number } | undefined;
  /** How many of the known answers the mathematics gave. */
  oracles: { readonly passed: number; readonly total: number } | undefined;
  bound: Bound | undefined;
  seconds = 0;

  begin(subject: EvaluationSubject): void {
    this.subject = subject;
    this.bound = undefined;
    this.progress = undefined;
  }

  receive(event: Extract<WorkerEvent, { type: 'oracles' | 'evaluating' | 'evaluated' }>): void {
    if (event.type === 'oracles') {
      this.oracles = { passed: event.passed, total: event.total };
    } else if (event.type === 'evaluating') {
      this.progress = { done: event.done, total: event.total };
    } else {
      this.bound = event.bound;
      this.seconds = event.seconds;
      this.progress = undefined;
    }
  }
}
