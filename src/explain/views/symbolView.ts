import { figureIds, figureSpec } from '../../figures';
import type { SymbolId } from '../../notes/note';
import { figurePatch } from '../../protocol/figurePatch';
import type { PlaygroundPatch, ViewId } from '../../protocol/playgroundState';
import type { SymbolTime } from '../values/symbolTime';
import { showsT } from './playgroundLink';

export type View = PlaygroundPatch & { readonly view: ViewId };

/** The symbols that are seen in a figure, as the figures say it. */
const figureViews: ReadonlyMap<string, View> = new Map(
  figureIds.flatMap((figure) =>
    Object.entries(figureSpec(figure).ideas).map(([symbol, state]) => [
      symbol,
      figurePatch(Object.keys(state).length > 0 ? { figure, state } : { figure }),
    ]),
  ),
);

/** The view in which a symbol can be seen at work, at the symbol's own t where it names one. */
export function symbolView(id: SymbolId, time: SymbolTime, T: number): View | undefined {
  const view = figureViews.get(id);
  if (!view) {
    return undefined;
  }
  if (id === 'x_T') {
    return { ...view, t: T };
  }
  return showsT(view.view) && time.kind === 'fixed' && time.t >= 1 && time.t <= T
    ? { ...view, t: time.t }
    : view;
}
