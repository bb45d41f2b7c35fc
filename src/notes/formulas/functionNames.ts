import { isLearned, readRole } from '../vocabulary/roles';
import type { Quantity } from './expression';
import { hasParts } from './brackets';
import type { Bracket } from './bracketReader';
import { plainText, readIdentifier } from '../tex/identifier';
import type { TexNode } from '../tex/node';

/** Whether the bracket after a letter holds what it is a function of; else it is multiplied with it. */
export function takesArguments(quantity: Quantity, { inside, norm }: Bracket): boolean {
  return (
    !norm &&
    (isFunctionName(quantity) ||
      hasParts(inside) ||
      isTime(inside) ||
      (/^[gGβσ]$/.test(quantity.letter) && quantity.sub === '' && isTurnedTime(inside)) ||
      (quantity.letter === 'σ' && inside.map(plainText).join('') === 'η') ||
      (/hat|tilde/.test(quantity.accent) && isState(inside)))
  );
}

/** A lone x_t, which an estimate is made from: x̂_0(x_t). */
function isState(nodes: readonly TexNode[]): boolean {
  const identifier = nodes.length === 1 ? readIdentifier(nodes[0]!) : undefined;
  return identifier !== undefined && /^[xXz]$/.test(identifier.letter) && identifier.sub !== undefined;
}

/** One letter that a function depends on: g(t), c_skip(σ), x(0). */
function isTime(nodes: readonly TexNode[]): boolean {
  const [node] = nodes;
  return nodes.length === 1 && /^(?:[tsτTσ0])$/.test(plainText(node));
}

/** T − t, the time of a process that runs backwards. */
const isTurnedTime = (nodes: readonly TexNode[]): boolean =>
  /^[T1][-−][ts]$/.test(nodes.map(plainText).join(''));

/** Letters whose following bracket holds arguments even when it holds only one. */
function isFunctionName(quantity: Quantity): boolean {
  const { letter, sub, accent } = quantity;
  if (/^(?:density|distribution|normal|loss)$/.test(readRole(quantity).role) || /^[fH]$/.test(letter)) {
    return true;
  }
  if (/^[εvsμD]$/.test(letter) && /hat|tilde/.test(accent)) {
    return true;
  }
  if (/^[ψφ]$/.test(letter) || (/^[vu]$/.test(letter) && sub === 't')) {
    return true;
  }
  return isLearned(quantity);
}
