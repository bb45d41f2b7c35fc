import type { ChainRule } from './asked';
import { findBoundOfOtherSign } from './boundSigns';
import { findDataInPrediction } from './dataInPrediction';
import { findWrongDraw } from './drawnMoments';
import { findUnbalancedDiffusion } from './driftAndDiffusion';
import { findEqualEvidence } from './equalEvidence';
import { findStepOfWrongOrder } from './eulerKernel';
import { findNoiseOfWrongOrder } from './eulerNoise';
import { findWrongFactors } from './factorisation';
import { findWrongTraceWeight } from './implicitScoreMatching';
import { findAscent } from './lossStep';
import { findLostDifferential } from './lostDifferential';
import { findLostVariable } from './marginals';
import { findFreeState } from './meansOver';
import { findMixedRanks } from './mixedRanks';
import { findWrongMoment } from './momentsGiven';
import { findNegativeWeight } from './negativeWeight';
import { findWrongTarget } from './networkTarget';
import { findMovedIndex } from './noiseIndex';
import { findUndividedSum } from './sampleAverage';
import { findSignalAtTheEnd } from './signalAtTheEnd';
import { findSquaredCovariance } from './squaredCovariance';
import { findTurnedBound } from './turnedBound';
import { findUnusedIndex } from './unusedIndex';
import { findOwnVariable } from '../units/ownVariable';

/** The first that finds something has a chain's finding. */
export const rules: readonly ChainRule[] = [
  // What takes few steps comes before the search for fixes, which may use up all of them.
  findLostVariable,
  findLostDifferential,
  findOwnVariable,
  (chain, asked) => asked.formulas.check(chain, asked.conventions),
  findTurnedBound,
  findEqualEvidence,
  findFreeState,
  findAscent,
  findUndividedSum,
  findStepOfWrongOrder,
  findDataInPrediction,
  findBoundOfOtherSign,
  findNoiseOfWrongOrder,
  findWrongTarget,
  findSquaredCovariance,
  findWrongTraceWeight,
  findUnbalancedDiffusion,
  findWrongMoment,
  findWrongDraw,
  findNegativeWeight,
  findSignalAtTheEnd,
  (chain, asked) => asked.sides.inSides(chain),
  (chain, asked) => asked.sides.between(chain, asked.conventions),
  (chain, asked) => asked.derivations.check(chain, asked.conventions),
  findMovedIndex,
  findWrongFactors,
  findMixedRanks,
  findUnusedIndex,
  (chain, asked) => asked.sides.againstEarlier(chain, asked.index, asked.conventions),
];
