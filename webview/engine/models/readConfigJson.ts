import * as l10n from '@vscode/l10n';
import * as v from 'valibot';

/**
 * Reads a network's config.json by a schema.
 * @throws {RangeError} with a sentence that names the key that is wrong.
 */
export function readConfigJson<Schema extends v.GenericSchema>(
  json: string,
  schema: Schema,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  if (parsed.success) {
    return parsed.output;
  }
  const [issue] = parsed.issues;
  const place = v.getDotPath(issue) ?? 'config.json';
  throw new RangeError(
    l10n.t('The network’s config.json cannot be read; {0} is wrong: {1}', place, issue.message),
  );
}
