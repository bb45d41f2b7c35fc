import * as l10n from '@vscode/l10n';
import { sentences } from '../../../src/base/joinTexts';
import type { ToPage } from '../../../src/protocol/toPage';
import type { ModelCard } from '../../../src/protocol/modelCard';
import type { ModelAnswer, ModelFile, ModelFormat } from '../../../src/protocol/modelExchange';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { presetNames, scheduleNames } from '../../../src/protocol/valueNames';
import { decodeCheckpoint } from '../../engine/models/checkpoint';
import { memoryLimit } from '../../engine/models/onnx/foreign/memoryLimit';
import { ownFacts } from '../../engine/models/onnx/foreignMetadata';
import {
  estimateMemory,
  folderQuestions,
  readDiffusersFolder,
} from '../../engine/models/diffusers/diffusersFolder';
import type { Folder } from '../../engine/models/diffusers/folder';
import type { ClassesAsked, ForeignFile } from '../../engine/protocol/foreignModel';
import { buildNetwork } from '../../engine/graph/buildNetwork';
import type { ModelFiles } from '../../engine/protocol/models';
import { trainingNetwork } from '../../engine/models/trainingNetwork';
import { exportSamples } from '../export/exportSamples';
import { readUNetConfig } from '../../engine/models/diffusers/readUNetConfig';
import type { DataSets } from '../dataSets';
import { errorMessage } from '../../../src/base/errorMessage';
import { openSavedRun } from '../run/savedRun';
import type { ViewContext } from '../view';

type Question = Extract<ToPage, { type: 'exportModel' | 'estimateModel' | 'importModel' | 'exportSamples' }>;
type Import = Extract<Question, { type: 'importModel' }>;
type Imported<Kind> = Extract<Import['model'], { kind: Kind }>;

/** How often it is asked whether the engine has started. */
const patienceMs = 50;

/** Models on their way in and out, as the host asks for them. A model that is refused leaves everything as it was. */
export class ModelExchange {
  /** Whether the import that waits for an engine was called off. */
  private cancelled = false;

  constructor(
    private readonly context: ViewContext,
    private readonly dataSets: DataSets,
  ) {}

  async receive(question: Question): Promise<void> {
    const { id } = question;
    let answer: ModelAnswer;
    try {
      answer = await this.answer(question);
    } catch (error) {
      const reason = errorMessage(error);
      // The host's messages show nothing that may come from outside; here it is only text.
      this.context.notices.warn(reason);
      answer = { kind: 'refused', reason };
    }
    this.context.host.send({ type: 'answer', id, answer });
  }

  private async answer(question: Question): Promise<ModelAnswer> {
    switch (question.type) {
      case 'exportModel':
        return this.export(question.format);
      case 'exportSamples': {
        const file = await exportSamples(this.context.run, question.format);
        if (!file) {
          throw new Error(l10n.t('Nothing has been sampled yet.'));
        }
        return { kind: 'files', name: file.name, files: [{ path: file.name, bytes: file.bytes }] };
      }
      case 'estimateModel':
        return { kind: 'estimate', ...estimateMemory(folderOf(question.files)) };
      case 'importModel':
        return this.import(question);
    }
  }

  private async export(format: ModelFormat): Promise<ModelAnswer> {
    await this.engineReady();
    const { run, store } = this.context;
    const ofRun = format === 'checkpoint' || format === 'cluster';
    const model = ofRun ? undefined : run.library.find(store.state.sample.model);
    if (!model && run.state.untrained) {
      throw new Error(
        l10n.t(
          'Your network has learnt nothing yet. Train it, or continue training from a shipped model, first.',
        ),
      );
    }
    const stem = model?.id ?? `diffusion-step${run.state.step}`;
    const name = format === 'cluster' ? `${stem}-cluster` : stem;
    return { kind: 'files', name, files: await run.models.export(format, model) };
  }

  /** Ends the ONNX model that is being opened, or is still to be. */
  cancelImport(): void {
    this.cancelled = true;
    this.context.run.models.endImported();
  }

  private async import({ name, model }: Import): Promise<ModelAnswer> {
    this.cancelled = false;
    try {
      switch (model.kind) {
        case 'diffusers':
          return await this.importDiffusers(name, model);
        case 'onnx':
          return await this.importOnnx(name, model);
        case 'checkpoint':
          return { kind: 'imported', text: await this.importCheckpoint(model) };
      }
    } catch (error) {
      const reason = errorMessage(error);
      throw new Error(reason.startsWith(name) ? reason : `${name}: ${reason}`, { cause: error });
    }
  }

  private async importDiffusers(
    name: string,
    { files, answers = {} }: Imported<'diffusers'>,
  ): Promise<ModelAnswer> {
    const folder = folderOf(files);
    const asked = folderQuestions(folder);
    const size = asked.size && answers.side === undefined;
    const embeddings = answers.noClass === undefined ? asked.embeddings : null;
    if (size || embeddings !== null) {
      return { kind: 'asksFolder', size, embeddings };
    }
    const { remarks, ...read } = readDiffusersFolder(folder, answers);
    const {
      in_channels: channels,
      out_channels: predicted,
      num_class_embeds: rows,
    } = readUNetConfig(read.config);
    if (channels !== predicted) {
      throw new RangeError(
        l10n.t(
          'The network takes {0} channels and gives {1}; a model that also predicts variances cannot be sampled here.',
          channels,
          predicted,
        ),
      );
    }
    const { parameters, schedule, loss, noClass = true } = read;
    const classes = rows === null ? 0 : noClass ? rows - 1 : rows;
    const notes = [...channelsNotes(channels), ...remarks];
    await this.addModel(name, read, {
      schedule,
      loss,
      parameters,
      ...(notes.length > 0 ? { notes: sentences(notes).slice(0, 2000) } : {}),
      ...(classes > 0 ? { classes, noClass } : {}),
    });
    const opened = l10n.t(
      '“{0}” is open: {1} parameters, trained on the schedule “{2}” with T = {3}. Sample draws with it.',
      name,
      parameters.toLocaleString(this.context.language),
      scheduleNames[schedule.kind](),
      schedule.T,
    );
    return { kind: 'imported', text: [opened, ...remarks].join(' ').slice(0, 4000) };
  }

