import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { languages } from '../../../src/cli/language';
import { failLevels, ruleLevels } from '../../../src/cli/levels';
import { ruleIds } from '../../../src/notes/check/finding';
import { buildProgram } from './program';

const { folder, file, write, run } = buildProgram();
const root = path.resolve(import.meta.dirname, '../../..');
const inRoot = (name: string) => readFileSync(path.join(root, name), 'utf8');

const error = '$\\bar\\alpha_t = \\prod_{s=1}^T \\alpha_s$\n';
const config = '.diffusion-check.json';
const configure = (content: unknown) =>
  write(config, typeof content === 'string' ? content : JSON.stringify(content));

beforeAll(() => {
  write('error.md', error);
  write('drafts/error.md', error);
  configure({});
});

describe('.diffusion-check.json', () => {
  test('holds where no option says otherwise', () => {
    configure({ rules: { index: 'warning' }, failOn: 'error', ignore: ['drafts'] });
    const { status, stdout } = run('check', '.');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^error\.md:1:2: warning \[index\]/);
    expect(stdout).toMatch(/1 finding\./);
    expect(run('check', '--fail-on', 'warning', '.').status).toBe(1);
    expect(run('check', '--rule', 'index=off', '.').stdout).toBe('No wrong formula was found.\n');
  });

  test('chooses the language, unless the call does', () => {
    configure({ lang: 'zh-cn', rules: { index: 'off' } });
    expect(run('check', 'error.md').stdout).toMatch(/没有/);
    expect(run('check', '--lang', 'en', 'error.md').stdout).toBe('No wrong formula was found.\n');
  });

  test('may have another name, and is asked of check alone', () => {
    configure({});
    write('other.json', JSON.stringify({ rules: { index: 'off' } }));
    expect(run('check', '--config', 'other.json', 'error.md').status).toBe(0);
    expect(run('check', '--config', 'gone.json', 'error.md')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^gone\.json could not be read: there is no such file/) as unknown,
    });
    expect(run('inspect', '--config', 'other.json', 'error.md').status).toBe(2);
  });

  test.each<[unknown, RegExp]>([
    ['{', /^\.diffusion-check\.json is no JSON: /],
    ['[]', /^\.diffusion-check\.json is no configuration: /],
    [{ failon: 'error' }, /^\.diffusion-check\.json, at failon: /],
    [{ rules: { index: 'loud' } }, /^\.diffusion-check\.json, at rules\.index: /],
    [{ rules: { foo: 'off' } }, /^\.diffusion-check\.json, at rules\.foo: /],
    [{ ignore: 'drafts' }, /^\.diffusion-check\.json, at ignore: /],
    [{ lang: 'fr' }, /^\.diffusion-check\.json, at lang: /],
    [' '.repeat(70_000), /^\.diffusion-check\.json is larger than 64 kB\./],
    [`{"ignore": ["${'中'.repeat(25_000)}"]}`, /^\.diffusion-check\.json is larger than 64 kB\./],
  ])('is refused whole, with the place: %j', (content, sentence) => {
    configure(content);
    const { status, stdout, stderr } = run('check', 'error.md');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    configure({});
  });

  test.skipIf(process.platform === 'win32')(
    'may be a link to a file without an end, or begin with a mark',
    () => {
      symlinkSync('/dev/zero', path.join(folder, 'endless.json'));
      const { status, stderr } = run('check', '--config', 'endless.json', 'error.md');
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: expect.stringMatching(/^endless\.json is larger than 64 kB\./) as unknown,
      });
      write('marked.json', `\ufeff${JSON.stringify({ rules: { index: 'off' } })}`);
      expect(run('check', '--config', 'marked.json', 'error.md')).toMatchObject({ status: 0, stderr: '' });
    },
  );

  test('has a schema for editors that knows the same', () => {
    const schema = JSON.parse(inRoot('media/schemas/diffusion-check.schema.json')) as {
      readonly properties: {
        readonly failOn: { readonly enum: unknown };
        readonly lang: { readonly enum: unknown };
        readonly rules: { readonly properties: object };
      };
      readonly definitions: { readonly level: { readonly enum: unknown } };
    };
    const { properties, definitions } = schema;
    expect(Object.keys(properties).sort()).toEqual(['$schema', 'failOn', 'ignore', 'lang', 'rules']);
    expect(properties.failOn.enum).toEqual(failLevels);
    expect(properties.lang.enum).toEqual(Object.keys(languages));
    expect(Object.keys(properties.rules.properties).sort()).toEqual([...ruleIds].sort());
    expect(definitions.level.enum).toEqual(ruleLevels);
  });
});

describe('the GitHub Action', () => {
  /** Runs the one step of action.yml as the runner does, on the notes of the test's folder. */
  function step(notes: string, options = '') {
    const program = path.join(path.dirname(file), '..');
    mkdirSync(path.join(program, '.ci'), { recursive: true });
    cpSync(path.join(root, '.ci/checkNotes.mjs'), path.join(program, '.ci/checkNotes.mjs'));
    const { runs } = parse(inRoot('action.yml')) as { runs: { steps: { run: string; shell: string }[] } };
    expect(runs.steps.map(({ shell }) => shell)).toEqual(['bash']);
    const { status, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', runs.steps[0]!.run], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GITHUB_ACTION_PATH: program, NOTES: notes, OPTIONS: options },
    });
    return { status, stdout };
  }

  test('marks wrong formulas and fails', () => {
    const { status, stdout } = step('.');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=drafts\/error\.md,line=1,/m);
    expect(stdout).toMatch(/^::error file=error\.md,line=1,/m);
  });

  test('takes options, and expands no patterns of the shell', () => {
    expect(step('error.md', '--rule index=off --ignore *.tex').status).toBe(0);
  });
});

test('pre-commit checks the files that the checker reads in folders', () => {
  const [hook] = parse(inRoot('.pre-commit-hooks.yaml')) as { entry: string; files: string }[];
  expect(hook?.entry).toBe('.ci/checkNotes.mjs');
  const files = new RegExp(hook?.files ?? '');
  const notes = ['a.md', 'b.markdown', 'c.mdx', 'd.qmd', 'e.Rmd', 'f.tex', 'g.ipynb'];
  expect(notes.filter((name) => files.test(name))).toEqual(notes);
  expect(files.test('a.ts')).toBe(false);
});

test('the problem matcher reads what check prints', () => {
  const { contributes } = JSON.parse(inRoot('package.json')) as {
    contributes: {
      problemMatchers: {
        pattern: Record<'file' | 'line' | 'severity' | 'message', number> & { regexp: string };
      }[];
    };
  };
  const { regexp, file: place, line, severity, message } = contributes.problemMatchers[0]!.pattern;
  const [first = ''] = run('check', 'error.md').stdout.split('\n');
  const match = new RegExp(regexp).exec(first);
  expect([match?.[place], match?.[line], match?.[severity]]).toEqual(['error.md', '1', 'error']);
  expect(match?.[message]).toMatch(/\w/);
});
