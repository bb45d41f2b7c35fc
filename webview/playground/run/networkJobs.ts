import type { ShippedModel } from '../../../src/protocol/modelCard';
import type { DataSetId, SampleSettings } from '../../../src/protocol/playgroundState';
import type { ImageOperation } from '../../engine/protocol/imageOperation';
import type { EvaluationSubject, QualitySubject } from '../evaluate/evaluation';
import type { ModelLibrary } from '../models/modelLibrary';
import type { LastAsked } from './lastAsked';
import type { OpenedModels } from './openedModels';
import type { RunEngine } from './runEngine';
import type { RunState } from './runState';

/** Work of the run's own network, or of a shipped one, that takes a while: sampling, evaluating, judging. */
export class NetworkJobs {
  constructor(
    private readonly engine: RunEngine,
    private readonly state: RunState,
    private readonly models: OpenedModels,
    private readonly library: Pick<ModelLibrary, 'loadClassifier'>,
    private readonly asked: LastAsked,
  ) {}

  /** Draws samples. */
  async sample(
    settings: SampleSettings,
    seed: number,
    model?: ShippedModel,
    operation?: ImageOperation,
  ): Promise<void> {
    this.state.beginSampling(settings, model);
    const dataSet = model?.card.data.id;
    await this.begin(
      () => this.models.named(model),
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

  /** Bounds the likelihood of held-out images. */
  async evaluate(dataSet: DataSetId, subject: EvaluationSubject, model?: ShippedModel): Promise<void> {
    this.state.evaluation.begin(subject);
    const { settings } = subject;
    await this.begin(
      () => this.models.named(model),
      (which) => this.engine.request({ type: 'evaluate', settings, dataSet, ...which }),
    );
  }

  /** Judges samples, which are drawn first, or the images of a file. */
  async judge(
    dataSet: DataSetId,
    subject: QualitySubject,
    { model, images }: { readonly model?: ShippedModel | undefined; readonly images?: Float32Array },
  ): Promise<void> {
    this.state.evaluation.beginQuality(subject);
    const { judge, samples, sample, seed } = subject;
    await this.begin(
      async () => ({
        which: await this.models.named(model),
        classifier: judge === 'classifier' ? { classifier: await this.library.loadClassifier() } : {},
      }),
      ({ which, classifier }) => {
        const source = images ? { images, seed } : { samples, sample, seed, ...which };
        return this.engine.requestWithOnnx((onnxWasm) => ({
          type: 'judge',
          source,
          dataSet,
          onnxWasm,
          ...classifier,
        }));
      },
    );
  }

  /** Prepares a job and begins it, unless all was stopped or another was asked for meanwhile. */
  private async begin<T>(prepare: () => Promise<T>, start: (prepared: T) => Promise<unknown>): Promise<void> {
    const isWanted = this.asked.ask();
    await this.engine.try(async () => {
      const prepared = await prepare();
      await (isWanted() ? start(prepared) : undefined);
    });
  }
}
