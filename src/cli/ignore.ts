import path from 'node:path';
import { globMatcher } from './glob';

/**
 * Which files and folders are left out: those that a pattern matches, and all inside them. A pattern without a slash
 * matches names at any depth below the folder in which the check runs; only an absolute one matches folders above it.
 * @throws {UsageError} when a pattern stands for too many.
 */
export function ignoring(patterns: readonly string[]): (file: string) => boolean {
  const matchers = patterns.map((pattern) => {
    const plain = withoutSlashes(pattern.replace(/^(?:\.\/)+/, '')) || pattern.slice(0, 1);
    const matches = globMatcher(plain);
    return {
      isAbsolute: path.isAbsolute(plain),
      matches: plain.includes('/') ? matches : (each: string) => matches(path.posix.basename(each)),
    };
  });
  return (file) => {
    const [relative, absolute] = [path.relative('', file), path.resolve(file)].map(pathAndFolders);
    return matchers.some(({ isAbsolute, matches }) => (isAbsolute ? absolute : relative)!.some(matches));
  };
}

/** A path and all folders that it lies in, with slashes on every system, without the way up. */
function pathAndFolders(file: string): string[] {
  const parts = file.split(path.sep);
  const first = parts.findIndex((part) => part !== '..');
  return parts.map((_, index) => parts.slice(first, index + 1).join('/')).filter((each) => each !== '');
}

/** Without the slashes at its end. */
function withoutSlashes(pattern: string): string {
  let end = pattern.length;
  while (pattern[end - 1] === '/') {
    end--;
  }
  return pattern.slice(0, end);
}
