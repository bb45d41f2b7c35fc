import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { errorMessage } from '../../src/base/errorMessage';

/** What a diffusers pipeline's model_index.json says. */
export interface Pipeline {
  /** The pipeline's class. */
  readonly className: string;
  /** Of diffusers; undefined where it is not said. */
  readonly version: string | undefined;
  readonly parts: readonly { readonly name: string; readonly library: string; readonly className: string }[];
}

/** No model_index.json is so large. */
export const mostPipelineBytes = 1e6;

const name = v.pipe(v.string(), v.maxLength(200));
const part = v.tuple([v.nullable(name), v.nullable(name)]);
const pipelineSchema = v.objectWithRest(
  { _class_name: name, _diffusers_version: v.optional(name) },
  v.unknown(),
);

/** @throws {RangeError} with a sentence when it is none. */
export function readPipeline(bytes: Uint8Array): Pipeline {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new RangeError(l10n.t('The file is not JSON: {0}', errorMessage(error)), { cause: error });
  }
  const parsed = v.safeParse(pipelineSchema, json);
  if (!parsed.success) {
    const place = v.getDotPath(parsed.issues[0]) ?? '';
    throw new RangeError(l10n.t('This is no model_index.json of diffusers: “{0}” is wrong.', place));
  }
  const { _class_name: className, _diffusers_version: version, ...rest } = parsed.output;
  const parts = Object.entries(rest).flatMap(([key, value]) => {
    const found = v.safeParse(part, value);
    return found.success
      ? [{ name: key, library: found.output[0] ?? '', className: found.output[1] ?? '' }]
      : [];
  });
  return { className, version, parts };
}
