import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “rectified” in English. */
export const rectified: Record<SymbolId<'rectified'>, GlossaryText> = {
  pi_0: {
    name: 'source distribution',
    meaning: 'Where rectified flow starts, for example noise.',
  },
  pi_1: {
    name: 'target distribution',
    meaning: 'Where rectified flow ends, for example images.',
  },
  flow_X0: {
    name: 'sample of the source',
    meaning: 'The starting point of a pair in rectified flow.',
  },
  flow_X1: {
    name: 'sample of the target',
    meaning: 'The end point of a pair in rectified flow.',
  },
  flow_Xt: {
    name: 'linear interpolation',
    meaning: 'The point on the straight line between a pair. Lines of different pairs cross.',
    confusion: 'Z_t follows the learned flow, whose paths do not cross.',
  },
  flow_Zt: {
    name: 'rectified flow',
    meaning: 'The path of the ODE that follows the learned velocity. It has the marginals of X_t.',
  },
  flowTarget: {
    name: 'velocity of the straight path',
    meaning: 'Data minus noise: the constant velocity from x_0 to x_1.',
    confusion: 'Noise minus data where time runs the other way, as in many programs.',
  },
  reflow: {
    name: 'reflow',
    meaning: 'Trains again on the pairs that the flow itself makes, which straightens the paths.',
  },
  straightness: {
    name: 'straightness',
    meaning: 'How far the paths are from straight lines; 0 means that one step suffices.',
  },
};
