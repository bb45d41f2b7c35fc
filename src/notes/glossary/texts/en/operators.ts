import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “operators” in English. */
export const operators: Record<SymbolId<'operators'>, GlossaryText> = {
  product: {
    name: 'product over a range',
    meaning: 'Multiplies the term for every index from the lower to the upper limit. An empty product is 1.',
    confusion: 'ᾱ_t multiplies up to t, the joint distribution up to T.',
  },
  sum: {
    name: 'sum over a range',
    meaning: 'Adds the term for every index from the lower to the upper limit. An empty sum is 0.',
    confusion: 'Σ_θ is a covariance.',
  },
  index: {
    name: 'running index',
    meaning:
      'Counts the terms of a product or sum, or the elements of an array. Its name may be changed without changing the value.',
    confusion: 'It is not the t outside, which stays fixed.',
  },
  integral: {
    name: 'integral',
    meaning:
      'Sums a function over all values of the variable after d. Over a density it removes that variable.',
  },
  differential: {
    name: 'differential',
    meaning: 'An infinitely small change; under an integral it names the variable of integration.',
    confusion: '∂ is a derivative with everything else held fixed.',
  },
  gradient: {
    name: 'gradient',
    meaning: 'The derivative with respect to every element of its subscript: the direction of steepest rise.',
    confusion: '∇_θ trains the network, ∇_x moves the image.',
  },
  divergence: {
    name: 'divergence of a vector field',
    meaning: 'How much a field spreads out at a point: the trace of its Jacobian.',
    confusion: 'The Kullback–Leibler divergence is something else.',
  },
  partial: {
    name: 'partial derivative',
    meaning: 'The rate of change in one variable while all others are held fixed.',
  },
  norm: {
    name: 'Euclidean norm',
    meaning: 'The length of a vector: the root of the sum of its squared elements.',
    confusion:
      '‖ inside D_KL(p‖q) only parts the two distributions. The mean squared error divides by the number of elements as well.',
  },
  sqrt: {
    name: 'square root',
    meaning: 'The non-negative number whose square is given. It turns a variance into a standard deviation.',
    confusion: 'Means take √ᾱ_t and samples √(1 − ᾱ_t); the variance is 1 − ᾱ_t without the root.',
  },
  exp: {
    name: 'exponential function',
    meaning: 'e to the power of its argument, the inverse of the logarithm.',
  },
  log: {
    name: 'natural logarithm',
    meaning: 'To the base e in all these papers. It turns products into sums.',
    confusion: 'Dividing by log 2 gives bits.',
  },
  minimum: {
    name: 'minimum',
    meaning: 'The least value over the variable below it.',
    confusion: 'argmin is the place, min the value.',
  },
  maximum: {
    name: 'maximum',
    meaning: 'The greatest value over the variable below it.',
  },
  argmin: {
    name: 'place of the minimum',
    meaning: 'The parameters at which the objective is least; training looks for it.',
    confusion: 'It is an argument, not the least value.',
  },
  proportional: {
    name: 'proportional to',
    meaning:
      'Equal up to a factor that does not depend on the variable in question. For densities, normalisation finds it.',
  },
  approximately: {
    name: 'approximately equal',
    meaning: 'Equal up to a small error that the text accepts.',
  },
  definedAs: {
    name: 'is defined as',
    meaning: 'The left side gets its meaning from the right; nothing is claimed.',
    confusion: 'A plain = may also be a claim that can be wrong.',
  },
  ordering: {
    name: 'order of two numbers',
    meaning: 'Which side is smaller. In bounds, the left side can be pushed down by pushing down the right.',
  },
  elementOf: {
    name: 'element of',
    meaning: 'The left side is one of the members of the set on the right.',
    confusion: 'It looks like ε, which is noise.',
  },
  tendsTo: {
    name: 'tends to, or leads to',
    meaning: 'Either a limit that is approached, or the order of states in a chain.',
  },
  hadamard: {
    name: 'element-wise product',
    meaning: 'Multiplies two arrays of one shape element by element.',
    confusion: 'No matrix product.',
  },
  times: {
    name: 'product',
    meaning: 'Multiplies numbers, or a number and an array.',
  },
  intersection: {
    name: 'intersection',
    meaning: 'Both events happen.',
  },
  transpose: {
    name: 'transpose',
    meaning: 'Swaps rows and columns; turns a column vector into a row.',
    confusion: 'A plain T on the line is the number of steps.',
  },
  determinant: {
    name: 'determinant',
    meaning: 'How much a linear map stretches volume. For σ²I in d dimensions it is σ to the power 2d.',
  },
  trace: {
    name: 'trace',
    meaning: 'The sum of the diagonal of a matrix.',
  },
  infinity: {
    name: 'infinity',
    meaning: 'Larger than every number; the outermost bins of the decoder reach to it.',
  },
  reals: {
    name: 'real numbers',
    meaning: 'The set of real numbers; with an exponent, arrays of so many real numbers.',
  },
};
