/** When a value is first written and last read, and how much memory it takes. */
export interface Lifetime<Value> {
  readonly value: Value;
  readonly size: number;
  /** Shares its memory with no other. */
  readonly reserved: boolean;
  first: number;
  last: number;
}

export interface Slots<Value> {
  /** Which slot holds a value. */
  readonly slotOf: ReadonlyMap<Value, number>;
  /** The size of each slot. */
  readonly slots: readonly number[];
}

/**
 * Gives values that never live at the same time the same memory: the largest first, each into the smallest slot that
 * is free for all of its life.
 */
export function planSlots<Value>(lifetimes: readonly Lifetime<Value>[]): Slots<Value> {
  const slotOf = new Map<Value, number>();
  const slots: { size: number; readonly tenants: Lifetime<Value>[]; readonly reserved: boolean }[] = [];
  for (const lifetime of [...lifetimes].sort((a, b) => b.size - a.size)) {
    let slot = -1;
    if (!lifetime.reserved) {
      slots.forEach(({ size, tenants, reserved }, i) => {
        const free =
          !reserved && tenants.every((other) => other.last < lifetime.first || lifetime.last < other.first);
        if (free && (slot < 0 || size < (slots[slot]?.size ?? 0))) {
          slot = i;
        }
      });
    }
    if (slot < 0) {
      slot = slots.length;
      slots.push({ size: lifetime.size, tenants: [], reserved: lifetime.reserved });
    }
    slots[slot]?.tenants.push(lifetime);
    slotOf.set(lifetime.value, slot);
  }
  return { slotOf, slots: slots.map(({ size }) => size) };
}
