import * as l10n from '@vscode/l10n';
import { ruleIds } from '../notes/check/finding';
import type { Report } from './checkFile';

export const formats = ['human', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** Writes findings in one of the formats, without a line break at the end. */
export function formatReports(reports: readonly Report[], format: Format, version: string): string {
  switch (format) {
    case 'human':
      return human(reports);
    case 'json':
      // The severity belongs to the settings and not to the agreed format.
      return JSON.stringify(
        reports.map((report) => ({ ...report, severity: undefined })),
        null,
        2,
      );
    case 'sarif':
      return JSON.stringify(sarif(reports, version), null, 2);
    case 'github':
      return reports.map(github).join('\n');
  }
}

function human(reports: readonly Report[]): string {
  const lines = reports.flatMap(({ file, line, column, rule, severity, message, fix }) => [
    `${file}:${line}:${column}: ${severity} [${rule}] ${message}`,
    ...(fix ? [`    ${l10n.t('fix: {0}', fix.newText.replace(/\s+/g, ' '))}`] : []),
  ]);
  const summary =
    reports.length === 0
      ? l10n.t('No formula is wrong as far as can be told.')
      : reports.length === 1
        ? l10n.t('1 finding.')
        : l10n.t('{0} findings.', reports.length);
  return [...lines, summary].join('\n');
}

const levels = { error: 'error', warning: 'warning', information: 'note' } as const;

function sarif(reports: readonly Report[], version: string) {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'diffusion-playground', version, rules: ruleIds.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: reports.map(({ file, rule, severity, message, fix, ...place }) => {
          const artifactLocation = { uri: file.replaceAll('\\', '/') };
          return {
            ruleId: rule,
            level: levels[severity],
            message: { text: message },
            locations: [{ physicalLocation: { artifactLocation, region: region(place) } }],
            ...(fix
              ? {
                  fixes: [
                    {
                      artifactChanges: [
                        {
                          artifactLocation,
                          replacements: [
                            { deletedRegion: region(fix.range), insertedContent: { text: fix.newText } },
                          ],
                        },
                      ],
                    },
                  ],
                }
              : {}),
          };
        }),
      },
    ],
  };
}

const region = ({
  line,
  column,
  endLine,
  endColumn,
}: Omit<Report, 'file' | 'rule' | 'severity' | 'message'>) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

const commands = { error: 'error', warning: 'warning', information: 'notice' } as const;

/** A workflow command, which the service shows beside the line. */
function github({ file, line, column, endLine, endColumn, rule, severity, message }: Report): string {
  const property = (text: string) => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${commands[severity]} file=${property(file)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn},title=${property(rule)}::${escaped(message)}`;
}

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
