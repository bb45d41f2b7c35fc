import type { SymbolId } from '../note';
import { plainText, readIdentifier } from '../tex/identifier';
import { isLearned, isDensityName } from '../vocabulary/roles';
import { Place } from './place';

/** ∇ · v is a divergence, ∇ log p a score: of the data, given a condition, or of a classifier. */
export function refineGradient(place: Place): SymbolId {
  if (place.followedBy(/^(?:\\cdot|·|⋅)$/)) {
    return 'divergence';
  }
  const { node } = place;
  const isOfWeights = node.kind === 'scripts' && isLearned({ sub: plainText(node.sub) });
  if (isOfWeights || !place.followedBy(/^\\(?:log|ln)$/)) {
    return 'gradient';
  }
  const density = new Place(place.nodes, place.index + 2, place.around);
  const head = place.nodes[place.index + 2];
  const letter = head && readIdentifier(head);
  if (!letter || !isDensityName({ letter: letter.letter, accent: '', sub: '' })) {
    return 'gradient';
  }
  const { args } = density;
  if (plainText(letter.sub).includes('φ') || /^[yc]\|/.test(args)) {
    return 'classifierGradient';
  }
  return /\|[yc]$/.test(args) ? 'conditionalScore' : 'score';
}
