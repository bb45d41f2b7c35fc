import { networkIn } from '../../notes/check/fixes/catalogueForm';
import { readSpelling, trustedRenames } from '../../notes/check/fixes/spelling';
import { headOf, type Head } from '../../notes/notation/meaning';
import type { LetterAtom, Note, Place, SymbolId } from '../../notes/note';
import { findStateLetter } from '../../notes/vocabulary/stateLetter';

const r = String.raw;

/** How far around a formula the network's name is looked for. */
const nearby = 2000;
/** A network's arguments that are longer are an expression of their own. */
const longestNetwork = 60;

/** Puts the letters of a note, with its fonts and macros, in place of those of TeX in DDPM's. */
export function noteLetters(note: Note, place: Place): (tex: string) => string {
  const spelling = readSpelling(note);
  const renames = trustedRenames(note);
  const renamed = (meaning: SymbolId): Head | undefined => {
    const found = renames.find((each) => each.meaning === meaning);
    return found && headOf(found);
  };
  const nearest = (head: Head): string | undefined => {
    const distance = ({ start, end }: Place) => Math.max(place.start - end, start - place.end, 0);
    const atoms = note.atoms.filter((each) => headOf(each) === head);
    const bases = atoms.sort((a, b) => distance(a) - distance(b)).map((atom) => baseOf(note.text, atom));
    return bases.find((base) => base !== undefined);
  };
  const inFormula = note.atoms.filter(({ start, end }) => start >= place.start && end <= place.end);
  const hasState = inFormula.some(({ letter }) => /^[xXzZ]$/.test(letter));
  const stateLetter = findStateLetter(hasState ? inFormula : note.atoms).replace(/[yY]/, 'x');
  const state = nearest(`${stateLetter} `) ?? 'x';
  const noise = nearest(renamed('epsilon') ?? 'ε ') ?? r`\epsilon`;
  const near = note.text.slice(Math.max(0, place.start - nearby), place.end + nearby);
  const network = networkIn(note.text.slice(place.start, place.end)) ?? networkIn(near);
  const letters: Readonly<Record<string, string>> = {
    [r`\epsilon_\theta(x_t,t)`]:
      network !== undefined && network.length < longestNetwork && /\(/.test(network)
        ? network
        : r`${noise}_\theta(${state}_t,t)`,
    [r`\bar\epsilon`]: noise === r`\epsilon` ? r`\bar\epsilon` : r`\bar{${noise}}`,
    [r`\bar\alpha`]:
      spelling.alphaBar === r`\bar{\alpha}` && !spelling.hasAlphaBar ? r`\bar\alpha` : spelling.alphaBar,
    [r`\tilde\beta`]: nearest('β tilde') ?? r`\tilde\beta`,
    [r`\alpha`]: spelling.alpha,
    [r`\beta`]: nearest(renamed('beta_t') ?? 'β ') ?? r`\beta`,
    [r`\epsilon`]: noise,
    x: state,
  };
  const indices = pairOfIndices(inFormula);
  return (tex) => withLetters(indices ? withIndices(tex, indices) : tex, letters);
}

/** What two Gaussians are told apart by in a formula of both: the indices of its deviations, that over the other first. */
function pairOfIndices(atoms: readonly LetterAtom[]): readonly [string, string] | undefined {
  const subs = [...new Set(atoms.filter(({ letter }) => letter === 'σ').map(({ sub }) => sub))];
  const [second, first] = subs;
  return subs.length === 2 && /^[a-zA-Z]$/.test(first!) && /^[a-zA-Z]$/.test(second!)
    ? [first!, second!]
    : undefined;
}

const withIndices = (tex: string, [first, second]: readonly [string, string]): string =>
  tex.replace(/(?<=\\(?:mu|sigma)_)[12]/g, (index) => (index === '1' ? first : second));

/** A letter as the note writes it, without its scripts; undefined where they cannot be parted. */
function baseOf(text: string, { start, end }: LetterAtom): string | undefined {
  const base = text.slice(start, end);
  return /[_^\n']/.test(base) ||
    [...base].filter((char) => char === '{').length !== [...base].filter((char) => char === '}').length
    ? undefined
    : base;
}

const tokens = /\\epsilon_\\theta\(x_t,t\)|\\bar\\epsilon|\\bar\\alpha|\\tilde\\beta|\\[a-zA-Z]+|x/g;

function withLetters(tex: string, letters: Readonly<Record<string, string>>): string {
  let result = '';
  let last = 0;
  for (const { 0: token, index } of tex.matchAll(tokens)) {
    result += tex.slice(last, index);
    last = index + token.length;
    const letter = letters[token] ?? token;
    if (letter === token) {
      result += token;
      continue;
    }
    // A command's name ends where no letter follows.
    const before = /\\[a-zA-Z]+$/.test(result) && /^[a-zA-Z]/.test(letter) ? ' ' : '';
    const after = /\\[a-zA-Z]+$/.test(letter) && /^[a-zA-Z]/.test(tex.slice(last)) ? ' ' : '';
    result += /[_^]$/.test(result) && letter.length > 1 ? `{${letter}}` : before + letter + after;
  }
  return result + tex.slice(last);
}
