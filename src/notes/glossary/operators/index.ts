import { product } from './product';
import { sum } from './sum';
import { runningIndex } from './runningIndex';
import { integral } from './integral';
import { differential } from './differential';
import { gradient } from './gradient';
import { divergence } from './divergence';
import { partial } from './partial';
import { norm } from './norm';
import { sqrt } from './sqrt';
import { exp } from './exp';
import { log } from './log';
import { minimum } from './minimum';
import { maximum } from './maximum';
import { argmin } from './argmin';
import { proportional } from './proportional';
import { approximately } from './approximately';
import { definedAs } from './definedAs';
import { ordering } from './ordering';
import { elementOf } from './elementOf';
import { tendsTo } from './tendsTo';
import { hadamard } from './hadamard';
import { times } from './times';
import { intersection } from './intersection';
import { transpose } from './transpose';
import { determinant } from './determinant';
import { trace } from './trace';
import { infinity } from './infinity';
import { reals } from './reals';

/** Operators and relations; the place cited is where the diffusion papers first use one. */
export const operators = {
  product,
  sum,
  index: runningIndex,
  integral,
  differential,
  gradient,
  divergence,
  partial,
  norm,
  sqrt,
  exp,
  log,
  minimum,
  maximum,
  argmin,
  proportional,
  approximately,
  definedAs,
  ordering,
  elementOf,
  tendsTo,
  hadamard,
  times,
  intersection,
  transpose,
  determinant,
  trace,
  infinity,
  reals,
};
