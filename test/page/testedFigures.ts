import { figureIds, type FigureId } from '../../src/figures';
import { isDemoId } from '../../src/protocol/demoState';
import { viewIds, type ViewId } from '../../src/protocol/playgroundState';

// What tests go through, by where they open it; the ticks of docs/reference/ideas.md come from here.

/** The views that are opened in the playground (playground.page.test.ts). */
export const openedInPlayground: readonly ViewId[] = viewIds;

/** The figures that are drawn from their blocks in the Markdown preview (figureBlocks.page.test.ts). */
export const drawnInPreview: readonly FigureId[] = figureIds.filter((id) => isDemoId(id));
