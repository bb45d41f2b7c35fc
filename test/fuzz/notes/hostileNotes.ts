import { RandomStream } from '../../../src/diffusion/random/randomStream';

const r = String.raw;

/** What hostile notes are made of: each makes some TeX or Markdown of a given size. */
const kinds: readonly ((size: number, pick: (count: number) => number) => string)[] = [
  (size) => r`$$\beta_t = ${r`\sum_{i=1}^{T}`.repeat(1 + (size % 8))}\beta_i$$`,
  (size) => r`$$\bar\alpha_t = ${r`\prod_{s=1}^{t}`.repeat(1 + (size % 8))}\alpha_s$$`,
  (size) => r`$$\beta_t = ${r`\int_0^t `.repeat(size % 40)}\beta_s ds$$`,
  (size) => r`$$x_t = ${r`\frac{1}{`.repeat(size % 90)}x_0${'}'.repeat(size % 90)}$$`,
  (size) => r`$$x_t = ${r`\sqrt{`.repeat(size)}x_0${'}'.repeat(size)}$$`,
  (size, pick) => r`$$x_t = ${[r`\log `, r`\cos{(`, r`\nabla `, r`\exp(`][pick(4)]!.repeat(size)}x_0$$`,
  (size) => `$$x_t = x${"'".repeat(size * 20)}$$`,
  (size, pick) => `$$x_t = ${['{', '(', '[', r`\left(`, r`\{`, '|'][pick(6)]!.repeat(size * 10)}x_0$$`,
  (size) => r`$$x_t ${r`= \sqrt{\alpha_t} x_{t-1}`.repeat(size)}$$`,
  (size) => `$x_{${'t-1,'.repeat(size * 10)}}$`,
  (size, pick) => r`$$dx = g(t) d${[r`\bm `, r`\bar`, r`\mathbf{`, '{'][pick(4)]!.repeat(size)}w$$`,
  (size) => `$$\n\\begin{align}${'x_t &= y \\\\\n'.repeat(size)}\\end{align}\n$$`,
  (size) => `$$${'&'.repeat(size * 10)}$$`,
  (size) =>
    `|${'a|'.repeat(size)}\n|${'-|'.repeat(size)}\n${`|${'$x_t$|'.repeat(size % 30)}\n`.repeat(size % 30)}`,
  (size, pick) =>
    ['$', '$$', r`\(`, r`\[`, r`\begin{align}`, '`', '[', '<', '> ', '*'][pick(10)]!.repeat(size * 10),
  (size) => 'x'.repeat(size * 100),
  (size) => ' '.repeat(size * 100),
  (size) => r`$\newcommand{\m}[1]{#1#1}$ $${r`\m{`.repeat(size % 60)}x${'}'.repeat(size % 60)}$`,
  (size) =>
    Array.from({ length: size % 30 }, (_, index) => {
      const next = String.fromCharCode(98 + (index % 25));
      return r`$\def\m${String.fromCharCode(97 + (index % 25))}{${r`\m${next} `.repeat(2)}}$`;
    }).join('') + r`$\ma = \bar\alpha_t$`,
  (size) => r`$x_t = \sqrt{\bar\alpha_t} x_0 ${r`\,`.repeat(size)} + (1-\bar\alpha_t)\epsilon$`,
  (size) => r`$\tilde\beta_t = ${r`\frac{1-\bar\alpha_{t}}{1-\bar\alpha_{t-1}}`.repeat(size % 12)}\beta_t$`,
  (_, pick) => ['\n', '\n\n', '# ', '- ', ' ', r`where $\alpha_t$ is `, '$', '}', '\\'][pick(9)]!,
];

/** A note of up to a dozen hostile pieces; the same for the same seed. */
export function hostileNote(seed: number): string {
  const draws = new RandomStream(seed, 7).uniform(64);
  let at = 0;
  const pick = (count: number) => Math.floor(draws[at++ % draws.length]! * count);
  const pieces = Array.from({ length: 1 + pick(12) }, () => kinds[pick(kinds.length)]!(1 + pick(150), pick));
  return pieces.join(['\n\n', '\n', ' ', ''][pick(4)]);
}
