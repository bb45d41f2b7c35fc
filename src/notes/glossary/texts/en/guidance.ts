import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “guidance” in English. */
export const guidance: Record<SymbolId<'guidance'>, GlossaryText> = {
  y: {
    name: 'class label',
    meaning: 'What the sample shall show. The network or a classifier is told it.',
  },
  c: {
    name: 'condition',
    meaning: 'What guides a sample: a class, a text, an image.',
    confusion: 'A capital C is a constant or a covariance of features.',
  },
  nullCondition: {
    name: 'no condition',
    meaning: 'A token in place of the condition; one network then serves with and without.',
    confusion: 'Not zero, and not φ.',
  },
  p_phi: {
    name: 'classifier on noisy data',
    meaning: 'Gives the probability of label y for the noisy x_t. Classifier guidance follows its gradient.',
    confusion: 'An ordinary classifier fails on noise: it must be trained on x_t.',
  },
  phi: {
    name: 'parameters of the classifier',
    meaning: 'The weights of a second network beside the denoiser.',
    confusion: 'φ_t with a time is a flow; ∅ is the empty condition.',
  },
  classifierGradient: {
    name: 'gradient of the classifier',
    meaning: 'The change of the image that makes the label more likely.',
    confusion: 'It is taken with respect to the image, not the weights.',
  },
  classifierScale: {
    name: 'classifier scale',
    meaning: 'Strengthens the classifier’s gradient: more faithful to the label, less varied.',
    confusion: 'In classifier-free guidance the weight is w.',
  },
  classifierGuidance: {
    name: 'classifier guidance',
    meaning:
      'Shifts the mean, or the predicted noise, of every sampling step by the gradient of a classifier.',
    confusion: 'The sign is minus on ε, plus on the mean and on the score.',
  },
  classifierFreeGuidance: {
    name: 'classifier-free guidance',
    meaning:
      'Goes beyond the conditional prediction, away from the unconditional one; both come from one network.',
    confusion: 'Papers write (1 + w) ε_c − w ε, programs ε + s (ε_c − ε) with s = 1 + w.',
  },
  guidanceWeight: {
    name: 'guidance weight',
    meaning: 'How far classifier-free guidance goes beyond the conditional prediction; 0 is none.',
    confusion: 'diffusers’ guidance_scale is 1 + w. In an SDE w is the Wiener process.',
  },
  epsilonTilde: {
    name: 'guided noise prediction',
    meaning: 'The mix of conditional and unconditional prediction that the sampler uses in place of ε_θ.',
  },
  epsilon_cond: {
    name: 'conditional noise prediction',
    meaning: 'What the network predicts when it is told the condition.',
  },
  epsilon_uncond: {
    name: 'unconditional noise prediction',
    meaning: 'What the same network predicts for the empty condition.',
  },
  p_uncond: {
    name: 'probability of dropping the condition',
    meaning: 'How often training hides the condition, 0.1 or 0.2.',
  },
  implicitClassifier: {
    name: 'implicit classifier',
    meaning:
      'The classifier that a conditional and an unconditional model amount to by Bayes’ rule. Classifier-free guidance follows its gradient.',
  },
};
