import * as v from 'valibot';
import { bytes } from './bytes';
import { count } from './count';
import { engineChoices, mostCpuWorkers } from './engineChoice';
import { shippedModelSchema } from './modelCard';
import { folderAnswersSchema, foreignOptionsSchema, modelFileSchema, modelFormats } from './modelExchange';
import { imageFilesSchema, mostOwnDataSets, ownDataIdSchema, ownDataSummarySchema } from './ownData';
import { placeSchema } from './place';
import { playgroundPatchSchema, playgroundStateSchema } from './playgroundState';
import { runHistorySchema, runKeySchema, savedRunsSchema } from './savedRuns';
import { savedTuningSchema } from './savedTuning';
import { told } from './told';

/** What a page does as soon as it can, besides showing a view. */
const actionSchema = v.picklist([
  'none',
  'sample',
  'train',
  'evaluate',
  'selfCheck',
  'compareEngines',
  'explainGpu',
]);
export type PlaygroundAction = v.InferOutput<typeof actionSchema>;

/** What samples can be saved as: a PNG grid, single PNGs, a GIF of the trajectory, NumPy's archive. */
export const sampleFormats = ['png', 'pngs', 'gif', 'npz'] as const;
export type SampleFormat = (typeof sampleFormats)[number];

/** The entries of a localisation bundle, as `vscode.l10n.bundle` holds them. */
const l10nBundleSchema = v.record(
  v.string(),
  v.union([v.string(), v.object({ message: v.string(), comment: v.array(v.string()) })]),
);

/** Host → page. */
const toPage = {
  /** Answers `ready`: everything that a page starts from. */
  init: v.strictObject({
    type: v.literal('init'),
    state: playgroundStateSchema,
    /** Whether `state` was asked for (a link, a formula, a reload); else a restored run's own settings win. */
    stateWasAskedFor: v.boolean(),
    language: v.string(),
    l10n: v.nullable(l10nBundleSchema),
    engine: v.picklist(engineChoices),
    /** Threads that compute on the CPU; 0 or absent for as many as suit the machine. */
    cpuWorkers: v.optional(v.pipe(count, v.maxValue(mostCpuWorkers))),
    assets: v.strictObject({ worker: v.string(), digits: v.string(), onnxWasm: v.string() }),
    /** What ships with the extension, the newcomer's first. */
    models: v.array(shippedModelSchema),
    checkpoint: v.optional(bytes),
    /** What was kept as `history` beside that checkpoint. */
    history: v.optional(runHistorySchema),
    /** The last pictures that a page has sent. */
    pictures: v.optional(bytes),
    /** Which kernels were fastest on this machine's GPUs before. */
    tuning: v.optional(savedTuningSchema),
    action: actionSchema,
    /** Where the editor runs: decides what helps when there is no GPU. */
    place: v.optional(placeSchema),
    visible: v.boolean(),
  }),
  /** Lays a patch over the page's state, as a command, a link or a formula asks. */
  show: v.strictObject({ type: v.literal('show'), patch: playgroundPatchSchema, action: actionSchema }),
  /** An earlier checkpoint, after the one of `init` was refused. */
  restore: v.strictObject({
    type: v.literal('restore'),
    checkpoint: bytes,
    history: v.optional(runHistorySchema),
    /** The user asked for it, in the place of the run that is there. */
    chosen: v.optional(v.boolean()),
  }),
  /** All runs that are kept. */
  runs: v.strictObject({ type: v.literal('runs'), ...savedRunsSchema.entries }),
  /** Answers `readRun`: the newest checkpoint, absent where the run is gone. */
  runCheckpoint: v.strictObject({
    type: v.literal('runCheckpoint'),
    key: runKeySchema,
    checkpoint: v.optional(bytes),
  }),
  /** The own data that are kept. */
  ownData: v.strictObject({
    type: v.literal('ownData'),
    sets: v.pipe(v.array(ownDataSummarySchema), v.maxLength(mostOwnDataSets)),
  }),
  /** Answers `openOwnData`; without bytes they are not here. */
  ownDataFile: v.strictObject({
    type: v.literal('ownDataFile'),
    id: ownDataIdSchema,
    bytes: v.optional(bytes),
  }),
  imageFiles: imageFilesSchema,
  visibility: v.strictObject({ type: v.literal('visibility'), visible: v.boolean() }),
  stop: v.strictObject({ type: v.literal('stop') }),
  /** An ONNX model that is being opened is not wanted any more; the training run goes on. */
  cancelImport: v.strictObject({ type: v.literal('cancelImport') }),
  engine: v.strictObject({ type: v.literal('engine'), engine: v.picklist(engineChoices) }),
  /** Something that the page asked for is done, shown as a passing line; or a warning that stays. */
  notice: v.strictObject({ type: v.literal('notice'), text: told(2000), stays: v.optional(v.boolean()) }),
  /** The shown samples are wanted as a file of this format; answered by `answer`. */
  exportSamples: v.strictObject({
    type: v.literal('exportSamples'),
    id: count,
    format: v.picklist(sampleFormats),
  }),
  /** The chosen model, or for `checkpoint` and `cluster` the run, is wanted as files; answered by `answer`. */
  exportModel: v.strictObject({
    type: v.literal('exportModel'),
    id: count,
    format: v.picklist(modelFormats),
  }),
  /** How large is the model of a diffusers folder, of which only the JSON files are here? */
  estimateModel: v.strictObject({
    type: v.literal('estimateModel'),
    id: count,
    files: v.array(modelFileSchema),
  }),
  /** A model that the user picked is to be opened. Whatever is wrong with it, nothing changes. */
  importModel: v.strictObject({
    type: v.literal('importModel'),
    id: count,
    name: v.pipe(v.string(), v.maxLength(200)),
    model: v.variant('kind', [
      v.strictObject({
        kind: v.literal('diffusers'),
        files: v.array(modelFileSchema),
        answers: v.optional(folderAnswersSchema),
      }),
      /** Without options, a file of ours says what it is; another is answered by `asksOptions`. */
      v.strictObject({
        kind: v.literal('onnx'),
        bytes,
        options: v.optional(foreignOptionsSchema),
        /** Free memory of the machine, in bytes, where the host can tell. */
        freeMemory: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))),
      }),
      v.strictObject({ kind: v.literal('checkpoint'), bytes }),
    ]),
  }),
} as const;

export const toPageSchema = v.variant('type', [
  toPage.init,
  toPage.show,
  toPage.restore,
  toPage.runs,
  toPage.runCheckpoint,
  toPage.ownData,
  toPage.ownDataFile,
  toPage.imageFiles,
  toPage.visibility,
  toPage.stop,
  toPage.cancelImport,
  toPage.engine,
  toPage.notice,
  toPage.exportSamples,
  toPage.exportModel,
  toPage.estimateModel,
  toPage.importModel,
]);
export type ToPage = v.InferOutput<typeof toPageSchema>;
export type InitMessage = Extract<ToPage, { type: 'init' }>;
