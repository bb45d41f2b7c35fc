import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { searchFix } from '../../src/notes/check/fixes/searchFix';
import { maySayNotation } from '../../src/notes/notation/maySayNotation';
import { composedExpressions, limitedExpressions } from './limitedExpressions';

interface Written {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const literals: Written[] = [];
const composed = new Map<string, number>();

for (const folder of ['src', 'webview']) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ts')) {
      collect(path.posix.join(folder, name.replaceAll('\\', '/')));
    }
  }
}

function collect(file: string): void {
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      literals.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    const isMade = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isMade && node.expression.getText() === 'RegExp') {
      composed.set(file, (composed.get(file) ?? 0) + 1);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
}

const isLimited = ({ file, source }: Written) =>
  limitedExpressions.some((each) => each.file === file && source.startsWith(each.begins));

/** `safe`, `linear`, `polynomial` or `exponential`; `unknown` where the time was not enough to tell. */
function complexityOf(source: string, flags: string, timeout: number): string {
  const found = checkSync(source, flags, { timeout });
  return found.status === 'unknown' ? found.status : found.complexity.type;
}

const isLinear = (complexity: string): boolean => complexity === 'safe' || complexity === 'linear';

describe('regular expressions on what users write', () => {
  test('take linear time, or are on the list of those whose text is cut', { timeout: 900_000 }, () => {
    expect(literals.length).toBeGreaterThan(500);
    const unlisted = new Map(
      literals.filter((each) => !isLimited(each)).map((each) => [`${each.source}/${each.flags}`, each]),
    );
    const slow = [...unlisted.values()].flatMap(({ file, source, flags }) => {
      // None takes more than some seconds; a busy machine has a minute for each.
      const complexity = complexityOf(source, flags, 60_000);
      return isLinear(complexity) ? [] : [`${file} /${source}/${flags} ${complexity}`];
    });
    expect(slow).toEqual([]);
  });

  test('are on the list only if they are in the program', () => {
    const gone = limitedExpressions.filter(
      ({ file, begins }) => !literals.some((each) => each.file === file && each.source.startsWith(begins)),
    );
    expect(gone).toEqual([]);
    expect(Object.fromEntries(composed)).toEqual(
      Object.fromEntries(Object.entries(composedExpressions).map(([file, { count }]) => [file, count])),
    );
  });

  test('none of those on the list is exponential', { timeout: 900_000 }, () => {
    const exponential = literals
      .filter(isLimited)
      .filter(({ source, flags }) => complexityOf(source, flags, 5000) === 'exponential');
    expect(exponential).toEqual([]);
  });

  test('the checker knows one that takes for ever', () => {
    expect(complexityOf('^(?:a+)+$', '', 5000)).toBe('exponential');
  });
});

describe('the limits of the list hold', () => {
  const spelling = { alphaBar: '\\bar\\alpha', alpha: '\\alpha', hasAlphaBar: true, names: [] };

  test('no fix is searched for in 1501 characters', () => {
    let tries = 0;
    const search = (length: number) =>
      searchFix('t - 1 + '.repeat(200).slice(0, length), 0, spelling, () => (tries++, false));
    search(1500);
    expect(tries).toBeGreaterThan(0);
    tries = 0;
    search(1501);
    expect(tries).toBe(0);
  });

  test('no notation is read from 601 characters', () => {
    const form = 'x_t = \\alpha x_0';
    expect(maySayNotation(form.padEnd(600))).toBe('forward');
    expect(maySayNotation(form.padEnd(601))).toBeUndefined();
  });
});
