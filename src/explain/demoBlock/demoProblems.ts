import * as l10n from '@vscode/l10n';
import { parseDemoBlock } from '../../protocol/demoBlock';
import { demoSpec } from '../../protocol/demoState';
import { demoFences } from './demoFences';

/** What is wrong with a demo block, at a place of the note that counts from 0. */
export interface DemoProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** A block that is drawn although something in it has no say. */
  readonly isHint: boolean;
}

/** What is wrong with the demo blocks of a note: the same that the preview says in their place. */
export function demoProblems(text: string): DemoProblem[] {
  const last = text.split('\n').length - 1;
  return demoFences(text).flatMap(({ yaml, line, indents }): DemoProblem[] => {
    const block = parseDemoBlock(yaml);
    const rows = yaml.split('\n');
    if (!block.ok) {
      // A block that ends too early is wrong behind its last line.
      const row = Math.min(block.line, rows.length) - 1;
      const column = (indents[row] ?? 0) + block.column - 1;
      return [{ message: block.message, line: Math.min(line + row, last), column, isHint: false }];
    }
    const title = demoSpec(block.state.view).title();
    return block.unused.flatMap((key) => {
      const row = rows.findIndex((each) => each.startsWith(`${key}:`));
      if (row < 0) {
        return [];
      }
      const message = l10n.t('“{0}” has no say in the figure “{1}”.', key, title);
      return [{ message, line: line + row, column: indents[row] ?? 0, isHint: true }];
    });
  });
}
