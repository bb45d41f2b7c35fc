/**
 * torch.manual_seed and torch.randn on the CPU, float32, for element counts that are multiples of 16: the
 * Mersenne Twister of Matsumoto & Nishimura 1998 and Box–Muller in blocks of 16.
 */
export class TorchRandom {
  private readonly state = new Uint32Array(624);
  private index = 624;

  constructor(seed: number) {
    this.state[0] = seed;
    for (let i = 1; i < 624; i++) {
      const previous = this.state[i - 1] ?? 0;
      this.state[i] = Math.imul(1812433253, previous ^ (previous >>> 30)) + i;
    }
  }

  randn(count: number): Float32Array {
    if (count % 16 !== 0) {
      throw new RangeError(`${count} is no multiple of 16.`);
    }
    const values = Float32Array.from({ length: count }, () => (this.word() & 0xffffff) * 2 ** -24);
    for (let block = 0; block < count; block += 16) {
      for (let j = block; j < block + 8; j++) {
        const radius = Math.sqrt(-2 * Math.log(1 - (values[j] ?? 0)));
        const angle = 2 * Math.PI * (values[j + 8] ?? 0);
        values[j] = radius * Math.cos(angle);
        values[j + 8] = radius * Math.sin(angle);
      }
    }
    return values;
  }

  private word(): number {
    if (this.index === 624) {
      this.twist();
    }
    let y = this.state[this.index++] ?? 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private twist(): void {
    const at = (i: number): number => this.state[i % 624] ?? 0;
    for (let i = 0; i < 624; i++) {
      const y = (at(i) & 0x80000000) | (at(i + 1) & 0x7fffffff);
      this.state[i] = at(i + 397) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.index = 0;
  }
}
