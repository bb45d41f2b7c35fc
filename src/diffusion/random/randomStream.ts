import { mulhi, philox4x32 } from './philox';
import { cosTurn32, log32, sinTurn32, sqrt32 } from './polynomial';

const { fround } = Math;
const wordsPerBlock = 4;

/**
 * A random stream that can be entered anywhere: block b of stream s under seed k is Philox4x32-10 of the
 * counter b with the key (k, s). Every draw takes whole blocks of four words, beginning at a block's first,
 * so that on a GPU one invocation makes one block and needs no other.
 */
export class RandomStream {
  /**
   * @param seed The run's seed, an integer in 0…2³²−1.
   * @param stream What the numbers are for, see `streams`; an integer in 0…2³²−1.
   * @param position The next word to draw, a multiple of 4 in 0…2⁵³−1.
   * @throws {RangeError} when one of them is not such a number.
   */
  constructor(
    readonly seed: number,
    readonly stream: number,
    position = 0,
  ) {
    checkWord('seed', seed);
    checkWord('stream', stream);
    this.nextWord = checkPosition(position);
  }

  private nextWord: number;

  /** Words drawn so far; set it to jump. */
  get position(): number {
    return this.nextWord;
  }

  set position(value: number) {
    this.nextWord = checkPosition(value);
  }

  /** n uniform 32-bit words. */
  uint32(n: number): Uint32Array {
    const words = new Uint32Array(Math.ceil(n / wordsPerBlock) * wordsPerBlock);
    for (let i = 0; i < words.length; i += wordsPerBlock) {
      const block = (this.nextWord + i) / wordsPerBlock;
      philox4x32(block, Math.floor(block / 2 ** 32), 0, 0, this.seed, this.stream, words, i);
    }
    this.nextWord += words.length;
    return words.subarray(0, n);
  }

  /** n numbers uniform in the open interval (0, 1): the odd multiples of 2^-24, exact in float32. */
  uniform(n: number): Float32Array {
    return Float32Array.from(this.uint32(n), toUniform);
  }

  /** n independent standard normal numbers (Box and Muller 1958), two from every two words. */
  normal(n: number): Float32Array {
    const words = this.uint32(n + (n & 1));
    const values = new Float32Array(words.length);
    for (let i = 0; i < words.length; i += 2) {
      const radius = sqrt32(fround(-2 * log32(toUniform(words[i] ?? 0))));
      const angle = words[i + 1] ?? 0;
      values[i] = fround(radius * cosTurn32(angle));
      values[i + 1] = fround(radius * sinTurn32(angle));
    }
    return values.subarray(0, n);
  }

  /** n integers in 0…bound−1, for a bound of 1…2³¹; each is met within 2^-32 of its probability 1/bound. */
  integers(n: number, bound: number): Int32Array {
    if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 31) {
      throw new RangeError(`The bound of random integers must be an integer in 1…2³¹, not ${bound}.`);
    }
    return Int32Array.from(this.uint32(n), (word) => mulhi(word, bound));
  }
}

function toUniform(word: number): number {
  return fround((2 * (word >>> 9) + 1) * 2 ** -24);
}

function checkWord(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
    throw new RangeError(`A random stream's ${name} must be an integer in 0…4294967295, not ${value}.`);
  }
}

function checkPosition(value: number): number {
  if (!Number.isSafeInteger(value) || value < 0 || value % wordsPerBlock !== 0) {
    throw new RangeError(`A random stream's position must be a multiple of 4 from 0 on, not ${value}.`);
  }
  return value;
}
