import path from 'node:path';
import picomatch from 'picomatch';

/**
 * Which files and folders are left out: those that a pattern matches, and all inside them. A pattern without a slash
 * matches names at any depth.
 */
export function ignoring(patterns: readonly string[]): (file: string) => boolean {
  const matchers = patterns.map((pattern) =>
    picomatch(withoutSlashes(pattern) || pattern.slice(0, 1), {
      dot: true,
      basename: !withoutSlashes(pattern).includes('/'),
    }),
  );
  return (file) =>
    matchers.length > 0 &&
    [path.relative('', file), path.resolve(file)]
      .flatMap(pathAndFolders)
      .some((each) => matchers.some((matches) => matches(each)));
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
