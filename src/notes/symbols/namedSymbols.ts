import type { SymbolId } from '../note';
import { plainText } from '../tex/identifier';
import type { NamedRole } from '../vocabulary/roles';
import { event, isScriptFont } from './capitalLetters';
import { readP, readQ } from './densities';
import type { Classified, Letter, LetterRule } from './letterRule';

/** Which symbol a distribution, an objective or a Wiener process is, by what surrounds it. */
export const namedSymbols = {
  density: (letter) => (letter.identifier.letter === 'q' ? readQ(letter) : readP(letter)),
  distribution({ identifier, sub, place }) {
    if (sub !== '') {
      return undefined;
    }
    if (place.around.call?.id === 'D_KL') {
      return 'density';
    }
    return identifier.letter === 'P' && place.opensArguments ? 'probabilityOf' : undefined;
  },
  normal,
  loss: readLoss,
  wiener,
} as const satisfies Readonly<Record<NamedRole, LetterRule>>;

/** A normal distribution, or the number of noise levels or of samples. */
function normal({ sub, accent, identifier, place }: Letter): SymbolId | undefined {
  if (sub !== '' || accent !== '') {
    return undefined;
  }
  if (isScriptFont(identifier.font) || place.opensArguments) {
    return 'N';
  }
  const isLevels = place.context.has('σ_i', 'β_i', 's_θ') || place.setting === 'score';
  if (place.around.within === 'limit' || place.around.within === 'frac') {
    return isLevels ? 'N_scales' : 'sampleSize';
  }
  return isLevels ? 'N_scales' : undefined;
}

function readLoss({ sub, accent, identifier }: Letter): Classified | SymbolId | undefined {
  if (accent !== '') {
    return undefined;
  }
  const name = sub === '' ? plainText(identifier.sup) : sub;
  if (/^simple/i.test(name)) {
    return 'L_simple';
  }
  if (/^hybrid$/i.test(name)) {
    return 'L_hybrid';
  }
  if (/^(?:vlb|vb|elbo)$/i.test(name)) {
    return 'L';
  }
  const byName = { γ: 'L_gamma', FM: 'L_FM', CFM: 'L_CFM', RF: 'L_CFM' } as const;
  if (Object.hasOwn(byName, sub)) {
    return byName[sub as keyof typeof byName];
  }
  // J and ℓ with an index, or alone, are objectives of anything.
  return /^[Lℒ]$/.test(identifier.letter) ? termOfBound(name, sub) : undefined;
}

/** L and its terms by their steps. */
function termOfBound(name: string, sub: string): Classified | SymbolId | undefined {
  switch (sub) {
    case '':
      return name === '' ? 'L' : undefined;
    case 'T':
      return { id: 'L_T', time: sub };
    case '0':
      return { id: 'L_0', time: sub };
    case 't-1':
    case '1:T-1':
      return { id: 'L_{t-1}', time: sub };
    default:
      return /^(?:t|t\+1|T-1|\d+|i)$/.test(sub) ? { id: 'L_t', time: sub } : undefined;
  }
}

/** A Wiener process, a weight of guidance, or an event. */
function wiener(letter: Letter): SymbolId | undefined {
  const { identifier, sub, accent, place } = letter;
  const { context } = place;
  if (identifier.letter === 'w') {
    return smallW(letter);
  }
  const isDifferentiated = place.precededBy(/^d$/) && context.has('d x', 'd X', 'd t');
  const isProcess = isDifferentiated || (identifier.letter === 'W' && context.isStochasticEquation);
  if (isProcess && (accent === '' || accent === 'bar')) {
    return accent === '' ? 'w' : 'wBar';
  }
  if (identifier.letter === 'B') {
    return event(letter);
  }
  return identifier.letter === 'ω' && sub === '' && accent === '' && context.weighsPredictions
    ? 'guidanceWeight'
    : undefined;
}

function smallW({ accent, place }: Letter): SymbolId | undefined {
  if (accent === 'bar') {
    return 'wBar';
  }
  if (accent !== '') {
    return undefined;
  }
  if (place.precededBy(/^d$/) || place.context.isStochasticEquation || /^[ts0]$/.test(place.args)) {
    return 'w';
  }
  return place.context.weighsPredictions ? 'guidanceWeight' : undefined;
}
