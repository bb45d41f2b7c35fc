import { entryAt, type Schedule } from '../../diffusion/schedule';
import { readChains, type Side } from '../../notes/formulas/equations';
import { evaluate } from '../../notes/formulas/evaluate';
import type { Quantity } from '../../notes/formulas/expression';
import { readExpression } from '../../notes/formulas/readExpression';
import { glossary } from '../../notes/glossary/glossary';
import type { FormulaOccurrence, Note, SymbolOccurrence } from '../../notes/note';
import type { TexNode } from '../../notes/tex/node';
import { readRole, type Role } from '../../notes/vocabulary/roles';
import { symbolTime } from '../values/symbolTime';

/** A summand of a formula's right side, or an argument of its normal distribution. */
export interface FormulaPart {
  /** As the note writes it, its own commands put in, with its minus. */
  readonly tex: string;
  readonly role: 'summand' | 'variable' | 'mean' | 'variance';
  /** The data, noise or network outputs that it carries. */
  readonly carried: readonly SymbolOccurrence[];
  /** What the one carried quantity is multiplied by, sign included, at the t that is asked for. */
  readonly factor?: number;
}

type Stretch = Pick<FormulaOccurrence, 'start' | 'end' | 'span'>;

/** Shapes of arrays like the data: what a factor from the schedule scales. */
const arrays: ReadonlySet<string> = new Set(['data', 'dataPath', 'latent', 'vector', 'dataMap']);

/** The parts of a formula's last side, in order; empty where it has but one. */
export function formulaParts(
  note: Note,
  { start, end, span }: Stretch,
  schedule: Schedule,
  t: number | undefined,
): FormulaPart[] {
  const sides = readChains(note.tree(span)).flatMap((chain) => chain.sides);
  const side = sides.filter((each) => each.start >= start && each.end <= end).at(-1);
  const symbols = note.symbolsIn(span);
  const pieces = side ? (normalArguments(side) ?? summands(side)) : [];
  return pieces.map(({ nodes, role, sign }) => {
    const from = nodes[0]?.start ?? 0;
    const to = nodes.at(-1)?.end ?? 0;
    const carried = symbols.filter(
      (each) => each.start >= from && each.end <= to && arrays.has(glossary[each.id].shape),
    );
    const value = carried.length === 1 && t !== undefined ? factorOf(nodes, schedule, t) : undefined;
    return {
      tex: (sign < 0 ? '-' : '') + note.drawableTex({ start: from, end: to }),
      role,
      carried: distinct(carried),
      ...(value === undefined ? {} : { factor: sign * value }),
    };
  });
}

interface Piece {
  readonly nodes: readonly TexNode[];
  readonly role: FormulaPart['role'];
  readonly sign: 1 | -1;
}

const isChar = (node: TexNode, characters: string): boolean =>
  node.kind === 'char' && characters.includes(node.text);

/** What stands between the signs outside of all brackets. */
function summands({ nodes }: Side): Piece[] {
  const pieces: { nodes: TexNode[]; role: 'summand'; sign: 1 | -1 }[] = [
    { nodes: [], role: 'summand', sign: 1 },
  ];
  let depth = 0;
  for (const node of nodes) {
    if (isChar(node, '([')) {
      depth++;
    }
    if (isChar(node, ')]')) {
      depth--;
    }
    const last = pieces.at(-1);
    if (depth === 0 && isChar(node, '+-−')) {
      const sign = isChar(node, '+') ? 1 : -1;
      if (last && last.nodes.length === 0) {
        last.sign = sign;
      } else {
        pieces.push({ nodes: [], role: 'summand', sign });
      }
    } else {
      last?.nodes.push(node);
    }
  }
  const full = pieces.filter((piece) => piece.nodes.length > 0);
  return full.length > 1 ? full : [];
}

/** The arguments of N(x; mean, variance) or N(mean, variance), where the side is nothing else. */
function normalArguments({ nodes }: Side): Piece[] | undefined {
  const fence = nodes.at(-1);
  const inner =
    fence?.kind === 'fence' && nodes.length === 2
      ? fence.children
      : nodes[1] && isChar(nodes[1], '(（') && fence && isChar(fence, ')）')
        ? nodes.slice(2, -1)
        : undefined;
  const head = nodes[0];
  if (!inner || !head || !/N/.test(headText(head))) {
    return undefined;
  }
  const parts: TexNode[][] = [[]];
  let depth = 0;
  for (const node of inner) {
    if (isChar(node, '([')) {
      depth++;
    }
    if (isChar(node, ')]')) {
      depth--;
    }
    if (depth === 0 && isChar(node, ';,；，')) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(node);
    }
  }
  if (parts.some((part) => part.length === 0) || parts.length < 2 || parts.length > 3) {
    return undefined;
  }
  const roles = (['variable', 'mean', 'variance'] as const).slice(-parts.length);
  return parts.map((part, i) => ({ nodes: part, role: roles[i] ?? 'mean', sign: 1 }));
}

function headText(node: TexNode): string {
  if (node.kind === 'char') {
    return node.text;
  }
  return node.kind === 'command' || node.kind === 'group'
    ? (node.kind === 'command' ? node.args : node.children).map(headText).join('')
    : '';
}

/** The factor of a part's one array: the part's value where the array counts as 1. */
function factorOf(nodes: readonly TexNode[], schedule: Schedule, t: number): number | undefined {
  const tables: Readonly<Partial<Record<Role, Schedule['alphaBar']>>> = {
    alphaBar: schedule.alphaBar,
    alpha: schedule.alpha,
    beta: schedule.beta,
  };
  const quantity = (each: Quantity): number | undefined => {
    const { letter, sub } = each;
    const table = tables[readRole(each).role];
    if (table) {
      const time = symbolTime('t', sub === '' ? undefined : sub, schedule.T);
      const at = time.kind === 'fixed' ? time.t : t + time.offset;
      return at >= 0 && at <= schedule.T ? entryAt(table, at) : undefined;
    }
    return /^[αβσγληsw]$/.test(letter) ? undefined : 1;
  };
  const value = evaluate(readExpression(nodes), { quantity });
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function distinct(symbols: readonly SymbolOccurrence[]): SymbolOccurrence[] {
  const seen = new Map(symbols.map((each) => [`${each.id} ${each.time ?? ''}`, each]));
  return [...seen.values()];
}
