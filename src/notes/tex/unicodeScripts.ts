const unicodeSubscripts: ReadonlySet<string> = new Set('₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');
const unicodeSuperscripts: ReadonlySet<string> = new Set('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱᵗᵀ');

/** A subscript as one character: ₜ. */
export const isUnicodeSubscript = (text: string): boolean => unicodeSubscripts.has(text);

/** A sub- or superscript as one character: ₜ, ². */
export const isUnicodeScript = (text: string): boolean =>
  unicodeSubscripts.has(text) || unicodeSuperscripts.has(text);
