import { errorMessage } from '../base/errorMessage';
import * as l10n from '@vscode/l10n';
import { parseArgs } from 'node:util';
import { ruleIds } from '../notes/check/finding';
import type { CheckOptions } from '../notes/check/checkNote';
import { longestPattern, type Config } from './configFile';
import { formats, type Format } from './formats/formats';
import { languages, type Language } from './language';
import { failLevels, ruleLevels, type FailLevel } from './levels';
import { UsageError } from './usageError';

/** What the program is asked for. */
export type Request =
  | { readonly command: 'help' | 'version' | 'figures' }
  | (NoteRequest & {
      readonly command: 'check';
      readonly format: Format;
      readonly failOn: FailLevel;
      readonly rules: NonNullable<CheckOptions['rules']>;
      readonly fix: boolean;
    })
  | (NoteRequest & { readonly command: 'inspect'; readonly summary: boolean })
  | { readonly command: 'render'; readonly note: string; readonly out: string };

export interface NoteRequest {
  readonly named: readonly string[];
  readonly ignore: readonly string[];
}

const options = {
  format: { type: 'string' },
  lang: { type: 'string' },
  'fail-on': { type: 'string' },
  rule: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  config: { type: 'string' },
  fix: { type: 'boolean' },
  json: { type: 'boolean' },
  summary: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** The options that a command does not take. */
const foreign = {
  check: ['json', 'summary', 'out'],
  inspect: ['format', 'fail-on', 'rule', 'fix', 'out', 'config'],
  figures: ['format', 'fail-on', 'rule', 'fix', 'ignore', 'summary', 'out', 'config'],
  render: ['format', 'fail-on', 'rule', 'fix', 'json', 'summary', 'ignore', 'config'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof options)[]>>;
const isCommand = (name: string): name is keyof typeof foreign => Object.hasOwn(foreign, name);

/**
 * Reads the command line.
 * @param chooseLanguage hears the language before anything is said in it
 * @param readConfig reads the configuration that `check` follows where the command line says nothing
 * @throws {UsageError}
 */
export function readRequest(
  args: readonly string[],
  chooseLanguage: (language: Language) => void,
  readConfig: (named: string | undefined) => Config,
): Request {
  const { values, positionals } = parse(args);
  chooseLanguage(oneOf('--lang', Object.keys(languages) as Language[], values.lang ?? 'en'));
  const [command, ...named] = positionals;
  if (values.help || command === 'help') {
    return { command: 'help' };
  }
  if (values.version) {
    return { command: 'version' };
  }
  if (command === undefined) {
    throw new UsageError(l10n.t('Say what to do: {0}.', Object.keys(foreign).join(', ')));
  }
  if (!isCommand(command)) {
    throw new UsageError(l10n.t('There is no command “{0}”.', command));
  }
  const unwanted = foreign[command].find((name) => values[name] !== undefined);
  if (unwanted) {
    throw new UsageError(l10n.t('{0} takes no --{1}.', command, unwanted));
  }
  if (command === 'figures') {
    if (named.length > 0) {
      throw new UsageError(l10n.t('{0} takes no notes.', command));
    }
    return { command };
  }
  if (named.length === 0) {
    throw new UsageError(l10n.t('Name at least one note to {0}.', command));
  }
  if (command === 'render') {
    const [note = '', ...more] = named;
    if (more.length > 0 || values.out === undefined) {
      throw new UsageError(
        l10n.t('render takes one note and the file to write: render NOTE.md --out NOTE.html.'),
      );
    }
    return { command, note, out: values.out };
  }
  const { fix = false, summary = false, json = false, ignore = [] } = values;
  if (ignore.some((pattern) => pattern === '' || pattern.length > longestPattern)) {
    throw new UsageError(
      l10n.t('--ignore takes a pattern of 1 to {0} characters, such as {1}.', longestPattern, 'drafts/**'),
    );
  }
  if (command === 'inspect') {
    if (summary && json) {
      throw new UsageError(l10n.t('inspect takes --json or --summary, not both.'));
    }
    return { command, named, ignore, summary };
  }
  const config = readConfig(values.config);
  if (values.lang === undefined && config.lang) {
    chooseLanguage(config.lang);
  }
  if (fix && named.includes('-')) {
    throw new UsageError(l10n.t('--fix writes to files; standard input is none.'));
  }
  return {
    command,
    named,
    ignore: [...(config.ignore ?? []), ...ignore],
    fix,
    format: oneOf('--format', formats, values.format ?? 'human'),
    failOn: oneOf('--fail-on', failLevels, values['fail-on'] ?? config.failOn ?? 'warning'),
    rules: { ...config.rules, ...Object.fromEntries((values.rule ?? []).map(readRule)) },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(errorMessage(error));
  }
}

function readRule(text: string) {
  const [rule = '', level = '', ...rest] = text.split('=');
  if (level === '' || rest.length > 0) {
    throw new UsageError(l10n.t('--rule takes RULE=LEVEL, such as statement=off, not “{0}”.', text));
  }
  return [oneOf('--rule', ruleIds, rule), oneOf(`--rule ${rule}=`, ruleLevels, level)] as const;
}

function oneOf<Value extends string>(option: string, known: readonly Value[], value: string): Value {
  const found = known.find((each) => each === value);
  if (found !== undefined) {
    return found;
  }
  throw new UsageError(l10n.t('{0} takes {1}, not “{2}”.', option, known.join(', '), value));
}
