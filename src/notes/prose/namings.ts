import { headOf, type Head } from '../notation/meaning';
import type { Note } from '../note';

/** Words of a note that say what a letter of the schedule is. */
export interface Naming {
  readonly head: Head;
  readonly start: number;
  /** It is something else than the papers mean by it. */
  readonly isOther: boolean;
}

/** What stands in words between a letter and what it is. */
const copula =
  /^[ \t]*[*_]*[ \t]*(?:,? ?(?:is|are|be|denot\p{L}*|represent\p{L}*|means?|stands? for|(?:the|an?) )|[:：(（]|——|—|则|則|就|仅|僅|[是为為指]|表示|代表|[记記]为|[记記][为為作])/iu;
const called = /(?:\bby|称|稱|令|[记記]|设|設|let|denote|where|here)[ \t]*$/iu;

const sums =
  /\bsums?\b|\baverages?\b|\bmeans?\b(?! that)|\bmoving\b|\brunning\b|\bintegral\b|\bEMA\b|square root|之和|总和|總和|累加|求和|累积和|累積和|和(?:。|，|,|$)|平均|均值|积分|積分|平方根/i;
const others =
  /\bstep[- ]?sizes?\b|learning rates?|\bmomentum\b|\bdecay rates?\b|\bmixing (?:weight|coefficient|ratio)s?\b|\btemperature\b|\battention\b|\bangles?\b|guidance|\bpenalt\p{L}*|\bregulari\p{L}*|步长|步長|学习率|學習率|动量|動量|混合(?:系数|係數|权重|權重|比例)|温度|溫度|注意力|角度|引导|引導|惩罚|懲罰|正则|正則/iu;
const papers =
  /product|nois|signal|varian|schedul|diffus|retain|preserv|乘|积(?!分)|積(?!分)|噪|信号|信號|方差|调度|調度|扩散|擴散|保留/i;

/** How far words are read on each side of a letter. */
const reach = 48;

/**
 * What the words beside a letter call it, where the letter is a formula by itself: “$\bar\alpha_t$ is the running
 * mean of …”, “step size $\alpha_t$”, “记 $\bar\alpha_t$ 为 … 之和”.
 */
export function findNamings({ text, spans, atoms }: Note): Naming[] {
  const namings: Naming[] = [];
  const starts = new Map(atoms.map((atom) => [atom.start, atom]));
  spans.forEach((span, index) => {
    const atom = starts.get(
      span.contentStart + /^\s*/.exec(text.slice(span.contentStart, span.contentEnd))![0].length,
    );
    if (!atom || !/^(?:_(?:\{[^{}]{0,16}\}|\w))?\s*$/.test(text.slice(atom.end, span.contentEnd))) {
      return;
    }
    if (!/^[αβσ]$/.test(atom.letter) || !/^(?:|bar|hat)$/.test(atom.accent)) {
      return;
    }
    const before = text.slice(Math.max(spans[index - 1]?.end ?? 0, span.start - reach), span.start);
    // Formulas among the words count as words.
    const after = text.slice(span.end, span.end + 2 * reach).split(/[。.;；\n]/)[0]!;
    const isOther = otherMeaning(atom.accent, before.split(/[。.;；\n,，|]/).at(-1)!, after);
    if (isOther !== undefined) {
      namings.push({ head: headOf(atom), start: atom.start, isOther });
    }
  });
  return namings;
}

/** Whether words make a letter something else than the papers do; undefined where they do not say. */
function otherMeaning(accent: string, before: string, after: string): boolean | undefined {
  const other = accent === '' ? others : new RegExp(`${sums.source}|${others.source}`, 'iu');
  const told = copula.test(after) || called.test(before) ? after : '';
  if (told !== '' && papers.test(told)) {
    return false;
  }
  if (told !== '' && other.test(told)) {
    return true;
  }
  if (papers.test(before)) {
    return false;
  }
  // “the step size $\alpha_t$”: the noun stands right before it.
  const noun = /[\p{L} ]{0,24}$/u.exec(before)![0];
  return new RegExp(`(?:${other.source})[ \\t]*$`, 'iu').test(noun) ? true : undefined;
}
