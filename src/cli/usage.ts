import * as l10n from '@vscode/l10n';
import { configFile } from './configFile';
import { formats } from './formats/formats';
import { languages } from './language';
import { failLevels } from './levels';
import { ruleIds } from '../notes/check/finding';

/** How the program is called, whole. */
export const usage = (): string =>
  [
    'diffusion-playground check [OPTION…] NOTE…',
    'diffusion-playground inspect [--json | --summary] [OPTION…] NOTE…',
    'diffusion-playground figures [--json] [--lang LANGUAGE]',
    'diffusion-playground render NOTE.md --out NOTE.html [--lang LANGUAGE]',
    '',
    l10n.t(
      'check finds wrong formulas in notes; inspect prints what is read in them; render makes a note one HTML file with live figures.',
    ),
    l10n.t('{0} lists what can be drawn, and the formulas that it shows.', 'figures'),
    l10n.t(
      'NOTE is a file (Markdown, LaTeX .tex, notebook .ipynb), a folder of them, or - for standard input. Links to folders inside a folder are not followed.',
    ),
    '',
    ...table([
      ['--ignore GLOB', l10n.t('leave out files and folders that match; may be given several times')],
      [`--lang ${Object.keys(languages).join('|')}`, l10n.t('the language of all sentences')],
      ['-h, --help', l10n.t('print this')],
      ['-v, --version', l10n.t('print the version')],
    ]),
    '',
    'check:',
    ...table([
      [`--format ${formats.join('|')}`, l10n.t('how findings are printed')],
      [
        `--fail-on ${failLevels.join('|')}`,
        l10n.t('the least severity that makes status 1; warning by default'),
      ],
      ['--rule RULE=LEVEL', l10n.t('what a rule reports as: error, warning, information or off')],
      ['', l10n.t('the rules are {0}; may be given several times', ruleIds.join(', '))],
      ['--config FILE', l10n.t('what holds where no option says otherwise; {0} by default', configFile)],
      ['--fix', l10n.t('apply the fixes that are offered, and report what is left')],
    ]),
    '',
    'inspect:',
    ...table([
      ['--json', l10n.t('spans, symbols and formulas with their places (the default)')],
      ['--summary', l10n.t('a table with a row for each note')],
    ]),
    '',
    'render:',
    ...table([['--out FILE', l10n.t('the HTML file to write; one that is there is replaced')]]),
    '',
    l10n.t('Exit status:'),
    ...table([
      ['0', l10n.t('nothing was found that is as bad as --fail-on says')],
      ['1', l10n.t('something was')],
      [
        '2',
        l10n.t(
          'something could not be read, checked or written, whatever else was found; or the call was wrong',
        ),
      ],
    ]),
  ].join('\n');

const width = 46;

const table = (rows: readonly (readonly [string, string])[]): string[] =>
  rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
