import { defaultSeverities, ruleIds, type RuleId, type Severity } from '../../notes/check/finding';
import { artifactLocation, uriBases } from './artifactLocation';
import type { Checked } from './checked';
import type { Range, Report } from './report';
import { ignoringHelp, ruleTexts } from '../rules';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/** A log in the Static Analysis Results Interchange Format, version 2.1.0. */
export const sarifLog = ({ reports, problems, rules, status, version, language }: Checked) => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'diffusion-playground',
          fullName: `diffusion-playground ${version}`,
          version,
          semanticVersion: version,
          rules: ruleIds.map(descriptor),
        },
      },
      language,
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: uriBases(),
      invocations: [
        {
          executionSuccessful: problems.length === 0,
          exitCode: status,
          ruleConfigurationOverrides: Object.entries(rules).map(([id, severity]) => ({
            descriptor: { id },
            configuration:
              severity === 'off' ? { enabled: false } : { enabled: true, level: levels[severity] },
          })),
          toolExecutionNotifications: problems.map(({ file, message }) => ({
            level: 'error',
            message: plainText(message),
            locations: [{ physicalLocation: { artifactLocation: artifactLocation(file) } }],
          })),
        },
      ],
      results: reports.map(result),
    },
  ],
});

function descriptor(id: RuleId) {
  const { name, short, full, help } = ruleTexts()[id];
  const ignoring = ignoringHelp();
  return {
    id,
    name,
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: {
      text: `${full} ${help} ${ignoring}`,
      markdown: `**${short}**\n\n${full}\n\n${help}\n\n${codeIn(ignoring)}`,
    },
    defaultConfiguration: { level: levels[defaultSeverities[id]] },
  };
}

/** Markdown in which options and comments stand as code. */
const codeIn = (text: string): string => text.replace(/--fix|<!--.*?-->|% diffusion-ignore/g, '`$&`');

function result({ file, rule, severity, message, fix, ...place }: Report) {
  const artifact = artifactLocation(file);
  const replacement = fix && { deletedRegion: region(fix.range), insertedContent: { text: fix.newText } };
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    level: levels[severity],
    message: plainText(message),
    locations: [{ physicalLocation: { artifactLocation: artifact, region: region(place) } }],
    ...(replacement
      ? { fixes: [{ artifactChanges: [{ artifactLocation: artifact, replacements: [replacement] }] }] }
      : {}),
  };
}

/** Braces would be placeholders in a message, and a bracketed text before parentheses a link. */
const plainText = (text: string) => ({ text: text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (') });

const region = ({ line, column, endLine, endColumn }: Range) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});
