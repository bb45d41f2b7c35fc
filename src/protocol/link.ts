import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { describeIssues } from './messages';
import {
  defaultPlaygroundState,
  playgroundPatchSchema,
  type PlaygroundPatch,
  type PlaygroundState,
} from './playgroundState';

/** The extension's identifier, which is the authority of its links. */
export const extensionId = 'diffusion-playground.diffusion-playground';

type Kind = 'text' | 'number' | 'flag';

/** The one table of what a link carries: its short name, the place in the state, and how it is written. */
const properties = {
  view: ['view', 'text'],
  kind: ['schedule.kind', 'text'],
  T: ['schedule.T', 'number'],
  zt: ['schedule.zeroTerminalSnr', 'flag'],
  sh: ['schedule.shift', 'number'],
  b1: ['schedule.betaStart', 'number'],
  bT: ['schedule.betaEnd', 'number'],
  t: ['t', 'number'],
  seed: ['seed', 'number'],
  data: ['forward.data', 'text'],
  index: ['forward.index', 'number'],
  mode: ['forward.mode', 'text'],
  x0: ['posterior.x0', 'number'],
  xt: ['posterior.xt', 'number'],
  set: ['train.dataSet', 'text'],
  preset: ['train.preset', 'text'],
  batch: ['train.batchSize', 'number'],
  lr: ['train.learningRate', 'number'],
  ema: ['train.emaDecay', 'number'],
  drop: ['train.dropout', 'number'],
  flip: ['train.flip', 'flag'],
  loss: ['train.loss', 'text'],
  snr: ['train.snrGamma', 'number'],
  cond: ['train.conditional', 'flag'],
  ld: ['train.labelDropout', 'number'],
  wu: ['train.warmupSteps', 'number'],
  dec: ['train.decaySteps', 'number'],
  gn: ['train.maxGradientNorm', 'number'],
  model: ['sample.model', 'text'],
  sampler: ['sample.sampler', 'text'],
  steps: ['sample.steps', 'number'],
  eta: ['sample.eta', 'number'],
  n: ['sample.count', 'number'],
  pts: ['sample.points', 'number'],
  clip: ['sample.clip', 'flag'],
  sp: ['sample.spacing', 'text'],
  lv: ['sample.levels', 'text'],
  cfg: ['sample.guidanceScale', 'number'],
  label: ['sample.label', 'text'],
  il: ['sample.imageLabel', 'text'],
  task: ['sample.mode', 'text'],
  from: ['sample.fromT', 'number'],
  ea: ['sample.epsilonAnew', 'flag'],
  th: ['sample.threshold', 'flag'],
  rs: ['sample.resamplings', 'number'],
  jl: ['sample.jumpLength', 'number'],
} as const satisfies Readonly<Record<string, readonly [path: string, kind: Kind]>>;

/** A parameter of a link. */
export type LinkParameter = keyof typeof properties;
const parameters = Object.keys(properties) as LinkParameter[];

const isParameter = (name: string): name is LinkParameter => Object.hasOwn(properties, name);

/** Written only where they are not their defaults: few links are about them. */
const whenChanged: readonly string[] = [
  'schedule.zeroTerminalSnr',
  'schedule.shift',
  'train.snrGamma',
  'sample.points',
  'sample.imageLabel',
  'sample.fromT',
  'sample.levels',
  'sample.epsilonAnew',
  'sample.threshold',
  'sample.resamplings',
  'sample.jumpLength',
];

/** What the default state leaves out. */
const absent: Readonly<Record<string, unknown>> = { 'schedule.zeroTerminalSnr': false, 'schedule.shift': 1 };

/** The value that a link means which leaves it out. */
function unchanged(path: string): unknown {
  return valueAt(defaultPlaygroundState, path) ?? absent[path];
}

/** The whole state as a link's query, without the question mark. */
export function queryOf(state: PlaygroundState): string {
  const query = new URLSearchParams();
  for (const [name, [path, kind]] of Object.entries(properties)) {
    const value = valueAt(state, path);
    if (whenChanged.includes(path) && (value ?? unchanged(path)) === unchanged(path)) continue;
    query.set(name, kind === 'flag' ? (value ? '1' : '0') : String(value));
  }
  return query.toString();
}

/** A link that opens the playground in this state. `scheme` is the editor's own (`vscode.env.uriScheme`). */
export function linkOf(state: PlaygroundState, scheme = 'vscode'): string {
  return `${scheme}://${extensionId}/open?${queryOf(state)}`;
}

/** Why a link is not opened. */
export interface LinkRefusal {
  /** In words, which may quote the link. */
  readonly reason: string;
  /** Which parameter is wrong, when it is one that links have. */
  readonly parameter?: LinkParameter;
}

export type ParsedLink =
  { readonly ok: true; readonly patch: PlaygroundPatch } | ({ readonly ok: false } & LinkRefusal);

/**
 * Reads a link's query. A link may carry only some properties, so the result is a patch. Anything unknown,
 * repeated or out of range refuses the whole link with a sentence that names it.
 */
export function parseQuery(query: string): ParsedLink {
  const tree: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const [name, written] of parametersOf(query)) {
    if (!isParameter(name)) {
      return { ok: false, reason: l10n.t('it has the unknown parameter “{0}”', name) };
    }
    if (seen.has(name)) {
      return { ok: false, reason: l10n.t('it has the parameter “{0}” twice', name), parameter: name };
    }
    seen.add(name);
    const [path, kind] = properties[name];
    const value = read(written, kind);
    if (value === undefined) {
      return { ok: false, reason: l10n.t('“{0}” is not a value for “{1}”', written, name), parameter: name };
    }
    putAt(tree, path, value);
  }
  const isWhole = parameters.every((name) => seen.has(name) || whenChanged.includes(properties[name][0]));
  for (const name of parameters) {
    const [path] = properties[name];
    if (isWhole && !seen.has(name)) {
      putAt(tree, path, unchanged(path));
    }
  }
  const parsed = v.safeParse(playgroundPatchSchema, tree);
  return parsed.success ? { ok: true, patch: parsed.output } : { ok: false, ...linkRefusal(parsed.issues) };
}

/** Why a state that a link asks for cannot be. */
export function linkRefusal(issues: readonly v.BaseIssue<unknown>[]): LinkRefusal {
  const places = issues.map((issue) => v.getDotPath(issue));
  const parameter = parameters.find((name) => places.includes(properties[name][0]));
  return { reason: describeIssues(issues), ...(parameter ? { parameter } : {}) };
}

/** As links are written now: earlier ones said of the noise levels only whether they are Karras'. */
function parametersOf(query: string): [name: string, written: string][] {
  return [...new URLSearchParams(query)].map(([name, written]) =>
    name === 'kar' && /^[01]$/.test(written)
      ? ['lv', written === '1' ? 'karras' : 'timesteps']
      : [name, written],
  );
}

const numeral = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

function read(written: string, kind: Kind): string | number | boolean | undefined {
  switch (kind) {
    case 'text':
      return written;
    case 'number':
      return numeral.test(written) ? Number(written) : undefined;
    case 'flag':
      return written === '1' ? true : written === '0' ? false : undefined;
  }
}

function valueAt(state: PlaygroundState, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Readonly<Record<string, unknown>>)[key], state);
}

function putAt(tree: Record<string, unknown>, path: string, value: unknown): void {
  const [head = '', tail] = path.split('.');
  if (tail === undefined) {
    tree[head] = value;
  } else {
    tree[head] = { ...(tree[head] as object | undefined), [tail]: value };
  }
}
