import { isLearned } from '../vocabulary/roles';
import type { SymbolId } from '../note';
import type { Letter } from './letterRule';

/** Which density q is, by what it is of: `x_t|x_0` … */
export function readQ({ place, sub, accent }: Letter): SymbolId | undefined {
  if (accent !== '') {
    return undefined;
  }
  if (/^σ/.test(sub)) {
    return /~|x‾|^x$/.test(place.args) || place.args.startsWith('x|') ? 'p_sigma' : 'q_sigma';
  }
  if (isLearned({ sub })) {
    return undefined;
  }
  const { args } = place;
  const isGiven = args.includes('|');
  if (place.around.call?.id === 'D_KL' && args === '') {
    return 'density';
  }
  if (args === 'x0') {
    return 'q_data';
  }
  if (args === 'x' || (args === 'x1' && isFlow(place))) {
    return place.context.has('μ_q', 'σ_q') ? 'density' : 'q_data';
  }
  if (/^xt-1\|x(?:t,x0|0,xt)$/.test(args) || /^xt-1\|xt,x$/.test(args)) {
    return 'q_posterior';
  }
  if (args === 'xt-1|xt') {
    return 'q_reverse';
  }
  if (/^x(?:t|T|s|\d+)\|x0?$/.test(args) && args !== 'x1|x0') {
    return 'q_marginal';
  }
  if (/^zt\|x$|^zλ\|x$/.test(args)) {
    return 'q_marginal';
  }
  if (/^z\|x$/.test(args)) {
    return 'posterior';
  }
  // Beside a p that is no p_θ, and without states, q is any density.
  if (!isGiven && args === '' && place.context.has('p') && !place.context.has('x_t', 'x_0')) {
    return 'density';
  }
  return 'q';
}

const isFlow = (place: Letter['place']): boolean => place.setting === 'flow' || place.context.isFlow;

/** Which density p is, by its index and what it is of. */
export function readP(letter: Letter): SymbolId | undefined {
  const { sub, accent, place, identifier } = letter;
  if (accent === 'tilde' || accent === 'hat') {
    return 'density';
  }
  if (accent !== '') {
    return undefined;
  }
  if (sub.includes('φ')) {
    return 'p_phi';
  }
  if (isLearned({ sub })) {
    // Other parameters than the denoiser's are a prior's or an encoder's, unless the density is of x.
    return sub.includes('θ') || place.args.startsWith('x') ? readReverse(place.args) : 'density';
  }
  switch (sub) {
    case 'data':
      return 'p_data';
    case 'uncond':
      return 'p_uncond';
    case 'prior':
    case 'T':
      return 'p_prior';
    case '0t':
    case 'st':
    case 't|0':
    case '0,t':
      return 'p_0t';
    case 'σ':
    case 'σi':
    case 'σmin':
    case 'σmax':
      return 'p_sigma';
    case '0':
      return isFlow(place) ? 'p_0' : 'p_data';
    case '1':
      return isFlow(place) || place.context.has('x_1') ? 'p_1' : undefined;
    case 't':
      if (isFlow(place)) {
        return place.args.includes('|') ? 'p_cond' : 'p_path';
      }
      if (place.args === 'x|x1') {
        return 'p_cond';
      }
      return /^x.*\|x(?:0|\(0\))$/.test(place.args) ? 'p_0t' : 'p_t';
    case 'z':
    case 'x':
    case 'g':
    case 'model':
      return 'density';
    case '':
      return identifier.sup && /^i$/.test(supText(letter)) ? 'implicitClassifier' : readPlainP(place.args);
    default:
      return undefined;
  }
}

const supText = ({ identifier }: Letter): string => {
  const { sup } = identifier;
  if (!sup) {
    return '';
  }
  const only = sup.kind === 'group' && sup.children.length === 1 ? sup.children[0] : sup;
  return only?.kind === 'char' ? only.text : '';
};

function readReverse(args: string): SymbolId {
  if (args === 'x0' || args === 'x') {
    return 'p_model';
  }
  return args === 'x0|x1' ? 'p_decoder' : 'p_theta';
}

function readPlainP(args: string): SymbolId {
  if (args === 'xT') {
    return 'p_prior';
  }
  if (args === 'θ' || args === 'z') {
    return 'prior';
  }
  if (/^θ\|/.test(args) || args === 'z|x') {
    return 'posterior';
  }
  if (/^[xD]\|[θz]$/.test(args)) {
    return 'likelihood';
  }
  if (/^y\|x/.test(args)) {
    return 'p_phi';
  }
  if (/^c\|[zx]/.test(args)) {
    return 'implicitClassifier';
  }
  return 'density';
}
