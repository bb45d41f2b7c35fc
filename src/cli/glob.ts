import * as l10n from '@vscode/l10n';
import { UsageError } from './usageError';

/** Any characters of a name, or any folders of a path. */
const any = Symbol('any');
/** What one character of a name may be. */
type Character = (character: string) => boolean;
type Name = readonly (Character | typeof any)[];

/** Alternatives in braces multiply. */
const mostAlternatives = 100;

/**
 * Whether paths match a glob: `*` and `?` stand for characters of a name, `[a-z]` and `[!a-z]` for one of them, `**`
 * for any folders, `{a,b}` for either. A path takes as many steps as it and the pattern are long, multiplied: regular
 * expressions made of globs take for ever on some.
 * @throws {UsageError} when braces stand for too many patterns.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const patterns = alternatives(pattern).map((each) =>
    each.split('/').map((name) => (name === '**' ? any : readName(name))),
  );
  return (path) => {
    const names = path.split('/');
    return path === pattern || patterns.some((each) => covers(each, names, nameFits));
  };
}

const nameFits = (name: Name, written: string): boolean =>
  covers(name, [...written], (character, each) => character(each));

/** Whether parts cover items, each one and `any` any number of them: the last `any` alone is ever tried again. */
function covers<Part, Item>(
  parts: readonly (Part | typeof any)[],
  items: readonly Item[],
  fits: (part: Part, item: Item) => boolean,
): boolean {
  let [part, item, again, from] = [0, 0, -1, 0];
  while (item < items.length) {
    const wanted = parts[part];
    if (wanted === any) {
      again = part++;
      from = item;
    } else if (part < parts.length && fits(wanted!, items[item]!)) {
      part++;
      item++;
    } else if (again >= 0) {
      part = again + 1;
      item = ++from;
    } else {
      return false;
    }
  }
  return parts.slice(part).every((left) => left === any);
}

function alternatives(pattern: string): string[] {
  let found = [pattern];
  for (;;) {
    const next = found.flatMap((each) => {
      const braces = /\{([^{},]*,[^{}]*)\}/.exec(each);
      return braces
        ? braces[1]!
            .split(',')
            .map((one) => each.slice(0, braces.index) + one + each.slice(braces.index + braces[0].length))
        : each;
    });
    if (next.length > mostAlternatives) {
      throw new UsageError(
        l10n.t('The braces of {0} stand for more than {1} patterns.', pattern, mostAlternatives),
      );
    }
    if (next.every((each, index) => each === found[index])) {
      return found;
    }
    found = next;
  }
}

function readName(name: string): Name {
  const parts: (Character | typeof any)[] = [];
  const characters = [...name];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    const end = character === '[' ? characters.indexOf(']', at + 2) : -1;
    if (character === '*') {
      parts.push(any);
    } else if (character === '?') {
      parts.push(() => true);
    } else if (end > 0) {
      parts.push(readSet(characters.slice(at + 1, end)));
      at = end;
    } else {
      const meant = character === '\\' ? (characters[++at] ?? character) : character;
      parts.push((each) => each === meant);
    }
  }
  return parts;
}

/** What stands between square brackets. */
function readSet(written: readonly string[]): Character {
  const isOthers = written[0] === '!' || written[0] === '^';
  const set = isOthers ? written.slice(1) : written;
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = 0; at < set.length; at++) {
    const isRange = set[at + 1] === '-' && at + 2 < set.length;
    ranges.push([set[at]!, set[isRange ? at + 2 : at]!]);
    at += isRange ? 2 : 0;
  }
  return (each) => ranges.some(([from, to]) => from <= each && each <= to) !== isOthers;
}
