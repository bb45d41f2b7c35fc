import * as v from 'valibot';
import { count } from './count';
import { dataSetIds, lossIds, presetIds } from './playgroundState';
import { scheduleConfigSchema } from './scheduleConfig';

const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const line = v.pipe(v.string(), v.nonEmpty(), v.maxLength(500));

/** The name of a model's folder in media/models. */
export const modelIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));

/**
 * media/models/<id>/card.json: what a shipped model is and how good. Beside it stand config.json (the network, as
 * diffusers writes it) and diffusion_pytorch_model.safetensors. A number that was not measured is absent.
 */
export const modelCardSchema = v.strictObject({
  /** For people, in English, e.g. “MNIST digits 16×16”. */
  title: line,
  /** `unet` draws images, `mlp` points in the plane; a `classifier` draws nothing and judges digits. */
  kind: v.picklist(['unet', 'mlp', 'classifier']),
  data: v.strictObject({
    name: line,
    /** Of the data themselves, not only of the package they came in. */
    licence: line,
    /** The data set of the playground that the model can be trained further on. */
    id: v.optional(v.picklist(dataSetIds)),
  }),
  licence: v.optional(line),
  /** The playground's preset that config.json is; without it the model cannot be trained further here. */
  preset: v.optional(v.picklist(presetIds)),
  /** Absent from flow matching and from classifiers. */
  schedule: v.optional(scheduleConfigSchema),
  /** What the network was trained to predict. */
  loss: v.optional(v.picklist(lossIds), 'epsilon'),
  /** Number of classes that can be asked for; the network's class of that index means “no class”. */
  classes: v.optional(v.pipe(count, v.minValue(1), v.maxValue(1000))),
  /** False where there is no class that means “no class”, and therefore no guidance. */
  noClass: v.optional(v.boolean()),
  parameters: v.optional(count),
  steps: v.optional(count),
  batchSize: v.optional(count),
  seed: v.optional(count),
  /** Upper bound on the negative log likelihood of held-out images. */
  bitsPerDim: v.optional(
    v.strictObject({ value: positive, standardError: v.optional(positive), images: v.optional(count) }),
  ),
  /** Fréchet distance in the features of our digit classifier: no FID, and not comparable with one. */
  frechetDistance: v.optional(
    v.strictObject({
      samples: positive,
      realHeldOut: v.optional(positive),
      noise: v.optional(positive),
      images: v.optional(count),
    }),
  ),
  /** Share of samples that the digit classifier gives a class with probability ≥ 0.9. */
  confident: v.optional(v.strictObject({ share, images: v.optional(count) })),
  /** Of a classifier, on held-out images. */
  accuracy: v.optional(share),
  notes: v.optional(v.pipe(v.string(), v.maxLength(2000))),
});
export type ModelCard = v.InferOutput<typeof modelCardSchema>;

/** media/models/index.json: the folders to offer, the first being the one that a newcomer samples. */
export const modelIndexSchema = v.strictObject({ models: v.array(modelIdSchema) });

/** A shipped model as the page knows it: its card, and where its files are. */
export const shippedModelSchema = v.strictObject({
  id: modelIdSchema,
  card: modelCardSchema,
  config: v.string(),
  weights: v.string(),
});
export type ShippedModel = v.InferOutput<typeof shippedModelSchema>;