  private async importOnnx(
    name: string,
    { bytes, options, freeMemory }: Imported<'onnx'>,
  ): Promise<ModelAnswer> {
    const memory = memoryLimit(freeMemory);
    if (!options) {
      return this.importOwnOnnx(name, bytes, memory);
    }
    const { prediction: loss, timesteps, inputs, shape, classes } = options;
    const shown = this.context.store.state.schedule;
    // The flow of flow matching is no schedule of ε, x_0 or v.
    const schedule = shown.kind === 'flow' ? defaultPlaygroundState.schedule : shown;
    const file: ForeignFile = {
      name,
      onnx: bytes,
      schedule,
      loss,
      timesteps,
      memory,
      ...(inputs ? { inputs } : {}),
      ...(shape ? { shape } : {}),
      ...(classes ? { classes } : {}),
    };
    const notes = l10n.t(
      'An ONNX file does not say its noise schedule: it is sampled on “{0}” with T = {1}, which the playground showed when it was imported.',
      scheduleNames[schedule.kind](),
      schedule.T,
    );
    const asked = await this.addModel(name, file, {
      schedule,
      loss,
      notes,
      ...(classes ? { classes: classes.count, noClass: classes.noClass } : {}),
    });
    return asked
      ? { kind: 'asksClasses', input: asked.classInput }
      : { kind: 'imported', text: l10n.t('“{0}” is open and has run once. {1}', name, notes) };
  }

  /** A file of ours says of itself what others must be asked for. */
  private async importOwnOnnx(name: string, bytes: Uint8Array, memory: number): Promise<ModelAnswer> {
    const facts = ownFacts(bytes);
    if (!facts) {
      return { kind: 'asksOptions' };
    }
    const { schedule, loss, classes } = facts;
    const file: ForeignFile = { name, onnx: bytes, timesteps: 'zeroBased', memory, ...facts };
    await this.addModel(name, file, {
      schedule,
      loss,
      ...(classes ? { classes: classes.count, noClass: classes.noClass } : {}),
    });
    const text = l10n.t(
      '“{0}” is open and has run once: an export of this playground, on the schedule “{1}” with T = {2}.',
      name,
      scheduleNames[schedule.kind](),
      schedule.T,
    );
    return { kind: 'imported', text };
  }

  private async addModel(
    name: string,
    files: ModelFiles | ForeignFile,
    facts: Partial<Pick<ModelCard, 'parameters' | 'classes' | 'noClass' | 'notes'>> &
      Pick<ModelCard, 'schedule' | 'loss'>,
  ): Promise<ClassesAsked | undefined> {
    await this.engineReady();
    if ('onnx' in files && this.cancelled) {
      throw new Error(l10n.t('{0} was stopped.', name));
    }
    const { run, store } = this.context;
    const unknown = l10n.t('not stated');
    const data = { name: unknown, licence: unknown };
    const model = run.library.entryFor(name, { title: name, kind: 'unet', data, ...facts });
    const asked = await run.models.import(model.id, files);
    if (!asked) {
      run.library.add(model, files);
      store.patch({ view: 'sample', sample: { model: model.id } });
    }
    return asked;
  }

  private async importCheckpoint({ bytes }: Imported<'checkpoint'>): Promise<string> {
    const saved = openSavedRun(bytes);
    const { train } = saved.setup;
    const graph = buildNetwork(trainingNetwork(train, this.dataSets.open(train.dataSet)));
    decodeCheckpoint(bytes, graph, saved.setup);
    await this.engineReady();
    const { run, actions } = this.context;
    if (run.state.info?.engine === 'tfjs-cpu' && train.preset !== 'tiny') {
      throw new Error(
        l10n.t(
          'The engine that runs here takes the preset tiny only, and the run has {0}. Choose another engine.',
          presetNames[train.preset](),
        ),
      );
    }
    await actions.continueRun({ setup: saved.setup, checkpoint: bytes });
    return l10n.t(
      'The run continues from step {0}. The one before it is kept in the extension’s storage.',
      saved.step,
    );
  }

  /** @throws {Error} with a sentence when there is no engine. */
  private async engineReady(): Promise<void> {
    const { run, actions } = this.context;
    while (run.state.opening) {
      await new Promise((resolve) => setTimeout(resolve, patienceMs));
    }
    if (!(await actions.ensureOpen())) {
      throw new Error(
        run.state.failure ?? l10n.t('No network is open. Close the playground and open it again.'),
      );
    }
  }
}

function folderOf(files: readonly ModelFile[]): Folder {
  return new Map(files.map(({ path, bytes }) => [path, bytes]));
}

/** How images that are neither grey nor RGB are shown. */
function channelsNotes(channels: number): string[] {
  return channels === 1 || channels === 3
    ? []
    : [l10n.t('Its images have {0} channels and are shown as the mean grey.', channels)];
}
