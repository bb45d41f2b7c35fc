import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = <T>(file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T;

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly scope?: string;
  readonly markdownDescription: string;
  readonly properties?: Readonly<Record<string, Property>>;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Property>> }[];
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly mac?: string;
    }[];
  };
}

const { contributes } = read<Manifest>('package.json');
const words = read<Record<string, string>>('package.nls.json');
/** A text of the manifest in English; `%key%` stands for one of package.nls.json. */
const said = (text: string): string => words[text.slice(1, -1)] ?? text;

function allowedBy(property: Property): string {
  if (property.enum) {
    return `one of ${property.enum.map((value) => `\`${value}\``).join(', ')}`;
  }
  if (property.minimum !== undefined && property.maximum !== undefined) {
    return `a whole number from ${property.minimum} to ${property.maximum}`;
  }
  if (property.exclusiveMinimum !== undefined && property.exclusiveMaximum !== undefined) {
    return `a number greater than ${property.exclusiveMinimum} and less than ${property.exclusiveMaximum}`;
  }
  return property.properties ? 'an object with these keys' : '`true` or `false`';
}

function entry(name: string, property: Property): string {
  const values = property.enumDescriptions ?? property.markdownEnumDescriptions;
  const keys = Object.entries(property.properties ?? {});
  return [
    `## \`${name}\``,
    said(property.markdownDescription),
    `Default \`${JSON.stringify(property.default)}\`; ${allowedBy(property)}.${property.scope === 'application' ? ' Only in user settings.' : ''}`,
    ...(values
      ? [values.map((text, i) => `- \`${property.enum?.[i] ?? ''}\`: ${said(text)}`).join('\n')]
      : []),
    ...(keys.length > 0
      ? [
          keys
            .map(
              ([key, each]) =>
                `- \`${key}\`: ${said(each.markdownDescription)} Default \`${JSON.stringify(each.default)}\`; ${allowedBy(each)}.`,
            )
            .join('\n'),
        ]
      : []),
  ].join('\n\n');
}

/** `-u` writes it anew. */
it('docs/reference/settings.md has the settings of the manifest', async () => {
  const entries = contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
  const text = ['# Settings', ...entries.map(([name, property]) => entry(name, property))].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(root, 'docs/reference/settings.md'));
});

/** `-u` writes it anew. */
it('docs/reference/commands.md has the commands of the manifest with their keys', async () => {
  const keyOf = (command: string) => {
    const binding = contributes.keybindings.find((each) => each.command === command);
    return binding
      ? [binding.key, ...(binding.mac ? [`${binding.mac} (macOS)`] : [])]
          .map((key) => `\`${key}\``)
          .join(', ')
      : '';
  };
  const rows = contributes.commands.map(
    ({ command, title, category }) =>
      `| ${said(category)}: ${said(title)} | \`${command}\` | ${keyOf(command)} |`,
  );
  const text = ['# Commands', ['| Command | Id | Keys |', '| --- | --- | --- |', ...rows].join('\n')].join(
    '\n\n',
  );
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(root, 'docs/reference/commands.md'));
});
