import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMemory } from '../../../../../../webview/engine/backends/webgpu/plan/memoryPlan';
import { orderDispatches } from '../../../../../../webview/engine/backends/webgpu/plan/dispatchOrder';
import type { Resource, Section } from '../../../../../../webview/engine/backends/webgpu/plan/section';
import { Tensor } from '../../../../../../webview/engine/backends/webgpu/plan/tensor';

/** A program in which every section reads one earlier tensor and writes the next. */
const programs = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 9 }), reads: fc.nat() }), {
    minLength: 2,
    maxLength: 40,
  })
  .map((steps) => {
    const tensors = steps.map(({ size }, i) => new Tensor(`t${i}`, size, 1, 1));
    return steps.map(({ reads }, i): Section => {
      const [out, x] = [tensors[i], tensors[reads % Math.max(1, i)]];
      return {
        label: `${i}`,
        body: '',
        workgroups: 1,
        accesses: {
          ...(out ? { out: { resource: out, type: 'f32' as const, write: true } } : {}),
          ...(x && i > 0 ? { x: { resource: x, type: 'f32' as const } } : {}),
        },
      };
    });
  });

it('runs every section after what it reads was written, and shares no memory that is still needed', () => {
  fc.assert(
    fc.property(programs, (sections) => {
      const bundles = orderDispatches(sections, 8);
      expect(bundles.flatMap(({ sections: each }) => each)).toHaveLength(sections.length);
      const { slotOf, slots } = planMemory(bundles);
      const holder = new Map<number, Tensor>();
      for (const { sections: together } of bundles) {
        for (const { accesses } of together) {
          const x = accesses.x?.resource;
          if (x instanceof Tensor) {
            expect(holder.get(slotOf.get(x) ?? -1)).toBe(x);
          }
        }
        for (const { accesses } of together) {
          const out = accesses.out?.resource;
          if (!(out instanceof Tensor)) {
            continue;
          }
          const slot = slotOf.get(out) ?? -1;
          expect(slots[slot]).toBeGreaterThanOrEqual(out.size);
          holder.set(slot, out);
        }
      }
    }),
  );
});

it('needs two places for a chain, however long', () => {
  const tensors = Array.from({ length: 20 }, (_, i) => new Tensor(`t${i}`, 4, 1, 1));
  const sections = tensors.slice(1).map((out, i): Section => {
    const x = tensors[i] ?? out;
    return {
      label: out.label,
      body: '',
      workgroups: 1,
      accesses: { x: { resource: x, type: 'f32' }, out: { resource: out, type: 'f32', write: true } },
    };
  });
  expect(planMemory(orderDispatches(sections, 8)).slots).toEqual([4, 4]);
});

describe('sections that write one memory', () => {
  const writing = (resource: Resource, scattered = false): Section => ({
    label: '',
    body: '',
    workgroups: 1,
    accesses: { out: { resource, type: 'f32', write: true, ...(scattered ? { scattered } : {}) } },
  });
  const whole = new Tensor('whole', 8, 1, 1);
  const [left, right] = [0, 4].map((channel) => new Tensor('part', 4, 1, 1).placeIn(whole, channel));

  it.each<[string, readonly Section[], number]>([
    ['the same part run one after the other', [writing(whole), writing(whole)], 2],
    ['parts that overlap, too', [writing(left ?? whole), writing(whole)], 2],
    ['parts that lie apart run together', [writing(left ?? whole), writing(right ?? whole)], 1],
    ['elements of their own, too', [writing('partials', true), writing('partials', true)], 1],
    ['all of it do not', [writing('partials', true), writing('partials')], 2],
  ])('and %s', (_, sections, dispatches) => {
    expect(orderDispatches(sections, 8)).toHaveLength(dispatches);
  });
});
