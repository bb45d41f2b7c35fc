import type { ArenaMatrix } from '../plan/parameterArena';
import type { Partials } from '../plan/partials';
import { workgroupsFor, type Section } from '../plan/section';
import type { Tensor } from '../plan/tensor';

/** The rows of a table that the images' labels name. */
export function embedding(
  { labels, weight, out }: { labels: Tensor; weight: ArenaMatrix; out: Tensor },
  batch: number,
): Section {
  return {
    label: 'embedding',
    body: `
    let index = group * 64u + lane;
    if (index >= ${batch * out.channels}u) { return; }
    let image = index / ${out.channels}u;
    let column = index % ${out.channels}u;
    @out[image * ${out.stride}u + ${out.offset}u + column] =
      @w[@weight + u32(@labels[image]) * ${weight.stride}u + column];`,
    accesses: {
      w: { resource: 'weights', type: 'f32' },
      labels: { resource: labels, type: 'f32' },
      out: { resource: out, type: 'f32', write: true },
    },
    constants: { weight: weight.offset },
    workgroups: workgroupsFor(batch * out.channels),
  };
}

/** The rows of an embedding's table: sums of dy over the images of each class. */
export function embeddingGradient(
  { labels, weight, dy }: { labels: Tensor; weight: ArenaMatrix; dy: Tensor },
  batch: number,
  partials: Partials,
): Section {
  const { base } = partials.allocate(weight, 1);
  return {
    label: 'embedding gradient',
    body: `
    let index = group * 64u + lane;
    if (index >= ${weight.rows * weight.stride}u) { return; }
    let column = index % ${weight.stride}u;
    var sum = 0.0f;
    if (column < ${weight.columns}u) {
      for (var b = 0u; b < ${batch}u; b++) {
        if (u32(@labels[b]) == index / ${weight.stride}u) { sum += @dy[b * ${dy.stride}u + ${dy.offset}u + column]; }
      }
    }
    @partials[@base + index] = sum;`,
    accesses: {
      labels: { resource: labels, type: 'f32' },
      dy: { resource: dy, type: 'f32' },
      partials: { resource: 'partials', type: 'f32', write: true, scattered: true },
    },
    constants: { base },
    workgroups: workgroupsFor(weight.rows * weight.stride),
  };
}
