import { expectation } from './expectation';
import { variance } from './variance';
import { covariance } from './covariance';
import { probabilityOf } from './probabilityOf';
import { event } from './event';
import { density } from './density';
import { given } from './given';
import { distributed } from './distributed';
import { randomVariable } from './randomVariable';
import { sampleSize } from './sampleSize';
import { sampleMean } from './sampleMean';
import { iid } from './iid';
import { clt } from './clt';
import { prior } from './prior';
import { posterior } from './posterior';
import { likelihood } from './likelihood';
import { evidence } from './evidence';
import { bayes } from './bayes';
import { markovChain } from './markovChain';

/** The rules of probability that the papers take for granted. */
export const probability = {
  expectation,
  variance,
  covariance,
  probabilityOf,
  event,
  density,
  given,
  distributed,
  randomVariable,
  sampleSize,
  sampleMean,
  iid,
  clt,
  prior,
  posterior,
  likelihood,
  evidence,
  bayes,
  markovChain,
};
