import * as v from 'valibot';
import { isOwnDataId, type OwnDataId } from '../base/ownDataId';
import { figureIds, type FigureStates } from '../figures';
import { figurePatchesSchema, figureStatesSchema, patchFigures } from '../figures/states';
import { timestepSpacings } from '../diffusion/samplers/timesteps';
import { figuresTogether } from './olderState';
import { noiseLevels, samplerIds } from './samplers';
import { scheduleConfigSchema } from './scheduleConfig';

/** The playground's views: every figure, and what works with a network. */
export const networkViewIds = ['train', 'runs', 'sample', 'evaluate', 'network', 'engines'] as const;
export const viewIds = [...figureIds, ...networkViewIds] as const;
export type ViewId = (typeof viewIds)[number];

export const presetIds = ['tiny', 'small', 'ref', 'paper'] as const;
export type PresetId = (typeof presetIds)[number];

/** Images, and clouds of points in the plane. */
export const dataSetIds = [
  'digits16',
  'digits32',
  'icons16',
  'faces16',
  'moons',
  'spiral',
  'gaussians',
] as const;
export type ShippedDataSetId = (typeof dataSetIds)[number];
/** One of those, or the name of data of the user's own. */
export const dataSetSchema = v.union([v.picklist(dataSetIds), v.custom<OwnDataId>(isOwnDataId)]);
export type DataSetId = v.InferOutput<typeof dataSetSchema>;

const integer = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const real = (min: number, max: number) => v.pipe(v.number(), v.finite(), v.minValue(min), v.maxValue(max));

/** What a network is trained to predict, and how its error is weighted (webview/engine/training/objective.ts). */
export const lossIds = ['epsilon', 'x0', 'v', 'vlb', 'flow'] as const;
export type LossId = (typeof lossIds)[number];

/** The largest learning rate that float32 arithmetic can start with. At it, and long before, training diverges. */
export const largestLearningRate = 1e38;

/** Keys that are younger than the first checkpoints have a default: how those were trained. */
export const trainSettingsSchema = v.strictObject({
  dataSet: dataSetSchema,
  preset: v.picklist(presetIds),
  batchSize: integer(1, 512),
  learningRate: v.pipe(v.number(), v.gtValue(0), v.maxValue(largestLearningRate)),
  /** Upper bound of the warmed-up EMA decay min(emaDecay, (1+n)/(10+n)). */
  emaDecay: real(0, 0.999999),
  dropout: real(0, 0.9),
  /** Random horizontal flip; only data sets that allow it honour it. */
  flip: v.boolean(),
  loss: v.optional(v.picklist(lossIds), 'epsilon'),
  /** γ of Min-SNR weighting (Hang et al. 2023) of the losses in ε, x_0 and v; 0 for none. */
  snrGamma: v.optional(real(0, 1e6), 0),
  /** Whether the network is told the images' classes. */
  conditional: v.optional(v.boolean(), false),
  /** Share of the labels that training hides, for classifier-free guidance. */
  labelDropout: v.optional(real(0, 1), 0),
  /** Steps over which the learning rate rises. */
  warmupSteps: v.optional(integer(0, 1e7), 0),
  /** The step at which it has fallen to zero, as half a cosine; 0 keeps it constant. */
  decaySteps: v.optional(integer(0, 1e7), 0),
  /** Gradients of a larger global norm are scaled down to it; 0 leaves them alone. */
  maxGradientNorm: v.optional(real(0, 1e6), 0),
});

/** By which weights pictures are made while a network learns. */
export const watchedWeights = ['ema', 'raw', 'off'] as const;

/** How a training is watched and when it ends by itself: the run is the same whatever they say. */
export const watchSettingsSchema = v.strictObject({
  pictures: v.optional(v.picklist(watchedWeights), 'ema'),
  /** Steps from where training begins or goes on; 0 for no end. */
  stopSteps: v.optional(integer(0, 1e9), 0),
  /** Minutes of training from there; 0 for no end. */
  stopMinutes: v.optional(real(0, 1e5), 0),
  /** Whether a held-out loss that no longer falls ends it. */
  stopWhenRising: v.optional(v.boolean(), false),
});

