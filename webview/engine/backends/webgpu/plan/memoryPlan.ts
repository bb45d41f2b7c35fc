import type { Bundle } from './dispatchOrder';
import { memoryOf } from './dispatchOrder';
import { Tensor } from './tensor';

interface Lifetime {
  readonly tensor: Tensor;
  first: number;
  last: number;
}

export interface MemoryPlan {
  /** Which slot holds a root tensor. */
  readonly slotOf: ReadonlyMap<Tensor, number>;
  /** Floats per image of each slot. */
  readonly slots: readonly number[];
}

/**
 * Gives tensors that never live at the same time the same memory: the largest first, each into the smallest slot
 * that is free for all of its life. External tensors have slots of their own.
 */
export function planMemory(bundles: readonly Bundle[]): MemoryPlan {
  const slotOf = new Map<Tensor, number>();
  const slots: { size: number; readonly tenants: Lifetime[]; readonly reserved: boolean }[] = [];
  const lifetimes = lifetimesOf(bundles).sort((a, b) => b.tensor.size - a.tensor.size);
  for (const lifetime of lifetimes) {
    const { tensor } = lifetime;
    let slot = -1;
    if (!tensor.external) {
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
      slots.push({ size: tensor.size, tenants: [], reserved: tensor.external });
    }
    slots[slot]?.tenants.push(lifetime);
    slotOf.set(tensor, slot);
  }
  return { slotOf, slots: slots.map(({ size }) => size) };
}

function lifetimesOf(bundles: readonly Bundle[]): Lifetime[] {
  const lifetimes = new Map<Tensor, Lifetime>();
  bundles.forEach(({ sections }, index) => {
    for (const { accesses } of sections) {
      for (const { resource } of Object.values(accesses)) {
        const memory = memoryOf(resource);
        if (!(memory instanceof Tensor)) {
          continue;
        }
        const lifetime = lifetimes.get(memory) ?? { tensor: memory, first: index, last: index };
        lifetime.last = Math.max(lifetime.last, index);
        lifetimes.set(memory, lifetime);
      }
    }
  });
  return [...lifetimes.values()];
}
