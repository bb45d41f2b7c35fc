import * as l10n from '@vscode/l10n';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The name that SARIF's readers know for the root of the checked sources. */
const sourceRoot = '%SRCROOT%';

/** Where SARIF's relative addresses begin: the folder in which the program runs. */
export const uriBases = () => ({
  [sourceRoot]: { uri: pathToFileURL(path.resolve() + path.sep).href },
});

/** A file as SARIF names it: relative to the source root where it lies in it, else by its full address. */
export function artifactLocation(file: string) {
  if (file === '-') {
    return { uri: 'stdin', description: { text: l10n.t('Standard input') } };
  }
  const relative = path.relative('', file);
  const isInside = relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative);
  if (!isInside) {
    return { uri: pathToFileURL(wellFormed(file)).href };
  }
  const uri = relative.split(path.sep).map((part) => encodeURIComponent(wellFormed(part)));
  return { uri: uri.join('/'), uriBaseId: sourceRoot };
}

/** Lone surrogates, which some systems let stand in names, have no UTF-8. */
const wellFormed = (text: string): string => Buffer.from(text).toString();
