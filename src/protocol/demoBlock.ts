import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import {
  isMap,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  Parser,
  stringify,
  visit,
  type Document,
} from 'yaml';
import { scheduleKinds } from '../diffusion/schedule';
import {
  applyPatch,
  defaultPlaygroundState,
  forwardStateSchema,
  figureEntries,
  posteriorStateSchema,
  type FigureState,
  type PlaygroundPatch,
  type PlaygroundState,
} from './playgroundState';
import { demoIds, type DemoId, type DemoState } from './demoState';
import { betaBounds, scheduleConfigSchema, shiftBounds } from './scheduleConfig';

export type DemoBlock =
  | { readonly ok: true; readonly state: DemoState }
  /** What is wrong, in a sentence, and where: line and column count from 1 at the block's first YAML line. */
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

/** A block is a few short lines; more is refused unread. */
const longestBlock = 4000;
/** A block is a map that may hold one map. YAML is read by recursion, so what is nested deeper is refused before. */
const deepestBlock = 10;
const forward = forwardStateSchema.entries;
const posterior = posteriorStateSchema.entries;
const schedule = scheduleConfigSchema.entries;

const blockSchema = v.strictObject({
  demo: v.picklist(demoIds),
  data: v.optional(forward.data),
  schedule: v.optional(v.union([schedule.kind, v.partial(v.omit(scheduleConfigSchema, ['T']))])),
  T: v.optional(schedule.T),
  t: v.optional(figureEntries.t),
  seed: v.optional(figureEntries.seed),
  index: v.optional(forward.index),
  mode: v.optional(forward.mode),
  x0: v.optional(posterior.x0),
  xt: v.optional(posterior.xt),
});
type BlockContent = v.InferOutput<typeof blockSchema>;

const keys = Object.keys(blockSchema.entries);
const scheduleKeys = ['kind', 'betaStart', 'betaEnd', 'zeroTerminalSnr', 'shift'];

/** What each key may be, for people; a function, since the words are localised. */
function allowedValues(): Readonly<Record<string, string>> {
  const share = l10n.t('a number greater than {0} and less than {1}', ...betaBounds);
  const kinds = scheduleKinds.join(', ');
  return {
    demo: l10n.t('one of {0}', demoIds.join(', ')),
    data: l10n.t('one of {0}', 'digit, mixture'),
    mode: l10n.t('one of {0}', 'closed, chain'),
    schedule: l10n.t('one of {0}, or a map of {1}', kinds, scheduleKeys.join(', ')),
    'schedule.kind': l10n.t('one of {0}', kinds),
    'schedule.betaStart': share,
    'schedule.betaEnd': share,
    'schedule.zeroTerminalSnr': l10n.t('one of {0}', 'true, false'),
    'schedule.shift': l10n.t('a number from {0} to {1}', ...shiftBounds),
    T: l10n.t('an integer from {0} to {1}', 2, 10000),
    t: l10n.t('an integer from {0} to {1}', 1, 'T'),
    seed: l10n.t('an integer from {0} to {1}', 0, 0xffffffff),
    index: l10n.t('an integer from {0} to {1}', 0, 9999),
    x0: l10n.t('a number from {0} to {1}', -3, 3),
    xt: l10n.t('a number from {0} to {1}', -5, 5),
  };
}

/** Why a block is refused, and at which of its keys; without keys, at its beginning. */
class Refusal extends Error {
  constructor(
    message: string,
    readonly path: readonly string[] = [],
    /** Whether the key itself is wrong rather than its value. */
    readonly atKey = false,
  ) {
    super(message);
  }
}

/**
 * Reads the YAML of a ```` ```diffusion ```` block. What it does not say is taken from `base`, the user's
 * settings. Refused whole, with the place, when anything in it is wrong.
 */
export function parseDemoBlock(yaml: string, base: PlaygroundState = defaultPlaygroundState): DemoBlock {
  if (yaml.length > longestBlock) {
    const message = l10n.t(
      'This demo block has {0} characters. At most {1} are read.',
      yaml.length,
      longestBlock,
    );
    return { ok: false, message, line: 1, column: 1 };
  }
  const lines = new LineCounter();
  const deep = firstTooDeep(yaml);
  if (deep !== undefined) {
    const message = l10n.t(
      'This demo block is nested deeper than {0} levels. It needs no more than two.',
      deepestBlock,
    );
    return { ok: false, message, ...deep };
  }
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    // A demo block needs no !!binary and no other tags.
    resolveKnownTags: false,
  });
  const fault = document.errors[0];
  if (fault !== undefined) {
    const message =
      fault.code === 'MULTIPLE_DOCS'
        ? l10n.t('A demo block is one YAML document; a second one begins here.')
        : l10n.t('This is not valid YAML: {0}', fault.message);
    return { ok: false, message, ...placeOf(lines, fault.pos[0]) };
  }
  try {
    return { ok: true, state: demoState(readContent(document), base) };
  } catch (error) {
    if (error instanceof Refusal) {
      return { ok: false, message: error.message, ...placeOf(lines, offsetOf(document, error)) };
    }
    throw error;
  }
}

