import { figureSpec } from '../../figures';
import type { FormulaOccurrence } from '../note';
import { formulaOf } from '.';
import type { RunnableView } from './formula';

/** The live view of a formula as it is written where it stands; undefined where none shows it. */
export function runOf({ id, shows }: Pick<FormulaOccurrence, 'id' | 'shows'>): RunnableView | undefined {
  const { run } = formulaOf(id);
  if (!run || !shows) {
    return run;
  }
  return { title: shows.figure === run.shows.figure ? run.title : figureSpec(shows.figure).title, shows };
}
