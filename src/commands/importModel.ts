import * as v from 'valibot';
import * as vscode from 'vscode';
import { freeMemory } from '../playground/freeMemory';
import type { Playground } from '../playground/playground';
import { megabytes, readModelConfigs, readModelFile, readModelWeights } from '../playground/readModel';
import { chooseFolder } from '../playground/writeModel';
import {
  folderAnswersSchema,
  foreignOptionsSchema,
  type FolderAnswers,
  type ForeignModelOptions,
  type ModelFile,
} from '../protocol/modelExchange';
import { choose } from '../window/ask';
import { Failure, reasonOf } from '../window/failure';
import { withCancellableProgress, withProgress } from '../window/progress';
import { numeral, sentence } from '../window/sentence';
import { confirm, tellInformation } from '../window/tell';
import { askFolderAnswers } from './askFolderAnswers';
import { askForeignClasses, askForeignOptions, askForeignPlaces } from './askForeignOptions';
import { resource } from './resource';
import { tellFailure } from './tellFailure';

/** Networks that need more than this are opened only when the user says so. */
const largeBytes = 50e6;

/** What a menu, a keybinding or a test may give instead of answering questions. */
const argumentSchema = v.optional(
  v.union([
    v.pipe(
      resource,
      v.transform((source) => ({ source, options: undefined, answers: undefined })),
    ),
    v.strictObject({
      source: v.optional(resource),
      /** Of an ONNX file. */
      options: v.optional(foreignOptionsSchema),
      /** Of a diffusers folder. */
      answers: v.optional(folderAnswersSchema),
    }),
  ]),
  {},
);

/** “Diffusion: Import Model…”: a diffusers folder, an ONNX denoiser, or a checkpoint. Resolves to what it now is. */
export function registerImportModel(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.importModel', (argument?: unknown) =>
    tellFailure(sentence(vscode.l10n.t('The model was not opened.')), async () => {
      const { source, options, answers } = v.parse(argumentSchema, argument);
      const chosen = source ?? (await chooseSource());
      return chosen && importFrom(playground, chosen, options, answers);
    }),
  );
}

async function chooseSource(): Promise<vscode.Uri | undefined> {
  const title = sentence(vscode.l10n.t('Import model'));
  const kind = await choose<'folder' | 'file'>(title, [
    {
      value: 'folder',
      label: sentence(vscode.l10n.t('diffusers folder')),
      detail: sentence(
        vscode.l10n.t('With unet/ and scheduler/, or with config.json and weights at its root.'),
      ),
    },
    {
      value: 'file',
      label: sentence(vscode.l10n.t('File')),
      detail: sentence(
        vscode.l10n.t('An ONNX denoiser (.onnx), or a checkpoint of this playground (.safetensors).'),
      ),
    },
  ]);
  const openLabel = vscode.l10n.t('Import');
  if (kind === 'folder') {
    return chooseFolder(title, openLabel);
  }
  const filters = { [vscode.l10n.t('Models')]: ['onnx', 'safetensors'] };
  return kind && (await vscode.window.showOpenDialog({ title, filters, openLabel }))?.[0];
}

async function importFrom(
  playground: Playground,
  source: vscode.Uri,
  options: ForeignModelOptions | undefined,
  answers: FolderAnswers | undefined,
): Promise<string | undefined> {
  const { type } = await vscode.workspace.fs.stat(source).then(undefined, (error: unknown) => {
    throw new Failure(
      sentence(vscode.l10n.t('There is no such file that can be read.')),
      `${source.path}: ${reasonOf(error)}`,
    );
  });
  const text = await (type & vscode.FileType.Directory
    ? importFolder(playground, source, answers)
    : source.path.endsWith('.onnx')
      ? importOnnx(playground, source, options)
      : source.path.endsWith('.safetensors')
        ? importCheckpoint(playground, source)
        : refuse(source));
  if (text !== undefined) {
    void tellInformation(sentence(vscode.l10n.t('The model is open in the playground.')), { details: text });
  }
  return text;
}

