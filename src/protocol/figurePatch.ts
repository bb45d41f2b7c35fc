import type { FigureId, FigureTarget } from '../figures';
import type { PlaygroundPatch } from './playgroundState';

/** A figure with what of its state shows a thing, as a patch of the playground's state. */
export function figurePatch({
  figure,
  state,
  schedule,
}: FigureTarget): PlaygroundPatch & { readonly view: FigureId } {
  return {
    view: figure,
    ...(state ? { figures: { [figure]: state } } : {}),
    ...(schedule ? { schedule } : {}),
  };
}
