import type { DataSet } from '../../../../../src/datasets/dataSet';
import type { Ports } from '../fuse/fusedNode';
import { workgroupsFor, type Access, type Section } from '../plan/section';
import { below, streamLiteral } from './random';

export interface BatchFacts {
  readonly data: Pick<DataSet, 'count' | 'heldOut' | 'flip' | 'side' | 'channels'>;
  readonly T: number;
  readonly flip: boolean;
  readonly labelDropout: number;
  /** "No class" included; null for a network without. */
  readonly classes: number | null;
}

/** WGSL of an integer in 0…bound−1 for image b, as `RandomStream.integers` draws it. */
const integer = (stream: Parameters<typeof streamLiteral>[0], b: string, bound: number) =>
  `mulhi(word(step.base, ${b}, step.seed, ${streamLiteral(stream)}), ${bound}u)`;

/**
 * Draws a training batch as trainingBatch.ts does, number for number: four pixels an invocation from one block
 * of noise, and beside them what each image has once, its sinusoids, loss weight and label.
 */
export function drawBatch(ports: Ports, batch: number, facts: BatchFacts): Section[] {
  const { sample, target, sinusoids, lossWeight, labels } = ports;
  if (!target || !lossWeight) {
    throw new Error('A network without a loss cannot be trained.');
  }
  const { data, T } = facts;
  const size = sample.size;
  const blocks = Math.ceil((batch * size) / 4);
  const flips = facts.flip && data.flip;
  const pixels: Section = {
    label: 'noisy images',
    body: `
    let index = group * 64u + lane;
    if (index >= ${blocks}u) { return; }
    let noise = normals(philox(step.base, index, step.seed, ${streamLiteral('noise')}));
    for (var l = 0u; l < 4u; l++) {
      let i = index * 4u + l;
      if (i >= ${batch * size}u) { break; }
      let b = i / ${size}u;
      let level = ${integer('time', 'b', T)};
      let image = ${integer('data', 'b', data.count - data.heldOut)};
      var pixel = i % ${size}u;
      ${
        flips
          ? `if (${integer('flip', 'b', 2)} == 1u) {
        let column = pixel % ${data.side}u;
        pixel = pixel - column + ${data.side - 1}u - column;
      }`
          : ''
      }
      let at = image * ${size}u + pixel;
      let byte = (@images[at / 4u] >> (8u * (at % 4u))) & 0xffu;
      let clean = f32(byte) / 127.5f - 1.0f;
      let objective = @objectives[2u * level];
      @sample[i] = objective.x * clean + objective.y * noise[l];
      @goal[i] = objective.z * clean + objective.w * noise[l];
    }`,
    accesses: {
      images: { resource: 'images', type: 'u32' },
      objectives: { resource: 'objectives', type: 'vec4f' },
      sample: { resource: sample, type: 'f32', write: true },
      goal: { resource: target, type: 'f32', write: true },
    },
    workgroups: workgroupsFor(blocks),
    helpers: ['random', 'normal', 'step'],
  };
  const width = sinusoids?.channels ?? 1;
  const accesses: Record<string, Access> = {
    objectives: { resource: 'objectives', type: 'vec4f' },
    lossWeight: { resource: lossWeight, type: 'f32', write: true },
  };
  if (sinusoids) {
    accesses.table = { resource: 'sinusoidTable', type: 'f32' };
    accesses.sinusoids = { resource: sinusoids, type: 'f32', write: true };
  }
  if (labels) {
    accesses.imageLabels = { resource: 'imageLabels', type: 'u32' };
    accesses.labels = { resource: labels, type: 'f32', write: true };
  }
  const perImage: Section = {
    label: 'time and labels',
    body: `
    let index = group * 64u + lane;
    if (index >= ${batch * width}u) { return; }
    let b = index / ${width}u;
    let level = ${integer('time', 'b', T)};
    ${sinusoids ? `@sinusoids[index] = @table[level * ${width}u + index % ${width}u];` : ''}
    if (index % ${width}u == 0u) {
      @lossWeight[b] = @objectives[2u * level + 1u].x;
      ${
        labels
          ? `let image = ${integer('data', 'b', data.count - data.heldOut)};
      let label = (@imageLabels[image / 4u] >> (8u * (image % 4u))) & 0xffu;
      let dropped = ${below(`word(step.base, b, step.seed, ${streamLiteral('label')})`, facts.labelDropout)};
      @labels[b] = f32(select(label, ${(facts.classes ?? 1) - 1}u, dropped));`
          : ''
      }
    }`,
    accesses,
    workgroups: workgroupsFor(batch * width),
    helpers: ['random', 'step'],
  };
  return [pixels, perImage];
}
