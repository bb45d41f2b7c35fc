import * as l10n from '@vscode/l10n';
import type { Parameter } from '../graph/parameter';

/** Why a tensor does not fit this network, as a sentence that names it. */
export function shapeMismatch({ name, shape }: Parameter, found: readonly number[] | undefined): string {
  return found
    ? l10n.t(
        'The tensor {0} has the shape [{1}], but this network needs [{2}].',
        name,
        found.join(', '),
        shape.join(', '),
      )
    : l10n.t('The tensor {0} is missing, but this network needs it.', name);
}
