import fc from 'fast-check';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

/** Stands in every text from outside: shown where VS Code makes links, it would be one. */
export const payload = '[Repair](command:workbench.action.files.newUntitledFile?%7B%7D)';

const bytes = Uint8Array.of(1, 2, 3);
const state = defaultPlaygroundState;
const file = { path: 'unet/config.json', bytes };

/** A message of every type that a page sends, with the payload wherever a text is free. */
export const toHost: readonly Readonly<Record<string, unknown>>[] = [
  { type: 'ready' },
  { type: 'state', state },
  { type: 'activity', activity: { kind: 'training', step: 3, untilStep: 9, loss: 0.5 } },
  { type: 'activity', activity: { kind: 'sampling', index: 3, of: 9 } },
  { type: 'activity', activity: { kind: 'paused', step: 3, hidden: true } },
  { type: 'checkpoint', bytes, step: 3 },
  { type: 'checkpointRefused', reason: payload, damaged: true },
  { type: 'checkpointRefused', reason: payload, damaged: false },
  { type: 'runFile', id: payload, kind: 'picture', bytes },
  { type: 'runFile', id: payload, kind: 'history', bytes },
  { type: 'listRuns' },
  { type: 'openRun', key: 'run' },
  { type: 'renameRun', key: 'run-2', name: payload },
  { type: 'duplicateRun', key: 'run', name: payload },
  { type: 'deleteRun', key: 'run-0123456789abcdef' },
  { type: 'readRun', key: 'run' },
  { type: 'saveRunLog', key: 'run', format: 'csv' },
  { type: 'summariseRun', key: 'run', title: payload },
  { type: 'keepOwnData', bytes },
  { type: 'openOwnData', id: 'own-16x3x2-0a1b2c3d' },
  { type: 'renameOwnData', id: 'own-16x3x2-0a1b2c3d', name: payload },
  { type: 'deleteOwnData', id: 'own-16x3x2-0a1b2c3d' },
  { type: 'moreImageFiles', id: 1, wanted: true },
  { type: 'saveReport', name: payload, markdown: payload, pictures: [{ name: 'a.png', bytes }] },
  { type: 'modelCommand', command: 'exportModel' },
  { type: 'answer', id: 1, answer: { kind: 'files', name: payload, files: [file] } },
  { type: 'answer', id: 1, answer: { kind: 'estimate', parameters: 1e9, bytes: 1e9 } },
  { type: 'answer', id: 1, answer: { kind: 'asksOptions' } },
  { type: 'answer', id: 1, answer: { kind: 'asksClasses', input: payload } },
  { type: 'answer', id: 1, answer: { kind: 'imported', text: payload } },
  { type: 'answer', id: 1, answer: { kind: 'refused', reason: payload } },
  { type: 'copyLink', state },
  { type: 'copyDemo', state },
  { type: 'chooseEngine', engine: 'auto' },
  { type: 'tuned', tuning: { [payload]: { [payload]: 'a' } } },
  { type: 'log', level: 'error', text: payload },
];

/** A message of every type that a page is sent. */
export const toPage: readonly Readonly<Record<string, unknown>>[] = [
  {
    type: 'init',
    state,
    stateWasAskedFor: false,
    language: 'en',
    l10n: { Train: payload },
    engine: 'auto',
    assets: { worker: 'a', digits: 'b', onnxWasm: 'c' },
    models: [
      {
        id: 'digits16-small',
        card: { title: payload, kind: 'unet', data: { name: payload, licence: 'MIT' }, loss: 'epsilon' },
        config: 'd',
        weights: 'e',
      },
    ],
    checkpoint: bytes,
    tuning: {},
    action: 'none',
    visible: true,
  },
  { type: 'show', patch: { view: 'train', sample: { steps: 3 } }, action: 'train' },
  { type: 'restore', checkpoint: bytes, history: bytes },
  {
    type: 'runs',
    runs: [
      {
        ...{ key: 'run', name: payload, id: payload, step: 3, seed: 1, schedule: state.schedule },
        ...{ train: state.train, elapsedSeconds: 2, diverged: false, savedAt: 5, bytes: 6, picture: bytes },
        losses: [[1, 0.5]],
      },
    ],
    ...{ current: 'run', used: 6, limit: 7, unsaved: false },
  },
  {
    type: 'ownData',
    sets: [{ id: 'own-16x3x2-0a1b2c3d', name: payload, count: 60, bytes: 9 }],
  },
  { type: 'ownDataFile', id: 'own-16x3x2-0a1b2c3d', bytes },
  { type: 'imageFiles', id: 1, name: payload, files: [{ path: payload, bytes }], skipped: 1, last: true },
  { type: 'runCheckpoint', key: 'run', checkpoint: bytes },
  { type: 'visibility', visible: true },
  { type: 'stop' },
  { type: 'engine', engine: 'webgpu' },
  { type: 'notice', text: payload },
  { type: 'exportSamples', id: 1, format: 'png' },
  { type: 'exportModel', id: 1, format: 'onnx' },
  { type: 'estimateModel', id: 1, files: [file] },
  { type: 'importModel', id: 1, name: payload, model: { kind: 'diffusers', files: [file] } },
  { type: 'importModel', id: 1, name: payload, model: { kind: 'onnx', bytes } },
];

const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 1);

/** What may stand where something else is expected. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    payload,
    '',
    '../'.repeat(40),
    'CON',
    'x'.repeat(1e5),
    '\u202e\u0000\r\n',
    '__proto__',
    0,
    -1,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    null,
    undefined,
    true,
    [],
    {},
    [payload],
    { [payload]: payload },
    deep,
    bytes,
    new Map([[payload, payload]]),
    new Date(0),
  ),
  fc.string(),
  fc.double(),
  fc.anything({ maxDepth: 3 }),
);

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);

/** Puts `value` at the place in a message that `steps` lead to; what lies beside the way is kept. */
function changed(
  tree: Tree,
  [step = 0, ...steps]: readonly number[],
  change: (inside: unknown) => unknown,
): Tree {
  const keys = Object.keys(tree);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) {
    return tree;
  }
  const inside = tree[key];
  const value = isTree(inside) && steps.length > 0 ? changed(inside, steps, change) : change(inside);
  return Array.isArray(tree) ? (tree.with(Number(key), value) as unknown as Tree) : { ...tree, [key]: value };
}

const way = fc.array(fc.nat(30), { minLength: 1, maxLength: 5 });
const mutation: fc.Arbitrary<(tree: Tree) => Tree> = fc.oneof(
  fc.tuple(way, strange).map(
    ([steps, value]) =>
      (tree: Tree) =>
        changed(tree, steps, () => value),
  ),
  fc.tuple(fc.string(), strange).map(([key, value]) => (tree: Tree) => ({ ...tree, [key]: value })),
  way.map((steps) => (tree: Tree) => changed(tree, steps, (inside) => [inside, inside])),
);

/** Messages of the given types with up to three places changed: some still pass, most do not. */
export const hostile = (valid: readonly Tree[]): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(fc.constantFrom(...valid), fc.array(mutation, { maxLength: 3 }))
        .map(([message, mutations]) => mutations.reduce<Tree>((tree, mutate) => mutate(tree), message)),
    },
    { weight: 1, arbitrary: strange },
  );
