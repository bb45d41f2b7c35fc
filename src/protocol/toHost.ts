import * as v from 'valibot';
import { bytes } from './bytes';
import { count } from './count';
import { engineChoices } from './engineChoice';
import { modelAnswerSchema, modelCommands } from './modelExchange';
import { ownDataIdSchema, ownDataNameSchema } from './ownData';
import { playgroundStateSchema } from './playgroundState';
import {
  runHistorySchema,
  runIdSchema,
  runKeySchema,
  runLogFormats,
  runNameSchema,
  runPictureSchema,
} from './savedRuns';
import { savedTuningSchema } from './savedTuning';
import { told } from './told';

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
    name: v.pipe(v.string(), v.maxLength(200)),
    markdown: v.pipe(v.string(), v.maxLength(1_000_000)),
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
