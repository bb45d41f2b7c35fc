import { type FigureId, figureIds, figureSpec } from '../figures';
import { type FormulaId, formulaIds, formulaOf } from '../notes/catalogue';

/** The figure that shows a formula; null where none does. */
function figureOf(id: FormulaId): FigureId | null {
  return formulaOf(id).run?.shows.figure ?? null;
}

/** Every figure: the ideas that it teaches, the formulas that it shows, and what it is drawn with. */
export const listFigures = () =>
  figureIds.map((id) => {
    const { title, teaches, needs } = figureSpec(id);
    return {
      id,
      title: title(),
      ideas: teaches,
      formulas: formulaIds.filter((each) => figureOf(each) === id),
      needs,
    };
  });