/** Where a block nests too deep, if it does: told by the stack of the part of the parser that does not recurse. */
function firstTooDeep(yaml: string): { readonly line: number; readonly column: number } | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(yaml)) {
    Array.from(parser.next(lexeme));
    if (parser.stack.length > deepestBlock) {
      const before = yaml.slice(0, parser.offset).split('\n');
      return { line: before.length, column: (before.at(-1) ?? '').length };
    }
  }
  return undefined;
}

function placeOf(lines: LineCounter, offset: number): { readonly line: number; readonly column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function readContent(document: Document.Parsed): BlockContent {
  visit(document, {
    Alias: () => {
      throw new Refusal(l10n.t('A demo block may not use YAML aliases (*name).'));
    },
  });
  if (!isMap(document.contents)) {
    throw new Refusal(l10n.t('A demo block is a list of “key: value” lines, the first being “demo: …”.'));
  }
  const result = v.safeParse(blockSchema, document.toJS());
  if (result.success) {
    return result.output;
  }
  // A misspelt key also leaves the right one out: the misspelling is the cause.
  throw refusalOf(result.issues.find(({ expected }) => expected === 'never') ?? result.issues[0]);
}

function refusalOf(issue: v.InferIssue<typeof blockSchema>): Refusal {
  // A map under “schedule” fails as a whole union; the fault inside its map is the telling one.
  const inner =
    issue.type === 'union' && typeof issue.input === 'object' && !Array.isArray(issue.input)
      ? issue.issues?.at(-1)
      : undefined;
  const path = [...(issue.path ?? []), ...(inner?.path ?? [])].map(({ key }) => String(key));
  const name = path.join('.');
  const { type } = inner ?? issue;
  const known = path.length > 1 ? scheduleKeys : keys;
  if (type === 'strict_object' && !known.includes(path.at(-1) ?? '')) {
    const message = l10n.t('“{0}” is no key of a demo block. The keys are {1}.', name, known.join(', '));
    return new Refusal(message, path, true);
  }
  const allowed = allowedValues()[name] ?? '';
  const input = (inner ?? issue).input;
  return input === undefined
    ? new Refusal(l10n.t('The key “{0}” is missing. It must be {1}.', name, allowed))
    : new Refusal(l10n.t('“{0}” is {1}, but it must be {2}.', name, shown(input), allowed), path);
}

/** A value as a message quotes it. */
function shown(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function offsetOf(document: Document.Parsed, { path, atKey }: Refusal): number {
  const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === last)
    : undefined;
  const node = atKey ? pair?.key : (pair?.value ?? pair?.key);
  const range = (node as { range?: readonly number[] | null } | null | undefined)?.range;
  return range?.[0] ?? 0;
}

function demoState(content: BlockContent, base: PlaygroundState): DemoState {
  const { demo, data, mode, index, x0, xt, T, t, seed } = content;
  const { betaStart, betaEnd } = defaultPlaygroundState.schedule;
  // A kind on its own means the paper's β_1 and β_T, so that a note shows the same to everyone.
  const kind =
    typeof content.schedule === 'string'
      ? { kind: content.schedule, betaStart, betaEnd, zeroTerminalSnr: false, shift: 1 }
      : content.schedule;
  const given = <Values extends object>(values: Values): Partial<Values> =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;
  const steps = T ?? base.schedule.T;
  if (t !== undefined && t > steps) {
    throw new Refusal(l10n.t('“{0}” is {1}, but it must be {2}.', 't', t, allowedTime(steps)), ['t']);
  }
  const patch: PlaygroundPatch = {
    // Without a t of its own, a block stands at the same part of the way as the base.
    t: t ?? Math.max(1, Math.round((base.t * steps) / base.schedule.T)),
    ...given({ seed }),
    schedule: given({ ...kind, T }),
    forward: given({ data, mode, index }),
    posterior: given({ x0, xt }),
  };
  const { schedule, forward, posterior, ...rest } = applyPatch(base, patch);
  return { view: demo, schedule, forward, posterior, t: rest.t, seed: rest.seed };
}

function allowedTime(T: number): string {
  return l10n.t('an integer from {0} to {1}', 1, T);
}

/** The block's content as an object: only what its figure shows, in the order that people write it. */
function contentOf(view: DemoId, { schedule, t, seed, forward, posterior }: FigureState): BlockContent {
  const { kind, T, betaStart, betaEnd, zeroTerminalSnr, shift } = schedule;
  const standard = defaultPlaygroundState.schedule;
  const extras = {
    ...(zeroTerminalSnr ? { zeroTerminalSnr } : {}),
    ...(shift === undefined ? {} : { shift }),
  };
  const plain =
    betaStart === standard.betaStart && betaEnd === standard.betaEnd && Object.keys(extras).length === 0;
  return {
    demo: view,
    ...(view === 'forward' ? { data: forward.data, mode: forward.mode } : {}),
    ...(view === 'forward' && forward.data === 'digit' ? { index: forward.index } : {}),
    schedule: plain ? kind : { kind, betaStart, betaEnd, ...extras },
    T,
    t,
    ...(view === 'forward' ? { seed } : {}),
    ...(view === 'posterior' ? posterior : {}),
  };
}

/** Writes the block, fences included, that shows this state. Views with a network become the schedule's figure. */
export function demoBlockOf(state: PlaygroundState | DemoState): string {
  const view = demoIds.find((id) => id === state.view) ?? 'schedule';
  return `\`\`\`diffusion\n${stringify(contentOf(view, state))}\`\`\`\n`;
}
