import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { figureIds, figureSpec, type FigureId, type FigureStates } from '../figures';
import type { Parameter } from '../figures/parameter';
import { describeIssues } from './describeIssues';
import {
  defaultPlaygroundState,
  playgroundPatchSchema,
  type PlaygroundPatch,
  type PlaygroundState,
} from './playgroundState';

/** The extension's identifier, which is the authority of its links. */
export const extensionId = 'diffusion-playground.diffusion-playground';

type Kind = 'text' | 'number' | 'flag';

/** What a link carries besides the figures' own: its short name, the place in the state, and how it is written. */
const fixedProperties = {
  view: ['view', 'text'],
  kind: ['schedule.kind', 'text'],
  T: ['schedule.T', 'number'],
  zt: ['schedule.zeroTerminalSnr', 'flag'],
  sh: ['schedule.shift', 'number'],
  b1: ['schedule.betaStart', 'number'],
  bT: ['schedule.betaEnd', 'number'],
  t: ['t', 'number'],
  seed: ['seed', 'number'],
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
  pic: ['watch.pictures', 'text'],
  stop: ['watch.stopSteps', 'number'],
  mins: ['watch.stopMinutes', 'number'],
  rise: ['watch.stopWhenRising', 'flag'],
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

type Property = readonly [path: string, kind: Kind];

const kinds: Readonly<Record<Parameter['kind'], Kind>> = {
  choice: 'text',
  integer: 'number',
  real: 'number',
  flag: 'flag',
  points: 'text',
};
/** The figures' own parameters under their names in links: `<figure>.<parameter>`, or an older one. */
const figureProperties: readonly (readonly [name: string, Property])[] = figureIds.flatMap((id) =>
  Object.entries(figureSpec(id).parameters).map(
    ([key, { link, kind }]) => [link ?? `${id}.${key}`, [`figures.${id}.${key}`, kinds[kind]]] as const,
  ),
);

/** All that a link carries: the place in the state, and how it is written, by its name in links. */
export const linkProperties: ReadonlyMap<string, Property> = new Map<string, Property>([
  ...Object.entries(fixedProperties),
  ...figureProperties,
]);

/** A parameter of a link, as a message names it. */
export type LinkParameter =
  keyof typeof fixedProperties | { [Id in FigureId]: `${Id}.${keyof FigureStates[Id] & string}` }[FigureId];

/** Written only where they are not their defaults: few links are about them. */
const whenChanged: readonly string[] = [
  'schedule.zeroTerminalSnr',
  'schedule.shift',
  'train.snrGamma',
  'watch.pictures',
  'watch.stopSteps',
  'watch.stopMinutes',
  'watch.stopWhenRising',
  'sample.points',
  'sample.imageLabel',
  'sample.fromT',
  'sample.levels',
  'sample.epsilonAnew',
  'sample.threshold',
  'sample.resamplings',
  'sample.jumpLength',
  ...figureProperties.map(([, [path]]) => path),
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
  for (const [name, [path, kind]] of linkProperties) {
    const value = valueAt(state, path);
    if (whenChanged.includes(path) && (value ?? unchanged(path)) === unchanged(path)) {
      continue;
    }
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
    const property = linkProperties.get(name);
    if (!property) {
      return { ok: false, reason: l10n.t('it has the unknown parameter “{0}”', name) };
    }
    const [path, kind] = property;
    const refused = parameterAt([path]);
    if (seen.has(name)) {
      return { ok: false, reason: l10n.t('it has the parameter “{0}” twice', name), ...refused };
    }
    seen.add(name);
    const value = read(written, kind);
    if (value === undefined) {
      return { ok: false, reason: l10n.t('“{0}” is not a value for “{1}”', written, name), ...refused };
    }
    putAt(tree, path, value);
  }
  const isWhole = [...linkProperties].every(([name, [path]]) => seen.has(name) || whenChanged.includes(path));
  for (const [name, [path]] of linkProperties) {
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
  return { reason: describeIssues(issues), ...parameterAt(places) };
}

/** The parameter of a link that sets one of these places of the state. */
function parameterAt(places: readonly (string | null)[]): { readonly parameter?: LinkParameter } {
  const fixed = Object.entries(fixedProperties).find(([, [path]]) => places.includes(path))?.[0];
  const own = figureProperties.find(([, [path]]) => places.includes(path))?.[1][0].replace('figures.', '');
  const parameter = fixed ?? own;
  return parameter === undefined ? {} : { parameter: parameter as LinkParameter };
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
  const [head = '', ...tail] = path.split('.');
  if (tail.length === 0) {
    tree[head] = value;
  } else {
    const inner: Record<string, unknown> = { ...(tree[head] as object | undefined) };
    putAt(inner, tail.join('.'), value);
    tree[head] = inner;
  }
}
