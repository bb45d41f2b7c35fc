import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { DataSetId } from '../../../src/protocol/playgroundState';
import { judgeOf, type DrawnImages, type JudgeId } from '../../engine/jobs/evaluationRefusal';
import type { EvaluationSettings } from '../../engine/protocol/evaluation';
import type { DataSets } from '../dataSets';
import { chosenNetwork } from '../models/chosenNetwork';
import { titleOf } from '../models/cardText';
import type { Run } from '../run/run';
import { samplingOf } from '../sample/samplingOf';
import type { Store } from '../store';
import type { EvaluationSubject, QualitySubject } from './evaluation';
import { stepsText } from '../../../src/protocol/countedText';

/** Fewer samples than this say little of a distribution in 64 dimensions. */
export const recommendedSamples = 1000;

/** What the next evaluation is to be of, and how thorough: what is chosen in its form, and what the page shows. */
export class EvaluationRequest {
  /** How the likelihood is bounded; the seed is the page's. */
  bound: EvaluationSettings = { images: 64, timesteps: 50, draws: 2, seed: 0 };
  /** How many samples are judged. */
  samples = recommendedSamples;

  constructor(
    private readonly run: Run,
    private readonly store: Store,
    private readonly dataSets: DataSets,
  ) {}

  /** The likelihood of held-out images. */
  ofBound(): { readonly dataSet: DataSetId; readonly subject: EvaluationSubject } {
    const { dataSet, data, name } = this.chosen();
    const settings = { ...this.bound, seed: this.store.state.seed };
    return { dataSet, subject: { model: name, data: data.name, side: data.side, settings } };
  }

  /** The quality of samples. */
  ofQuality(): { readonly dataSet: DataSetId; readonly subject: QualitySubject } {
    const { run, store } = this;
    const { model, dataSet, data, name } = this.chosen();
    return {
      dataSet,
      subject: {
        judge: this.judge,
        model: name,
        data: data.name,
        samples: this.samples,
        seed: store.state.seed,
        sample: samplingOf({ run, store }, store.state.sample, model),
        accuracy: run.library.classifier?.card.accuracy,
      },
    };
  }

  /** What the chosen network draws, and the real images that its samples are judged beside. */
  compared(): { readonly drawn: DrawnImages; readonly data: DataSet } {
    const { run } = this;
    const { model, data, points } = this.chosen();
    const shape = (model && run.library.imageShape(model.id)) ?? data;
    return { drawn: points ? { side: 1, channels: 2 } : shape, data };
  }

  /** By what the chosen network's samples are judged. */
  get judge(): JudgeId {
    const { drawn, data } = this.compared();
    return judgeOf(drawn, data.id);
  }

  private chosen() {
    const { run, store } = this;
    const { model, dataSet, points } = chosenNetwork({ run, store });
    return { model, points, dataSet, data: this.dataSets.open(dataSet), name: this.nameOf(model) };
  }

  private nameOf(model: ShippedModel | undefined): string {
    return model ? titleOf(model.card) : l10n.t('your network after {0}', stepsText(this.run.state.step));
  }
}
