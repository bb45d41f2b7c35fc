import * as l10n from '@vscode/l10n';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import * as v from 'valibot';
import { errorMessage } from '../base/errorMessage';
import { ruleIds } from '../notes/check/finding';
import { cannotRead, nameOf } from './fileError';
import { languages, type Language } from './language';
import { failLevels, ruleLevels } from './levels';
import { UsageError } from './usageError';

/** The file that `check` takes from the current folder when no other is named. */
export const configFile = '.diffusion-check.json';

/** No configuration is near it. */
const mostBytes = 64 * 1024;

/** Of `ignore`; no path is near it. */
export const longestPattern = 1000;

const languageIds = Object.keys(languages) as Language[];
const level = v.picklist(ruleLevels);
const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  failOn: v.optional(v.picklist(failLevels)),
  rules: v.optional(v.strictObject(v.entriesFromList(ruleIds, v.optional(level)))),
  ignore: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestPattern))), v.maxLength(1000)),
  ),
  lang: v.optional(v.picklist(languageIds)),
});

/** What a repository asks of every check of its notes; the command line goes before it. */
export type Config = v.InferOutput<typeof configSchema>;

/**
 * Reads a configuration, whole or not at all.
 * @param named the file that the command line names; without it `.diffusion-check.json` counts where it is
 * @throws {UsageError} with the place of what is wrong
 */
export function readConfig(named: string | undefined): Config {
  const file = named ?? configFile;
  if (named === undefined && !statSync(file, { throwIfNoEntry: false })) {
    return {};
  }
  const json = jsonOf(file);
  if (Array.isArray(json)) {
    // To valibot a list is an object.
    throw new UsageError(l10n.t('{0} is no configuration: {1}.', nameOf(file), '[…]'));
  }
  const parsed = v.safeParse(configSchema, json);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const place = v.getDotPath(issue);
    throw new UsageError(
      place === null
        ? l10n.t('{0} is no configuration: {1}.', nameOf(file), issue.message)
        : l10n.t('{0}, at {1}: {2}.', nameOf(file), place, issue.message),
    );
  }
  return parsed.output;
}

function jsonOf(file: string): unknown {
  let bytes: Uint8Array;
  try {
    bytes = readStart(file);
  } catch (error) {
    throw new UsageError(cannotRead(file, error).message);
  }
  if (bytes.length > mostBytes) {
    throw new UsageError(l10n.t('{0} is larger than {1} kB.', nameOf(file), mostBytes / 1024));
  }
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new UsageError(l10n.t('{0} is no JSON: {1}', nameOf(file), errorMessage(error)));
  }
}

/** A file's first bytes, one more than may be: what the name leads to may have no end. */
function readStart(file: string): Uint8Array {
  const bytes = new Uint8Array(mostBytes + 1);
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    for (let count = -1; count !== 0; length += count) {
      count = readSync(descriptor, bytes, { offset: length });
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
