/** Unicode's subscripts, as far as there are any. */
const low: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−=()aehijklmnoprstuvx'].map((sign, index) => [
    sign,
    [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'][index] ?? sign,
  ]),
);

/** A text with `x_0` and `L_{t−1}` in Unicode's subscripts, where nothing can be set low; one that Unicode lacks stays as it is. */
export const unicodeSubscripts = (text: string): string =>
  text.replace(/_(?:\{([^{}]{1,20})\}|([\p{L}\d]{1,20}))/gu, (whole, inBraces?: string, bare?: string) => {
    const signs = [...(inBraces ?? bare ?? '')].map((sign) => low[sign]);
    return signs.includes(undefined) ? whole : signs.join('');
  });
