import { quantities } from '../formulas/expression';
import type { CheckedChain } from './checkedChain';
import type { Convention } from './convention';
import { ddim, ddpm, roots, signal } from './convention';

const usesBar = (chain: CheckedChain, letter: string): boolean =>
  chain.sides.some(({ expression }) =>
    quantities(expression).some((each) => each.letter === letter && /bar|hat/.test(each.accent)),
  );

/** What the whole note says about its letters, which settles how each formula of it may be read. */
export class NoteFacts {
  /** How the note spells ᾱ. */
  readonly alphaBar: string;
  private readonly hasAlphaBar: boolean;
  private readonly hasBetaBar: boolean;
  private readonly definesAlpha: boolean;
  private readonly sectionsWithBar: ReadonlySet<number>;

  constructor(text: string, chains: readonly CheckedChain[]) {
    const spelled = /\\(?:bar|overline)\s*(?:\{\s*\\alpha\s*\}|\\alpha)|ᾱ/u.exec(text);
    const withBar = chains.filter((each) => usesBar(each, 'α'));
    this.hasAlphaBar = withBar.length > 0 || spelled !== null;
    this.hasBetaBar = chains.some((each) => usesBar(each, 'β'));
    this.sectionsWithBar = new Set(withBar.map(({ section }) => section));
    this.definesAlpha = chains.some(({ recognised }) =>
      recognised.some(({ id }) => id === 'alpha-definition'),
    );
    this.alphaBar = spelled?.[0] ?? '\\bar{\\alpha}';
  }

  /** The conventions that a formula may be read in; the first is the one for its correction. */
  conventionsFor(chain: CheckedChain): readonly Convention[] {
    const all = chain.sides.flatMap(({ expression }) => quantities(expression));
    const has = (letter: string, accent = '') =>
      all.some((each) => each.letter === letter && each.accent === accent);
    const hasBar = usesBar(chain, 'α');
    if (this.hasBetaBar) return [roots, ddpm];
    const isScaled = has('α') && has('σ') && !hasBar && !has('β');
    if (hasBar) return [ddpm];
    if (!this.hasAlphaBar)
      return this.definesAlpha ? [ddpm, ...(isScaled ? [signal] : [])] : [ddim, ddpm, signal];
    // A section that never writes ᾱ may follow another paper.
    const isApart = !this.sectionsWithBar.has(chain.section) && !has('β');
    return [ddpm, ...(isScaled ? [signal] : []), ...(isApart && this.isSteady(chain) ? [ddim] : [])];
  }

  /** Whether a formula names α at two steps, or beside DDIM's other letters, as that paper does. */
  private isSteady(chain: CheckedChain): boolean {
    return chain.recognised.some(({ id }) => id.startsWith('ddim'));
  }
}
