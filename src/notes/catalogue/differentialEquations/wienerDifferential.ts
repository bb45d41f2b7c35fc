import { letterCommands } from '../../tex/letters';
import { isWienerName } from '../../vocabulary/roles';
import { tokenize } from '../../tex/tokenize';

const decorations: ReadonlySet<string> = new Set([
  ...['bar', 'mathbf', 'boldsymbol', 'bm', 'overline', 'hat', 'tilde', 'vec'],
]);

/** Whether TeX holds dw, the differential of a Wiener process: `d\mathbf{w}`, `d\bar W`, `dB`, `d\omega`. */
export function holdsWienerDifferential(tex: string): boolean {
  const tokens = tokenize(tex, 0, tex.length);
  const isLetter = (at: number) => /^[a-zA-Z]$/.test(tex[at] ?? '');
  let follows = false;
  for (const { kind, text, start, end } of tokens) {
    if (kind === 'char' && text === 'd') {
      follows = !isLetter(start - 1);
    } else if (follows && isWiener(kind, text) && !(kind === 'char' && isLetter(end))) {
      return true;
    } else {
      follows &&= kind === 'open' || (kind === 'command' && decorations.has(text));
    }
  }
  return false;
}

function isWiener(kind: string, text: string): boolean {
  const letter = kind === 'command' ? letterCommands.get(text) : kind === 'char' ? text : undefined;
  return letter !== undefined && isWienerName({ letter, accent: '', sub: '' });
}
