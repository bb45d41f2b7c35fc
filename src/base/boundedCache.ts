/** A map that forgets what was used least recently, so that it never holds more than its capacity. */
export class BoundedCache<Key, Value> {
  private readonly entries = new Map<Key, Value>();
  private total = 0;

  /**
   * @param capacity How much is kept, in the units of `weigh`. The newest entry is kept even where it alone is more.
   * @param weigh What an entry takes up; without it, capacity counts entries.
   */
  constructor(
    private readonly capacity: number,
    private readonly weigh: (key: Key, value: Value) => number = () => 1,
  ) {}

  /** Whether there is an entry, be its value undefined; this does not count as a use. */
  has(key: Key): boolean {
    return this.entries.has(key);
  }

  get(key: Key): Value | undefined {
    const value = this.entries.get(key);
    if (value !== undefined || this.entries.has(key)) {
      this.entries.delete(key);
      this.entries.set(key, value as Value);
    }
    return value;
  }

  set(key: Key, value: Value): void {
    this.delete(key);
    this.entries.set(key, value);
    this.total += this.weigh(key, value);
    for (const oldest of this.entries.keys()) {
      if (this.total <= this.capacity || oldest === key) {
        break;
      }
      this.delete(oldest);
    }
  }

  /** The entry, made and kept where there is none. */
  getOrMake(key: Key, make: () => Value): Value {
    if (this.entries.has(key)) {
      return this.get(key) as Value;
    }
    const value = make();
    this.set(key, value);
    return value;
  }

  delete(key: Key): void {
    if (!this.entries.has(key)) {
      return;
    }
    this.total -= this.weigh(key, this.entries.get(key) as Value);
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
    this.total = 0;
  }
}
