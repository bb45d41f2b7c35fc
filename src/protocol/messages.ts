import * as v from 'valibot';
import { bytes } from './bytes';
import { placeSchema } from './place';
import { told } from './told';
import { shippedModelSchema } from './modelCard';
import {
  folderAnswersSchema,
  foreignOptionsSchema,
  modelAnswerSchema,
  modelCommands,
  modelFileSchema,
  modelFormats,
} from './modelExchange';
import { playgroundPatchSchema, playgroundStateSchema } from './playgroundState';
import {
  runHistorySchema,
  runIdSchema,
  runKeySchema,
  runLogFormats,
  runNameSchema,
  runPictureSchema,
  savedRunsSchema,
} from './savedRuns';
import {
  imageFilesSchema,
  mostOwnDataSets,
  ownDataIdSchema,
  ownDataNameSchema,
  ownDataSummarySchema,
} from './ownData';
import { savedTuningSchema } from './savedTuning';

/** What the user may ask to run the network; `auto` takes the best that the machine has. */
export const engineChoices = ['auto', 'webgpu', 'wasm', 'onnx-wasm', 'tfjs-webgpu', 'tfjs-cpu'] as const;
export type EngineChoice = (typeof engineChoices)[number];

/** The most threads that compute on the CPU. */
export const mostCpuWorkers = 8;

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

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = (maxLength: number) => v.pipe(v.string(), v.maxLength(maxLength));

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
    name: text(200),
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

/** What runs now, as the status bar tells it. */
const activitySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('idle') }),
  v.strictObject({
    kind: v.literal('training'),
    step: count,
    /** Step at which the training ends by itself; absent when it runs until stopped. */
    untilStep: v.optional(count),
    loss: v.nullable(v.number()),
  }),
  v.strictObject({ kind: v.literal('sampling'), index: count, of: count }),
  v.strictObject({ kind: v.literal('evaluating') }),
  v.strictObject({ kind: v.literal('checking') }),
  /** Interrupted by the user, or because the panel is hidden, which pauses other work than training too: without a step. */
  v.strictObject({ kind: v.literal('paused'), step: v.optional(count), hidden: v.boolean() }),
]);
export type Activity = v.InferOutput<typeof activitySchema>;

