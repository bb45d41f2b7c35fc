import { planSlots, type Lifetime, type Slots } from '../../shared/slots';
import type { Bundle } from './dispatchOrder';
import { memoryOf } from './dispatchOrder';
import { Tensor } from './tensor';

/** Memory of the root tensors, in floats per image. External tensors have slots of their own. */
export function planMemory(bundles: readonly Bundle[]): Slots<Tensor> {
  return planSlots(lifetimesOf(bundles));
}

function lifetimesOf(bundles: readonly Bundle[]): Lifetime<Tensor>[] {
  const lifetimes = new Map<Tensor, Lifetime<Tensor>>();
  bundles.forEach(({ sections }, index) => {
    for (const { accesses } of sections) {
      for (const { resource } of Object.values(accesses)) {
        const memory = memoryOf(resource);
        if (!(memory instanceof Tensor)) {
          continue;
        }
        const { size, external } = memory;
        const lifetime = lifetimes.get(memory) ?? {
          value: memory,
          size,
          reserved: external,
          first: index,
          last: index,
        };
        lifetime.last = Math.max(lifetime.last, index);
        lifetimes.set(memory, lifetime);
      }
    }
  });
  return [...lifetimes.values()];
}