/** The training run's own network, in place of the name of a shipped model. */
export const ownModel = 'own';

/** Ways to use a trained network: draw from noise, or begin with images. */
export const sampleModes = [
  'generate',
  'progressive',
  'reconstruct',
  'interpolate',
  'inpaint',
  'drawing',
  'guidance',
] as const;
export type SampleMode = (typeof sampleModes)[number];

const imageModes: readonly SampleMode[] = ['reconstruct', 'interpolate', 'inpaint', 'drawing'];

/** Whether a mode makes something of images that are there, instead of drawing from noise alone. */
export function beginsWithImage(mode: SampleMode): boolean {
  return imageModes.includes(mode);
}

const classSchema = v.pipe(v.string(), v.regex(/^(each|none|\d{1,3})$/));

export const sampleSettingsSchema = v.strictObject({
  /** Which network is sampled: `own`, or the folder of a shipped model. */
  model: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/)), 'digits16-cond-small'),
  sampler: v.picklist(samplerIds),
  /** Denoising steps; DDPM always takes all T. */
  steps: integer(1, 10000),
  /** DDIM's η (DDIM eq. 16): 0 is deterministic, 1 is DDPM-like. */
  eta: real(0, 1),
  count: integer(1, 64),
  /** How many points are drawn instead, by networks of points. */
  points: v.optional(integer(1, 2048), 512),
  /** Clip the predicted x̂_0 to [-1, 1], as the official DDPM code does. */
  clip: v.boolean(),
  /**
   * Where DDIM limits x̂_0, work ε̂ out anew from it, as OpenAI's guided-diffusion does: diffusers'
   * `use_clipped_model_output`, which is not its default.
   */
  epsilonAnew: v.optional(v.boolean(), true),
  /** Limit each x̂_0 by its own magnitudes instead (Saharia et al. 2022, section 2.3), for samplers that can. */
  threshold: v.optional(v.boolean(), false),
  /** Which of the T steps are visited (diffusers' `timestep_spacing`). */
  spacing: v.optional(v.picklist(timestepSpacings), 'trailing'),
  /** The noise levels of the steps, for samplers that have the choice. */
  levels: v.optional(v.picklist(noiseLevels), 'timesteps'),
  /** Classifier-free guidance with diffusers' meaning of the scale: 1 is the conditional network itself. */
  guidanceScale: v.optional(real(0, 20), 2),
  /** For networks with classes, where drawing begins with noise: one class, each in turn, or no class. */
  label: v.optional(classSchema, 'each'),
  /** The same where it begins with an image, which has a class already; absent, it is told none. */
  imageLabel: v.optional(classSchema),
  /** What is done with the network. */
  mode: v.optional(v.picklist(sampleModes), 'generate'),
  /**
   * The paper's t to which images are noised before they are denoised, where the mode begins with images; absent, it
   * is the largest that leaves them recognisable (webview/engine/sampling/imageOperation.ts).
   */
  fromT: v.optional(integer(1, 10000)),
  /** Of inpainting: how often each stretch of the way is gone (RePaint's `jump_n_sample`), 1 being once … */
  resamplings: v.optional(integer(1, 50), 1),
  /** … and how many steps a stretch has (its `jump_length`). */
  jumpLength: v.optional(integer(1, 1000), 10),
});

/** What figures are drawn from. `t` is the paper's, 1…T. */
export const figureEntries = {
  schedule: scheduleConfigSchema,
  t: integer(1, 10000),
  seed: integer(0, 0xffffffff),
  figures: v.optional(figureStatesSchema, {}),
};

/**
 * Everything the playground shows that is not computed: what a link carries, what a demo block states,
 * what survives a reload. `t` is the paper's, 1…T.
 */
