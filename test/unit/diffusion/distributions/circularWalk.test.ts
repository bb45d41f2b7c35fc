import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  bitsAboutStart,
  bitsOfMemory,
  distributionAfter,
  drawWalk,
  nextProbability,
  type CircularWalk,
} from '../../../../src/diffusion/distributions/circularWalk';
import { RandomStream } from '../../../../src/diffusion/random/randomStream';

const share = (max = 1) => fc.double({ min: 0, max, noNaN: true });
const walks: fc.Arbitrary<CircularWalk> = fc.record({
  stay: fc.double({ min: 0.05, max: 0.9, noNaN: true }),
  drift: share(),
  memory: share(0.9),
});
const states = [0, 1, 2];

it('from any state, and whatever came before, the next ones have probabilities that add up to 1', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      for (const now of states) {
        for (const before of [undefined, ...states]) {
          const given = before === undefined ? { now } : { now, before };
          const sum = states.reduce((all, next) => all + nextProbability(walk, { ...given, next }), 0);
          expect(sum).toBeCloseTo(1, 12);
        }
      }
    }),
  );
});

it('without memory it is the circulant chain, whose powers follow from the roots of unity', () => {
  fc.assert(
    fc.property(walks, fc.integer({ min: 0, max: 30 }), (walk, n) => {
      const { stay, drift } = walk;
      const moves = [stay, (1 - stay) * drift, (1 - stay) * (1 - drift)];
      // λ = Σ p_k ω^k with ω = e^(2πi/3); the other eigenvalues are 1 and its conjugate.
      const angle = (2 * Math.PI) / 3;
      const real = moves.reduce((sum, p, k) => sum + p * Math.cos(k * angle), 0);
      const imaginary = moves.reduce((sum, p, k) => sum + p * Math.sin(k * angle), 0);
      const [size, phase] = [Math.hypot(real, imaginary) ** n, n * Math.atan2(imaginary, real)];
      const found = distributionAfter({ ...walk, memory: 0 }, n);
      states.forEach((k) => {
        expect(found[k]).toBeCloseTo((1 + 2 * size * Math.cos(phase - k * angle)) / 3, 10);
      });
      expect(bitsOfMemory({ ...walk, memory: 0 })).toBeCloseTo(0, 12);
    }),
  );
});

it('drawn walks have the frequencies that were worked out', () => {
  const walk = { stay: 0.2, drift: 0.7, memory: 0.6 };
  const runs = 4000;
  const ends = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const end = drawWalk(walk, 6, new RandomStream(run, 1)).at(-1) ?? 0;
    ends[end] = (ends[end] ?? 0) + 1;
  }
  distributionAfter(walk, 6).forEach((probability, state) => {
    const error = Math.sqrt((probability * (1 - probability)) / runs);
    expect(Math.abs((ends[state] ?? 0) / runs - probability)).toBeLessThan(4 * error);
  });
});

it('the bits of memory are those of the frequencies of three states in a row in a long walk', () => {
  const walk = { stay: 0.3, drift: 0.6, memory: 0.5 };
  const path = drawWalk(walk, 200_000, new RandomStream(5, 1));
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let n = 1; n + 1 < path.length; n++) {
    const [before, now, next] = [path[n - 1], path[n], path[n + 1]];
    count(`${before},${now},${next}`);
    count(`${before},${now},`);
    count(`,${now},${next}`);
    count(`,${now},`);
  }
  let bits = 0;
  for (const [key, joint] of counts) {
    const [before, now, next] = key.split(',');
    if (before !== '' && next !== '') {
      const at = (other: string) => counts.get(other) ?? 0;
      bits +=
        (joint / (path.length - 2)) *
        Math.log2((joint * at(`,${now},`)) / (at(`${before},${now},`) * at(`,${now},${next}`)));
    }
  }
  expect(bits).toBeCloseTo(bitsOfMemory(walk), 2);
});

it('what is known of the start is all at first, and less with each step of a Markov chain', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const chain = { ...walk, memory: 0 };
      expect(bitsAboutStart(chain, 0)).toBeCloseTo(Math.log2(3), 12);
      for (let n = 1; n < 12; n++) {
        expect(bitsAboutStart(chain, n)).toBeLessThan(bitsAboutStart(chain, n - 1) + 1e-12);
      }
    }),
  );
});
