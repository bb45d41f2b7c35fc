import type { Equation } from '../formulas/equation';
import { mapParts, type Expression } from '../formulas/expression';

import { proseAround, type Stretch } from './proseAround';

/** Words around a formula that change what it says. */
export interface SaidInWords {
  /** A distance is the sum of absolute values, or another one that is not squared. */
  readonly isAbsolute: boolean;
  /** A term is left out, such as the noise of an equation or of a step. */
  readonly dropsTerm: boolean;
  /** The equation is that of the probability flow, whose score is halved when the noise is left out. */
  readonly isProbabilityFlow: boolean;
  /** The process is score SDE's sub-VP. */
  readonly isSubVp: boolean;
}

const absolute =
  /\bl_?\{?1\b|\\ell_?\s{0,3}\{?1|ℓ_?1|\bL_?₁|\bMAE\b|absolute (?:error|loss|value|difference)|huber|绝对(?:值|误差|差)|絕對(?:值|誤差|差)|not squared|unsquared|without (?:the )?square/i;
const dropped =
  /remov|drop|discard|without|ignor|omit|neglect|leav(?:e|es|ing) (?:out|aside)|left out|noiseless|noise-free|turn(?:s|ed|ing)? off|switch(?:es|ed|ing)? off|set(?:s|ting)? [^.]{0,20}= ?0|\bno noise|determinis|drift (?:part|term|alone|only)|only the drift|去掉|去除|移除|丢掉|丟掉|舍去|捨去|忽略|省略|略去|不计|不計|不考虑|不考慮|确定性|確定性|无噪声|無噪聲|没有噪声|沒有噪聲|不加噪声|不加噪聲|不含噪声|不含噪聲|只看漂移|漂移部分/i;
const flow = /probability[- ]flow|PF[- ]?ODE|same marginal|概率流|機率流|机率流/i;

const known = new WeakMap<Stretch, SaidInWords>();

/** What the words around a formula say of it; each formula's are read once. */
export function saidInWords(text: string, span: Stretch): SaidInWords {
  let said = known.get(span);
  if (!said) {
    const { before, after } = proseAround(text, span);
    const tests = (pattern: RegExp) => pattern.test(before) || pattern.test(after);
    said = {
      isAbsolute: tests(absolute),
      dropsTerm: tests(dropped),
      isProbabilityFlow: tests(flow),
      isSubVp: tests(/sub-?VP/i),
    };
    known.set(span, said);
  }
  return said;
}

/** The equation with its distances read as sums of absolute values. */
export function withAbsoluteDistances(equation: Equation): Equation {
  const read = (part: Expression): Expression => {
    const inner = mapParts(part, read);
    return inner.kind === 'norm' ? { ...inner, bars: 1 } : inner;
  };
  return { ...equation, left: read(equation.left), right: read(equation.right) };
}
