import * as l10n from '@vscode/l10n';

/** Sentences one after the other: between those of Chinese there is no space. */
export function sentences(all: readonly string[]): string {
  return all.reduce((before, next) => (before === '' ? next : l10n.t('{0} {1}', before, next)), '');
}

/** Parts of a list with the language's commas. */
export function listed(all: readonly string[]): string {
  return all.reduce((before, next) => (before === '' ? next : l10n.t('{0}, {1}', before, next)), '');
}