export const playgroundStateSchema = v.pipe(
  v.unknown(),
  v.transform(figuresTogether),
  v.strictObject({
    view: v.picklist(viewIds),
    ...figureEntries,
    train: trainSettingsSchema,
    sample: sampleSettingsSchema,
    watch: v.optional(watchSettingsSchema, {}),
  }),
  v.forward(
    v.check((state) => state.t <= state.schedule.T, 't must not exceed T.'),
    ['t'],
  ),
  v.forward(
    v.check((state) => state.sample.steps <= state.schedule.T, 'steps must not exceed T.'),
    ['sample', 'steps'],
  ),
);

export type PlaygroundState = v.InferOutput<typeof playgroundStateSchema>;
export type TrainSettings = PlaygroundState['train'];
export type SampleSettings = PlaygroundState['sample'];
export type WatchSettings = PlaygroundState['watch'];
/** Settings as they may be written, with defaults left out. */
export type WrittenTrainSettings = v.InferInput<typeof trainSettingsSchema>;
export type WrittenSampleSettings = v.InferInput<typeof sampleSettingsSchema>;

/** The part of the state that figures are drawn from. */
export type FiguresState = Pick<PlaygroundState, 'schedule' | 't' | 'seed'> & {
  readonly figures: FigureStates;
};

/** A partial state, as links, CodeLens arguments and demo blocks carry it; nested objects may be partial too. */
export const playgroundPatchSchema = v.pipe(
  v.unknown(),
  v.transform(figuresTogether),
  v.partial(
    v.strictObject({
      view: v.picklist(viewIds),
      schedule: v.partial(scheduleConfigSchema),
      t: integer(1, 10000),
      seed: integer(0, 0xffffffff),
      figures: figurePatchesSchema,
      train: v.partial(trainSettingsSchema),
      sample: v.partial(sampleSettingsSchema),
      watch: v.partial(watchSettingsSchema),
    }),
  ),
);
export type PlaygroundPatch = v.InferOutput<typeof playgroundPatchSchema>;

/** DDPM's own experiment (Ho et al. 2020, section 4) where it has a value; small where it must run on a laptop. */
export const defaultPlaygroundState: PlaygroundState = v.parse(playgroundStateSchema, {
  view: 'sample',
  schedule: { kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 },
  t: 300,
  seed: 0,
  train: {
    dataSet: 'digits16',
    preset: 'tiny',
    batchSize: 32,
    learningRate: 2e-4,
    emaDecay: 0.9999,
    dropout: 0,
    flip: false,
    labelDropout: 0.1,
    maxGradientNorm: 1,
  },
  sample: { sampler: 'ddim', steps: 50, eta: 0, count: 16, clip: true },
});

/**
 * Lays a patch over a state and checks the whole again. When the patch shortens T, `t` and the sampler's
 * steps are brought back into range instead of refusing: a smaller T is an ordinary thing to ask for.
 * @throws {v.ValiError} when a value of the patch itself is out of range.
 */
export function applyPatch(state: PlaygroundState, patch: PlaygroundPatch): PlaygroundState {
  const checked = v.parse(playgroundPatchSchema, patch);
  const schedule = { ...state.schedule, ...checked.schedule };
  // What is off is absent, so that states that mean the same are the same.
  if (!schedule.zeroTerminalSnr) {
    delete schedule.zeroTerminalSnr;
  }
  if (schedule.kind !== 'flow' || schedule.shift === 1) {
    delete schedule.shift;
  }
  const sample = {
    ...state.sample,
    ...checked.sample,
    steps: checked.sample?.steps ?? Math.min(state.sample.steps, schedule.T),
  };
  if (sample.fromT === undefined) {
    delete sample.fromT;
  }
  if (sample.imageLabel === undefined) {
    delete sample.imageLabel;
  }
  const next = {
    ...state,
    ...checked,
    schedule,
    t: checked.t ?? Math.min(state.t, schedule.T),
    figures: patchFigures(state.figures, checked.figures ?? {}),
    train: { ...state.train, ...checked.train },
    sample,
    watch: { ...state.watch, ...checked.watch },
  };
  return v.parse(playgroundStateSchema, next);
}