async function importFolder(
  playground: Playground,
  folder: vscode.Uri,
  given: FolderAnswers | undefined,
): Promise<string | undefined> {
  const configs = await readModelConfigs(folder);
  const name = nameOf(folder);
  if (!(await isWorthIt(playground, name, configs))) {
    return undefined;
  }
  const files = await opening(async () => [...configs, ...(await readModelWeights(folder, configs))]);
  let answers = given;
  for (;;) {
    const model = { kind: 'diffusers', files, ...(answers ? { answers } : {}) } as const;
    const answer = await opening(() => playground.ask({ type: 'importModel', name, model }));
    if (answer.kind !== 'asksFolder') {
      return textOf(answer);
    }
    const further = await askFolderAnswers(answer.size, answer.embeddings);
    if (!further) {
      return undefined;
    }
    answers = { ...answers, ...further };
  }
}

/** Large models are told before their weights are read. */
async function isWorthIt(playground: Playground, name: string, files: ModelFile[]): Promise<boolean> {
  const size = await playground.ask({ type: 'estimateModel', files });
  if (size.kind !== 'estimate' || size.bytes <= largeBytes) {
    return true;
  }
  return confirm(
    sentence(vscode.l10n.t('The model has {0} parameters.'), numeral(size.parameters)),
    [
      sentence(
        vscode.l10n.t(
          'It needs about {0} MB of memory, and more for several images at once. On a machine without a GPU each image takes long.',
        ),
        megabytes(size.bytes),
      ),
      name,
    ].join('\n'),
    sentence(vscode.l10n.t('Open')),
  );
}

async function importOnnx(
  playground: Playground,
  file: vscode.Uri,
  given: ForeignModelOptions | undefined,
): Promise<string | undefined> {
  const name = nameOf(file);
  const bytes = await readModelFile(file);
  const free = await freeMemory();
  const memory = free === undefined ? {} : { freeMemory: free };
  let stated = given;
  for (;;) {
    const options: ForeignModelOptions | undefined = stated;
    const model = { kind: 'onnx', bytes, ...memory, ...(options ? { options } : {}) } as const;
    try {
      const answer = await openingForeign(playground, () =>
        playground.ask({ type: 'importModel', name, model }),
      );
      if (answer.kind === 'asksOptions') {
        stated = await askForeignOptions();
      } else if (answer.kind === 'asksClasses' && options) {
        const classes = await askForeignClasses();
        stated = classes && { ...options, classes };
      } else {
        return textOf(answer);
      }
    } catch (error) {
      if (given || !options || options.inputs || !(error instanceof Error)) {
        throw error;
      }
      stated = await askForeignPlaces(error.message, options);
    }
    if (!stated) {
      return undefined;
    }
  }
}

async function importCheckpoint(playground: Playground, file: vscode.Uri): Promise<string | undefined> {
  const name = nameOf(file);
  return opening(async () => {
    const bytes = await readModelFile(file);
    const model = { kind: 'checkpoint', bytes } as const;
    const text = textOf(await playground.ask({ type: 'importModel', name, model }));
    await playground.adoptCheckpoint(bytes);
    return text;
  });
}

function refuse(file: vscode.Uri): never {
  throw new Failure(
    sentence(vscode.l10n.t('This is neither a folder nor an .onnx or .safetensors file.')),
    file.path,
  );
}

function opening<T>(work: () => Promise<T>): Thenable<T> {
  return withProgress(sentence(vscode.l10n.t('Opening the model')), work);
}

/** As `opening`, of what may take long and can be called off. */
function openingForeign<T>(playground: Playground, work: () => Promise<T>): Thenable<T> {
  return withCancellableProgress(sentence(vscode.l10n.t('Opening the model')), (_, cancellation) => {
    cancellation.onCancellationRequested(() => playground.cancelImport());
    return work();
  });
}

function textOf(answer: Awaited<ReturnType<Playground['ask']>>): string | undefined {
  return answer.kind === 'imported' ? answer.text : undefined;
}

function nameOf(place: vscode.Uri): string {
  return (place.path.split('/').filter(Boolean).at(-1) ?? 'model').slice(0, 200);
}
