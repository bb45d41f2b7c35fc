import { isDemoId, type DemoId } from '../../protocol/demoState';
import { demoFences } from './demoFences';

/** A place in a demo block. */
export interface DemoPlace {
  /** The figure that the block names, if it does. */
  readonly view: DemoId | undefined;
  /** The keys that it has already. */
  readonly keys: readonly string[];
  /** The key of the place's line, with dots; undefined where none stands yet. */
  readonly key: string | undefined;
  /** The key's characters in the line of the note, from 0. */
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Whether the place is behind the colon. */
  readonly inValue: boolean;
}

const keyed = /^([ \t]*)([A-Za-z_]\w*)?[ \t]*(:?)/;

/** What a place of a note is in its demo block; undefined outside of one. Lines and columns count from 0. */
export function demoPlace(text: string, line: number, column: number): DemoPlace | undefined {
  const fence = demoFences(text).find((each) => line >= each.line && line < each.line + each.indents.length);
  if (!fence) {
    return undefined;
  }
  const rows = fence.yaml.split('\n');
  const row = line - fence.line;
  const indent = fence.indents[row] ?? 0;
  const [whole = '', inner = '', name, colon = ''] = keyed.exec(rows[row] ?? '') ?? [];
  const parent = inner === '' ? undefined : parentOf(rows, row);
  const keyStart = indent + inner.length;
  return {
    view: viewOf(rows),
    keys: rows.flatMap((each) => /^([A-Za-z_]\w*)[ \t]*:/.exec(each)?.[1] ?? []),
    key: name === undefined ? undefined : parent === undefined ? name : `${parent}.${name}`,
    keyStart,
    keyEnd: keyStart + (name?.length ?? 0),
    inValue: colon !== '' && column >= indent + whole.length,
  };
}

/** The key that an indented line belongs to. */
function parentOf(rows: readonly string[], row: number): string | undefined {
  const above = rows.slice(0, row).findLast((each) => /^[A-Za-z_]/.test(each));
  return above && /^([A-Za-z_]\w*)/.exec(above)?.[1];
}

function viewOf(rows: readonly string[]): DemoId | undefined {
  const named = rows.flatMap((each) => /^demo[ \t]*:[ \t]*(\w+)/.exec(each)?.[1] ?? [])[0];
  return named !== undefined && isDemoId(named) ? named : undefined;
}
