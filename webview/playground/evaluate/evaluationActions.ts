import { digitSide } from '../../engine/jobs/smallDigits';
import type { Run } from '../run/run';
import type { RunOpener } from '../run/runOpener';
import type { Store } from '../store';
import type { EvaluationRequest } from './evaluationRequest';

/** What the user may ask of the evaluation. */
export class EvaluationActions {
  constructor(
    private readonly run: Run,
    private readonly store: Store,
    private readonly opener: RunOpener,
    private readonly request: EvaluationRequest,
  ) {}

  /** Bounds the likelihood of held-out images. */
  async evaluate(): Promise<void> {
    const { dataSet, subject } = this.request.ofBound();
    if (await this.run.asked.afterOpening(() => this.opener.openAsShown())) {
      await this.run.jobs.evaluate(dataSet, subject, this.model);
    }
  }

  /** Draws samples and judges them. */
  async judge(): Promise<void> {
    const { dataSet, subject } = this.request.ofQuality();
    if (await this.run.asked.afterOpening(() => this.opener.openAsShown())) {
      await this.run.jobs.judge(dataSet, subject, { model: this.model });
    }
  }

  /** Judges the images of a file, [N, 1, 16, 16] in [-1, 1], as if they had been drawn. */
  async judgeFile(name: string, images: Float32Array): Promise<void> {
    const asked = this.request.ofQuality();
    if (await this.run.asked.afterOpening(() => this.opener.ensureOpen())) {
      const samples = images.length / digitSide ** 2;
      const subject = {
        ...asked.subject,
        judge: 'classifier' as const,
        model: name,
        samples,
        fromFile: true,
      };
      await this.run.jobs.judge('digits16', subject, { images });
    }
  }

  private get model() {
    return this.run.library.find(this.store.state.sample.model);
  }
}
