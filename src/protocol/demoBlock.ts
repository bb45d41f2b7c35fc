import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { isMap, isScalar, Lexer, LineCounter, parseDocument, Parser, visit, type Document } from 'yaml';
import { openingTime, sameShare } from '../figures/openingTime';
import { blockSchema, demoKey, keysOf, scheduleKeys } from './demoKeys';
import { demoSpec, isDemoId, type DemoId, type DemoState } from './demoState';
import { isNetworkDemoId, standardNetworkDemos } from './networkDemos';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
  type PlaygroundState,
} from './playgroundState';

export type DemoBlock =
  /** `unused`: keys of other figures, which this one does not ask for. */
  | { readonly ok: true; readonly state: DemoState; readonly unused: readonly string[] }
  /** What is wrong, in a sentence, and where: line and column count from 1 at the block's first YAML line. */
  | { readonly ok: false; readonly message: string; readonly line: number; readonly column: number };

/** A block is a few short lines; more is refused unread. */
const longestBlock = 4000;
/** A block is a map that may hold one map. YAML is read by recursion, so what is nested deeper is refused before. */
const deepestBlock = 10;
type BlockContent = v.InferOutput<ReturnType<typeof blockSchema>>;

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
    const content = readContent(document);
    const known = keysOf(content.demo);
    const unused = Object.keys(content).filter((key) => !known.includes(key));
    return { ok: true, state: demoState(content, base), unused };
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
  const content: unknown = document.toJS();
  const view = viewOf(content);
  const result = v.safeParse(blockSchema(view), content);
  if (result.success) {
    return result.output;
  }
  // A misspelt key also leaves the right one out: the misspelling is the cause.
  throw refusalOf(result.issues.find(({ expected }) => expected === 'never') ?? result.issues[0], view);
}

/** The figure that a block names. */
function viewOf(content: unknown): DemoId | undefined {
  const named =
    typeof content === 'object' && content !== null && 'demo' in content ? content.demo : undefined;
  return typeof named === 'string' && isDemoId(named) ? named : undefined;
}

function refusalOf(issue: v.InferIssue<ReturnType<typeof blockSchema>>, view: DemoId | undefined): Refusal {
  // A map under “schedule” fails as a whole union; the fault inside its map is the telling one.
  const inner =
    issue.type === 'union' && typeof issue.input === 'object' && !Array.isArray(issue.input)
      ? issue.issues?.at(-1)
      : undefined;
  const path = [...(issue.path ?? []), ...(inner?.path ?? [])].map(({ key }) => String(key));
  const name = path.join('.');
  const { type } = inner ?? issue;
  const wanted = demoKey(name, view);
  if (type === 'strict_object' && !wanted) {
    const known = path.length > 1 ? scheduleKeys : view ? keysOf(view) : ['demo'];
    const message = l10n.t('“{0}” is not a key of a demo block. The keys are {1}.', name, known.join(', '));
    return new Refusal(message, path, true);
  }
  const allowed = wanted?.allowed ?? '';
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
  const { demo, T, t, seed, link } = content;
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
    t: t ?? openingTime(demo, steps) ?? sameShare(base, steps),
    ...given({ seed }),
    schedule: given({ ...kind, T }),
    ...(isNetworkDemoId(demo) ? {} : { figures: { [demo]: ownOf(demo, content) } }),
  };
  const { schedule, figures, ...rest } = applyPatch(base, patch);
  const networks = isNetworkDemoId(demo)
    ? { ...standardNetworkDemos, [demo]: { ...standardNetworkDemos[demo], ...ownOf(demo, content) } }
    : standardNetworkDemos;
  return { view: demo, ...given({ link }), schedule, figures, networks, t: rest.t, seed: rest.seed };
}

/** What a block says of its figure's own parameters. */
function ownOf(view: DemoId, content: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { parameters } = demoSpec(view);
  return Object.fromEntries(
    Object.entries(content).filter(([key, value]) => Object.hasOwn(parameters, key) && value !== undefined),
  );
}

function allowedTime(T: number): string {
  return l10n.t('an integer from {0} to {1}', 1, T);
}