/** Page → host. */
const toHost = {
  ready: v.strictObject({ type: v.literal('ready') }),
  state: v.strictObject({ type: v.literal('state'), state: playgroundStateSchema }),
  activity: v.strictObject({ type: v.literal('activity'), activity: activitySchema }),
  /** The run as one safetensors file. */
  checkpoint: v.strictObject({ type: v.literal('checkpoint'), bytes, step: count }),
  /** The last pictures, with what made them, as one safetensors file. */
  pictures: v.strictObject({ type: v.literal('pictures'), bytes }),
  /** The checkpoint cannot be continued: because it is damaged, or because it does not fit what runs here. */
  checkpointRefused: v.strictObject({
    type: v.literal('checkpointRefused'),
    reason: told(2000),
    damaged: v.boolean(),
  }),
  /** What is kept beside the checkpoints of the run that has this id; sent after one of them. */
  runFile: v.variant('kind', [
    v.strictObject({
      type: v.literal('runFile'),
      id: runIdSchema,
      kind: v.literal('picture'),
      bytes: runPictureSchema,
    }),
    v.strictObject({
      type: v.literal('runFile'),
      id: runIdSchema,
      kind: v.literal('history'),
      bytes: runHistorySchema,
    }),
  ]),
  /** Answered by `runs`. */
  listRuns: v.strictObject({ type: v.literal('listRuns') }),
  /** One of `runs` is gone on with; answered by `restore`. */
  openRun: v.strictObject({ type: v.literal('openRun'), key: runKeySchema }),
  renameRun: v.strictObject({ type: v.literal('renameRun'), key: runKeySchema, name: runNameSchema }),
  /** `name` is the copy's. */
  duplicateRun: v.strictObject({ type: v.literal('duplicateRun'), key: runKeySchema, name: runNameSchema }),
  deleteRun: v.strictObject({ type: v.literal('deleteRun'), key: runKeySchema }),
  /** A run's loss curve, to be saved where the user says. */
  saveRunLog: v.strictObject({
    type: v.literal('saveRunLog'),
    key: runKeySchema,
    format: v.picklist(runLogFormats),
  }),
  /** A run's settings and numbers, for the note that is open; `title` is what the page calls it. */
  summariseRun: v.strictObject({ type: v.literal('summariseRun'), key: runKeySchema, title: runNameSchema }),
  /** The newest checkpoint is wanted, to be looked at; answered by `runCheckpoint`. */
  readRun: v.strictObject({ type: v.literal('readRun'), key: runKeySchema }),
  /** Own data as a file, to be kept; answered by `ownData`. */
  keepOwnData: v.strictObject({ type: v.literal('keepOwnData'), bytes }),
  openOwnData: v.strictObject({ type: v.literal('openOwnData'), id: ownDataIdSchema }),
  renameOwnData: v.strictObject({
    type: v.literal('renameOwnData'),
    id: ownDataIdSchema,
    name: ownDataNameSchema,
  }),
  deleteOwnData: v.strictObject({ type: v.literal('deleteOwnData'), id: ownDataIdSchema }),
  /** The next files of `imageFiles` are wanted, or no more of them. */
  moreImageFiles: v.strictObject({ type: v.literal('moreImageFiles'), id: count, wanted: v.boolean() }),
  /** A Markdown report with its pictures, to be saved where the user says. */
  saveReport: v.strictObject({
    type: v.literal('saveReport'),
    name: text(200),
    markdown: text(1_000_000),
    pictures: v.pipe(
      v.array(v.strictObject({ name: v.pipe(v.string(), v.regex(/^[\w-]{1,80}\.png$/)), bytes })),
      v.maxLength(100),
    ),
  }),
  /** What was made of a figure, to be saved where the user says. */
  saveFigure: v.strictObject({
    type: v.literal('saveFigure'),
    name: v.pipe(v.string(), v.regex(/^[a-z][\w-]{0,60}\.(png|gif|csv)$/i)),
    bytes,
  }),
  /** A command is asked for by a button on the page. */
  modelCommand: v.strictObject({ type: v.literal('modelCommand'), command: v.picklist(modelCommands) }),
  /** Answers `exportModel`, `estimateModel`, `importModel` or `exportSamples`. */
  answer: v.strictObject({ type: v.literal('answer'), id: count, answer: modelAnswerSchema }),
  copyLink: v.strictObject({ type: v.literal('copyLink'), state: playgroundStateSchema }),
  copyDemo: v.strictObject({ type: v.literal('copyDemo'), state: playgroundStateSchema }),
  chooseEngine: v.strictObject({ type: v.literal('chooseEngine'), engine: v.picklist(engineChoices) }),
  /** The kernels that are fastest on this machine's GPUs, to be kept for the next page. */
  tuned: v.strictObject({ type: v.literal('tuned'), tuning: savedTuningSchema }),
  log: v.strictObject({
    type: v.literal('log'),
    level: v.picklist(['info', 'warn', 'error']),
    text: told(10_000),
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

export const toHostSchema = v.variant('type', [
  toHost.ready,
  toHost.state,
  toHost.activity,
  toHost.checkpoint,
  toHost.pictures,
  toHost.checkpointRefused,
  toHost.runFile,
  toHost.listRuns,
  toHost.openRun,
  toHost.renameRun,
  toHost.duplicateRun,
  toHost.deleteRun,
  toHost.readRun,
  toHost.saveRunLog,
  toHost.summariseRun,
  toHost.keepOwnData,
  toHost.openOwnData,
  toHost.renameOwnData,
  toHost.deleteOwnData,
  toHost.moreImageFiles,
  toHost.saveReport,
  toHost.saveFigure,
  toHost.modelCommand,
  toHost.answer,
  toHost.copyLink,
  toHost.copyDemo,
  toHost.chooseEngine,
  toHost.tuned,
  toHost.log,
]);
export type ToHost = v.InferOutput<typeof toHostSchema>;

/** One line that says where a refused value is wrong, for the log. */
export function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => {
      const place = v.getDotPath(issue);
      return place ? `${place}: ${issue.message}` : issue.message;
    })
    .join(' ');
}
