import type { RunnableView } from '../../notes/catalogue/formula';
import { figurePatch } from '../../protocol/figurePatch';
import type { PlaygroundPatch, ViewId } from '../../protocol/playgroundState';

/** What shows a formula, as a patch of the playground's state. */
export function viewPatch(shows: RunnableView['shows']): PlaygroundPatch & { readonly view: ViewId } {
  return 'figure' in shows ? figurePatch(shows) : shows;
}
