/** Commands that stand for one letter, and the letter. Variant forms name the same quantity. */
export const letterCommands: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    epsilon: 'ε',
    varepsilon: 'ε',
    zeta: 'ζ',
    eta: 'η',
    theta: 'θ',
    vartheta: 'θ',
    iota: 'ι',
    kappa: 'κ',
    lambda: 'λ',
    mu: 'μ',
    nu: 'ν',
    xi: 'ξ',
    pi: 'π',
    rho: 'ρ',
    varrho: 'ρ',
    sigma: 'σ',
    varsigma: 'σ',
    tau: 'τ',
    upsilon: 'υ',
    phi: 'φ',
    varphi: 'φ',
    chi: 'χ',
    psi: 'ψ',
    omega: 'ω',
    Gamma: 'Γ',
    Delta: 'Δ',
    Theta: 'Θ',
    Lambda: 'Λ',
    Xi: 'Ξ',
    Pi: 'Π',
    Sigma: 'Σ',
    Phi: 'Φ',
    Psi: 'Ψ',
    Omega: 'Ω',
    ell: 'ℓ',
    imath: 'i',
    jmath: 'j',
  }),
]);

const marks: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u0305': 'bar',
  '\u0307': 'dot',
  '\u20d7': 'vec',
};

const symbols: Readonly<Record<string, string>> = {
  '\u00b5': 'μ', // MICRO SIGN
  '\u03f5': 'ε',
  '\u03d1': 'θ',
  '\u03c2': 'σ',
  '\u03d5': 'φ',
  '\u2211': 'Σ',
  '\u220f': 'Π',
};

/** A letter and the accents on it, innermost first. */
export interface Letter {
  readonly letter: string;
  readonly accents: readonly string[];
}

const known = new Map<string, Letter | undefined>();

/**
 * A typed character as a letter and its accents, e.g. `ᾱ` as α with a bar, a mathematical bold `𝐱` as x.
 * Undefined when it is no letter.
 */
export function readLetter(char: string): Letter | undefined {
  // A note uses few different characters, again and again.
  if (known.has(char)) {
    return known.get(char);
  }
  const letter = decompose(char);
  if (known.size < 10_000) {
    known.set(char, letter);
  }
  return letter;
}

function decompose(char: string): Letter | undefined {
  const [first = '', ...rest] = char.normalize('NFD');
  const plain = symbols[first] ?? first.normalize('NFKC');
  const letter = symbols[plain] ?? plain;
  if (!/^\p{L}$/u.test(letter)) {
    return undefined;
  }
  return { letter, accents: rest.map((mark) => marks[mark] ?? 'mark') };
}
