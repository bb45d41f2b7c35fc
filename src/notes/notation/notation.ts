import type { ContentDefinition } from './contentDefinitions';
import { rightExpression } from './contentDefinitions';
import type { Expression } from '../formulas/expression';
import type { Inferred } from './inferMeaning';
import { inferMeanings } from './inferMeaning';
import type { Head, Meaning } from './meaning';
import { headOf, partsOf, readMeaning, usualHeads } from './meaning';
import { isRunning, readStep } from '../vocabulary/step';
import type { Definition, NotationStatement } from '../note';

/** What an equation may say about notation, apart from the words around it. Offsets as in its tree. */
export interface NotationHint {
  readonly definition: ContentDefinition;
  /** The right side, where the left side is a letter that may be renamed by it. */
  readonly right: Expression | undefined;
  readonly inferred: readonly Inferred[];
}

/** The hints in a stretch of math; most have none. */
export function findHints(definitions: readonly ContentDefinition[]): NotationHint[] {
  return definitions.flatMap((definition) => {
    const inferred = inferMeanings(definition);
    const head = headOf(definition);
    const isName =
      definition.relation === 'equals' &&
      !definition.hasArguments &&
      isRunningSub(definition.sub) &&
      !isState(head);
    const right = isName ? rightExpression(definition) : undefined;
    return right || inferred.length > 0 ? [{ definition, right, inferred }] : [];
  });
}

/** A hint where it stands in a note. */
export interface PlacedHint extends NotationHint {
  readonly place: () => Definition;
  readonly wordsBefore: () => string;
}

/** Words that introduce a letter, at the end of what stands before the formula. */
export const introduces =
  /(?:\b(?:let|where|denot(?:e|es|ed|ing)|defin(?:e|es|ed|ing)|set|sets|setting|writ(?:e|es|ten|ing)|put|with|abbreviat\p{L}*|using|introduc\p{L}*|call|notation|shorthand|we have)\b|[令记記设設称稱即]|其中|定义|定義|记作|記作|记为|記為|表示|这里|這裡|這裏|引入|写作|寫作|简写|簡寫)[^.!?。！？\n]{0,40}$/iu;

/** What decides which readings a note allows: whether the papers' own letters occur in it. */
export interface UsualLetters {
  /** The note writes ᾱ. */
  readonly hasAlphaBar: boolean;
  /** The note writes ε for noise. */
  readonly hasEpsilon: boolean;
}

/** Reads from the source which of the papers' letters a note uses. */
export function findUsualLetters(text: string): UsualLetters {
  return {
    hasAlphaBar:
      /\\(?:bar|overline)\s{0,4}(?:\{\s{0,4}){0,3}(?:\\(?:bm|boldsymbol|mathbf)\s{0,4}\{?\s{0,4})?(?:\\alpha|α)|ᾱ|α[\u0304\u0305]/.test(
        text,
      ),
    hasEpsilon: /\\(?:var)?epsilon(?![a-zA-Z])|[εϵ]/.test(text),
  };
}

/**
 * The note's own letters. A letter that the papers do not use may be given any meaning by any equation. One that
 * they do use changes its meaning only when the note says so in words, or a formula of the forward process
 * allows no other reading, and only if the note does not also write the quantity as the papers do: then the
 * equation is more likely wrong than a convention.
 */
export function readNotation(hints: readonly PlacedHint[], usual: UsualLetters): NotationStatement[] {
  const aliases = new Map<Head, Meaning>();
  const statements: NotationStatement[] = [];
  const add = (
    head: Head,
    meaning: Meaning,
    place: PlacedHint['place'],
    source: NotationStatement['source'],
  ) => {
    if (aliases.has(head) || isUsual(head, meaning)) {
      return;
    }
    const [letter, accent] = partsOf(head);
    aliases.set(head, meaning);
    statements.push({ letter, accent, ...meaning, ...place(), source });
  };
  const mayTakeOver = ({ meaning }: Meaning) =>
    !(meaning === 'alphaBar_t' && usual.hasAlphaBar) && !(meaning === 'epsilon' && usual.hasEpsilon);
  for (const { definition, right, inferred, place, wordsBefore } of hints) {
    const head = headOf(definition);
    const meaning = right && readMeaning(right, aliases);
    if (meaning && !isFixed(head, meaning)) {
      const isFree = !usualHeads.has(head) || (mayTakeOver(meaning) && introduces.test(wordsBefore()));
      if (isFree) {
        add(head, meaning, place, 'stated');
      }
    }
    for (const each of inferred) {
      const isRoot = each.head === 'α bar' && each.meaning.power !== 1;
      if (
        !usualHeads.has(each.head)
          ? mayTakeOverFree(each.meaning, usual)
          : isRoot || mayTakeOver(each.meaning)
      ) {
        add(each.head, each.meaning, place, 'inferred');
      }
    }
  }
  return statements;
}

/** A letter that the papers do not use may stand for ᾱ beside ᾱ; noise by another letter is a second noise. */
const mayTakeOverFree = ({ meaning }: Meaning, usual: UsualLetters): boolean =>
  !(meaning === 'epsilon' && usual.hasEpsilon);

const isUsual = (head: Head, { meaning, power, ofComplement }: Meaning): boolean =>
  usualHeads.get(head) === meaning && power === 1 && !ofComplement;

/** Letters of the process that no schedule quantity is: x_t = …, q = …, μ̃ = …. */
const isState = (head: Head): boolean => /^[xXypqPμΣLNIETtθ] /.test(head) || head === 'β tilde';

/** σ_t² and its like have meanings of their own: σ_t = √β_t is a choice of the sampler, not a name for β_t. */
const isFixed = (head: Head, { meaning }: Meaning): boolean => head === 'σ ' && meaning !== 'alphaBar_t';

/** No subscript, or a running step: x_0 and β_1 are single values, whatever they are set to. */
function isRunningSub(sub: string): boolean {
  const step = readStep(sub);
  return sub === '' || (step !== undefined && isRunning(step));
}
