import * as l10n from '@vscode/l10n';
import { integer } from './parameter';

type Options = Parameters<typeof integer>[0];

/** Which digit of the data set a figure shows, as its parameter. */
export const digitIndex = (options: Partial<Options> = {}): ReturnType<typeof integer> =>
  integer({
    name: () => l10n.t('Digit'),
    meaning: () => l10n.t('Which digit of the data set.'),
    min: 0,
    max: 9999,
    standard: 0,
    control: 'stepper',
    ...options,
  });
