import * as l10n from '@vscode/l10n';

/** What a file is refused for, in a sentence. */
export class ModelRefusal extends RangeError {}

/** A tensor that lies in other files; their names as the file states them. */
export class ExternalWeights extends ModelRefusal {
  constructor(readonly locations: readonly string[]) {
    super();
  }
}

export function damaged(): string {
  return l10n.t('It is damaged or no ONNX file.');
}

/** @throws {ModelRefusal} */
export function refuse(sentence: string): never {
  throw new ModelRefusal(sentence);
}
