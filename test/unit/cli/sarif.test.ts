import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Checked } from '../../../src/cli/formats/checked';
import { FileError } from '../../../src/cli/fileError';
import { sarifLog } from '../../../src/cli/formats/sarifFormat';
import { ruleIds } from '../../../src/notes/check/finding';
import { buildProgram } from './program';

const schema = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'sarif-schema', 'sarif-2.1.0-rtm.5.json'), 'utf8'),
) as object;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(schema);

/** What the published schema has against a log. */
const faults = (log: unknown) => (isSarif(log) ? [] : isSarif.errors);

const { folder, write, run } = buildProgram();
const wrong = '$\\bar\\alpha_t = \\prod_{s=1}^T \\alpha_s$\n';

type Log = ReturnType<typeof sarifLog>;
const checkToSarif = (...args: string[]) => {
  const { status, stdout } = run('check', '--format', 'sarif', ...args);
  return { status, log: JSON.parse(stdout) as Log };
};

/** The file that a location means, as a reader of the log finds it. */
function fileOf(log: Log, { uri, uriBaseId }: { readonly uri: string; readonly uriBaseId?: string }): string {
  const [{ originalUriBaseIds: bases }] = log.runs as [Log['runs'][0]];
  const base = uriBaseId === undefined ? undefined : bases[uriBaseId as '%SRCROOT%'].uri;
  return fileURLToPath(new URL(uri, base));
}

const names = [
  'plain.md',
  'with space.md',
  'a#b.md',
  'why?.md',
  '100%.md',
  '%41.md',
  'c:d.md',
  'a&b=c+d,e;f.md',
  '笔记 ᾱ é 😀.md',
  'quote"\'`<>.md',
  '[x](y){0}.md',
  'back\\slash.md',
  'line\nbreak.md',
  'bell\x07 escape\x1b[31m.md',
  'dir with #/deeper%/a b.md',
];

describe('a SARIF log', () => {
  test.runIf(process.platform !== 'win32')('is valid and leads back to the file, whatever its name', () => {
    for (const name of names) {
      write(name, wrong);
    }
    const { status, log } = checkToSarif(...names);
    expect(status).toBe(1);
    expect(faults(log)).toEqual([]);
    const found = log.runs[0]!.results.map(
      ({ locations }) => locations[0]!.physicalLocation.artifactLocation,
    );
    expect(found.map((each) => fileOf(log, each))).toEqual(names.map((name) => path.join(folder, name)));
    for (const { uri } of found) {
      expect(uri).toMatch(/^[\w\-.!~*'()%/]+$/);
    }
  });

  test('tells where to find a file outside the folder in which the program runs', () => {
    write('outside/a b#.md', wrong);
    const file = path.join(folder, 'outside', 'a b#.md');
    write('inside/x.md', '');
    const checked: Checked = { ...empty, reports: [{ ...report, file }] };
    const log = sarifLog(checked);
    expect(faults(log)).toEqual([]);
    expect(fileOf(log, log.runs[0]!.results[0]!.locations[0]!.physicalLocation.artifactLocation)).toBe(file);
  });

  test('is valid for every name and message', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((each) => !/[\0]/.test(each));
    const name = fc.oneof(
      text,
      fc.array(text, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
    );
    fc.assert(
      fc.property(name, text, fc.constantFrom(...ruleIds), (file, message, rule) => {
        const problem = new FileError(file, message);
        const log = sarifLog({
          ...empty,
          reports: [{ ...report, file, message, rule, fix: { range: report, newText: message } }],
          problems: [problem],
          rules: { [rule]: 'off' },
        });
        expect(faults(JSON.parse(JSON.stringify(log)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('describes every rule: what it is, what to do, how bad it is', () => {
    write('rules.md', wrong);
    const { log } = checkToSarif('rules.md');
    const { rules } = log.runs[0]!.tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([...ruleIds]);
    for (const { name, shortDescription, fullDescription, help, defaultConfiguration } of rules) {
      expect(name).toMatch(/^[A-Z][A-Za-z]+$/);
      expect(shortDescription.text.length).toBeLessThan(fullDescription.text.length);
      expect(help.text).toContain('diffusion-ignore');
      expect(help.markdown).toContain('`<!-- diffusion-ignore -->`');
      expect(['error', 'warning', 'note']).toContain(defaultConfiguration.level);
    }
    expect(rules.map(({ defaultConfiguration: { level } }) => level)).toEqual([
      'error',
      'warning',
      'error',
      'note',
    ]);
  });

  test('names rule, level, region and replacement of a finding', () => {
    write('found.md', `Before.\n\n${wrong}`);
    const [{ results }] = checkToSarif('found.md').log.runs as [Log['runs'][0]];
    expect(results).toMatchObject([
      {
        ruleId: 'index',
        ruleIndex: ruleIds.indexOf('index'),
        level: 'error',
        locations: [{ physicalLocation: { region: { startLine: 3, startColumn: 2, endLine: 3 } } }],
        fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: 't' } }] }] }],
      },
    ]);
  });

  test('doubles the braces of a message, which readers take for placeholders', () => {
    const log = sarifLog({ ...empty, reports: [{ ...report, message: '\\frac{1}{2} [a](b)' }] });
    expect(log.runs[0]!.results[0]!.message.text).toBe('\\frac{{1}}{{2}} [a] (b)');
  });

  test('says what could not be read, and what the rules were set to', () => {
    write('good.md', wrong);
    const { status, log } = checkToSarif(
      '--rule',
      'index=warning',
      '--rule',
      'chain=off',
      'gone.md',
      'good.md',
    );
    expect(status).toBe(2);
    expect(faults(log)).toEqual([]);
    const [{ results, invocations }] = log.runs as [Log['runs'][0]];
    expect(results).toMatchObject([{ level: 'warning' }]);
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        exitCode: 2,
        ruleConfigurationOverrides: [
          { descriptor: { id: 'index' }, configuration: { level: 'warning' } },
          { descriptor: { id: 'chain' }, configuration: { enabled: false } },
        ],
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: expect.stringContaining('gone.md') as string },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'gone.md' } } }],
          },
        ],
      },
    ]);
  });

  test('is valid without findings, in every language, and for standard input', () => {
    write('right.md', '$\\alpha_t = 1-\\beta_t$');
    expect(faults(checkToSarif('right.md').log)).toEqual([]);
    expect(faults(checkToSarif('--lang', 'zh-tw', 'right.md', '-').log)).toEqual([]);
  });
});

const report: Checked['reports'][number] = {
  file: 'note.md',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  rule: 'identity',
  severity: 'error',
  message: 'Wrong.',
};

const empty: Checked = {
  reports: [],
  problems: [],
  notes: 1,
  rules: {},
  status: 0,
  version: '1.2.3',
  language: 'en-US',
};
