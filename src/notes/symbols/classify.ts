import { plainText } from '../tex/identifier';
import type { Identifier } from '../tex/node';
import { isNamedRole, readRole, type Role } from '../vocabulary/roles';
import { capitalRules } from './capitalLetters';
import { greekRules } from './greekLetters';
import { latinRules } from './latinLetters';
import type { Classified, Letter, LetterRule } from './letterRule';
import type { Place } from './place';
import { namedSymbols } from './namedSymbols';
import { networkSymbols, noiseSymbol } from './networkSymbols';
import { scheduleSymbols } from './scheduleSymbols';
import { capitalZ, stateRules, stateSymbols, zSymbol } from './states';

/** The rules for what has a role in the field's formulas. */
const roleRules: Readonly<Record<Exclude<Role, 'other'>, LetterRule>> = {
  ...scheduleSymbols,
  ...networkSymbols,
  ...stateSymbols,
  ...namedSymbols,
  noise(letter) {
    if (letter.identifier.letter === 'z') {
      return zSymbol(letter);
    }
    return letter.identifier.letter === 'Z' ? capitalZ(letter) : noiseSymbol(letter);
  },
};

/** The rules for what a letter is beside that. */
const letterRules: Readonly<Record<string, LetterRule>> = {
  ...latinRules,
  ...capitalRules,
  ...greekRules,
  ...stateRules,
};

/** Which known quantity an identifier names; undefined when none. */
export function classify(identifier: Identifier, place: Place): Classified | undefined {
  const { letter, primes } = identifier;
  const sub = plainText(identifier.sub);
  const accent = identifier.accents.join(' ');
  const stateLetter = /^[zZyY]$/.test(letter) ? place.context.stateLetter : 'x';
  const { role } = readRole({ letter, accent, sub, label: "'".repeat(primes) }, stateLetter);
  const spelled: Letter = { place, identifier, sub, accent, role };
  const letterRule = Object.hasOwn(letterRules, letter) ? letterRules[letter] : undefined;
  const isPrimed = primes > 0 && !/^[θλμσ]$/.test(letter);
  const hasNoRule = role === 'other' || (isPrimed && isNamedRole(role));
  const byRole = hasNoRule ? undefined : roleRules[role](spelled);
  const result = byRole ?? (isPrimed ? undefined : letterRule?.(spelled));
  return typeof result === 'string' ? { id: result } : result;
}
