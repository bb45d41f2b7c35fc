import * as l10n from '@vscode/l10n';
import { listed } from '../../../src/base/joinTexts';
import type { SavedRun } from '../../../src/protocol/savedRuns';
import { presetNames } from '../../../src/protocol/valueNames';
import { isPoints } from '../../../src/datasets/openDataSet';
import { dataName } from '../names';

/** What a run is called: as the user calls it, or by what it learns. */
export function runName({ name, train }: SavedRun): string {
  return (
    name ??
    (isPoints(train.dataSet)
      ? dataName(train.dataSet)
      : listed([dataName(train.dataSet), presetNames[train.preset]()]))
  );
}

/** Bytes as people read them. */
export function megabytesText(bytes: number, language: string): string {
  const options = { maximumFractionDigits: bytes < 1e7 ? 1 : 0 };
  return l10n.t('{0} MB', (bytes / 1e6).toLocaleString(language, options));
}

/** A date and a time of day. */
export function momentText(milliseconds: number, language: string): string {
  return new Date(milliseconds).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
