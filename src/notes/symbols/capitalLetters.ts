import type { SymbolId } from '../note';
import type { Letter, LetterRule } from './letterRule';
import { isBar, nameOf } from './place';

/** The capital Latin letters without a role; those with one have rules by their role. */
export const capitalRules: Readonly<Record<string, LetterRule>> = {
  T: ({ sub, accent, identifier }) => (sub === '' && accent === '' && !identifier.sup ? 'T' : undefined),
  D: ({ sub, accent, place }) => {
    if (accent !== '') {
      return undefined;
    }
    if (/^kl$/i.test(sub)) {
      return 'D_KL';
    }
    if (/θ/.test(sub)) {
      return 'D_theta';
    }
    if (sub !== '') {
      return undefined;
    }
    if (place.around.within === 'limit') {
      return 'dataDimension';
    }
    if (place.opensArguments) {
      return place.args.includes(';σ') ? 'D_theta' : 'discriminator';
    }
    return place.around.within === 'sup' || place.context.has('L', '\\log') ? 'dataDimension' : undefined;
  },
  K: ({ place, sub }) =>
    sub === '' && place.next?.kind === 'char' && place.next.text === 'L'
      ? { id: 'D_KL', following: 1 }
      : undefined,
  E: ({ accent, identifier, place }) => {
    if (accent !== '') {
      return undefined;
    }
    const isBlackboard = identifier.font === 'mathbb' || identifier.font === 'Bbb';
    const opens =
      place.opensArguments || place.followedBy(/^(?:[[{‖]|\\[|\\]|\\lVert|\\Vert|\\bigl?|\\Bigl?|\\left)$/);
    return isBlackboard || opens || identifier.sub ? { id: 'expectation', isOperator: true } : undefined;
  },
  I: ({ sub, accent, place }) => {
    if (accent !== '') {
      return undefined;
    }
    if (place.next?.kind === 'char' && place.next.text === 'S') {
      return { id: 'inceptionScore', following: 1 };
    }
    return sub === '' || /^[dnDN]$/.test(sub) ? 'identity' : undefined;
  },
  A: event,
  C: (letter) => event(letter) ?? constant(letter),
  H: ({ sub, place }) => (sub === '' && place.opensArguments ? 'entropy' : undefined),
  R: ({ identifier }) =>
    identifier.font === 'mathbb' || identifier.font === 'Bbb' ? { id: 'reals', isOperator: true } : undefined,
  ℝ: () => ({ id: 'reals', isOperator: true }),
  S: ({ sub, accent, place }) => {
    if (sub !== '' || accent !== '') {
      return undefined;
    }
    if (/^Z/.test(place.args)) {
      return 'straightness';
    }
    return place.context.has('τ', 'τ_S', 'τ_i', '\\dim') ? 'S_steps' : undefined;
  },
  F: ({ sub }) => (/θ/.test(sub) ? 'F_theta' : undefined),
  G: ({ sub, accent, identifier, place }) => {
    if (sub !== '' || accent !== '') {
      return undefined;
    }
    if (/^[xt]/.test(place.args) || identifier.font === 'mathbf' || identifier.font === 'boldsymbol') {
      return 'G';
    }
    return /^z/.test(place.args) || place.context.has('D') ? 'generator' : undefined;
  },
  U: ({ sub, accent, identifier, place }) =>
    sub === '' && accent === '' && (isScriptFont(identifier.font) || place.opensArguments)
      ? 'uniform'
      : undefined,
};

export const isScriptFont = (font: string | undefined): boolean => font === 'mathcal' || font === 'mathscr';

/** A, B, C inside P(…), or alone with arrows between them. */
export function event({ sub, accent, place }: Letter): SymbolId | undefined {
  if (sub !== '' || accent !== '') {
    return undefined;
  }
  if (place.around.call?.id === 'probabilityOf') {
    return 'event';
  }
  const isChain =
    place.nodes.length > 1 &&
    place.nodes.every((node) => /^(?:[ABC]|\\(?:long)?rightarrow|\\to|→)$/.test(nameOf(node)) || isBar(node));
  return isChain ? 'event' : undefined;
}

/** + C, − C: what does not depend on the parameters. */
const constant = ({ sub, accent, place }: Letter): SymbolId | undefined =>
  sub === '' && accent === '' && place.precededBy(/^(?:[+\-−∇]|\\nabla)$/) ? 'constantC' : undefined;
