const name = String.raw`(?:\p{Script=Greek}[\u0303\u0304\u0305]?|ᾱ|[a-zA-Z])`;
const sub = String.raw`_(?:\([^()]{1,9}\)|\{[^{}]{1,9}\}|[\dA-Za-zθ]{1,3})`;
const operand = String.raw`(?:\d+|${name}(?:${sub})?)`;
/** A name with a subscript, a Greek letter, or several of these between signs. */
const math = new RegExp(
  String.raw`(?<![\p{L}\d_])${operand}(?: [+−·=] ${operand}){0,4}(?![\p{Script=Latin}\p{Script=Greek}\d_])`,
  'gu',
);

const greek: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  ε: 'epsilon',
  θ: 'theta',
  λ: 'lambda',
  μ: 'mu',
  σ: 'sigma',
};

/** A sentence with the names in it, such as x_(t−1), ᾱ_t and 1 + w, as TeX between dollars. */
export const sentenceWithMath = (sentence: string, write: (tex: string) => string): string =>
  sentence.replace(math, (found) =>
    /[_+−·=\p{Script=Greek}ᾱ]/u.test(found) ? `$${write(texOf(found))}$` : found,
  );

function texOf(plain: string): string {
  return plain
    .replace(/_\(([^()]*)\)/g, '_{$1}')
    .replace(/_([\dA-Za-zθ]{2,3})/g, '_{$1}')
    .replaceAll('ᾱ', '\\bar\\alpha')
    .replaceAll(' · ', '\\cdot ')
    .replaceAll('−', '-')
    .replace(/(\p{Script=Greek})([\u0303\u0304\u0305]?)/gu, (_, letter: string, accent: string) => {
      const command = `\\${greek[letter] ?? letter}`;
      return accent === '' ? command : `${accent === '\u0303' ? '\\tilde' : '\\bar'}${command}`;
    })
    .replaceAll(' ', '');
}
