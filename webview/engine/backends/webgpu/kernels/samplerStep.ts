import { maxHistory } from '../../../../../src/diffusion/samplers/samplerPlan';
import type { Ports } from '../fuse/fusedNode';
import { workgroupsFor, type Access, type Section } from '../plan/section';
import { streamLiteral } from './random';

export interface SamplerFacts {
  readonly count: number;
  /** Whether the network sees every sample twice, the second time as of no class. */
  readonly guided: boolean;
  /** Whether parts of the images are kept. */
  readonly known: boolean;
}

/** Parts of the buffer `samplerState`: x, x̂_0, the saved sample, and a ring of what was remembered. */
export const statePart = { x: 0, x0: 1, saved: 2, history: 3 } as const;
export const stateParts = statePart.history + maxHistory;

/** What the network sees first. */
export function startSampler(ports: Ports, facts: SamplerFacts): Section {
  return {
    label: 'start of the sample',
    body: `${prologue(ports, facts)}
    let x = @state[i];
    ${showNetwork(ports, facts)}`,
    accesses: { state: { resource: 'samplerState', type: 'f32' }, ...networkAccesses(ports) },
    workgroups: workgroupsFor(blocksOf(ports, facts) * 4),
    helpers: ['row'],
  };
}

/**
 * One step of a sampler's plan, applyStep of src/diffusion/samplers/runPlan.ts, on the network's output; then what
 * the network sees next. Four elements an invocation, from one block of each image's noise.
 */
export function samplerStep(ports: Ports, facts: SamplerFacts): Section {
  const { prediction } = ports;
  const { count, guided, known } = facts;
  const size = ports.sample.size;
  const n = count * size;
  const at = (image: string) => `(${image}) * ${prediction.stride}u + ${prediction.offset}u + element`;
  const accesses: Record<string, Access> = {
    state: { resource: 'samplerState', type: 'f32', write: true },
    output: { resource: prediction, type: 'f32' },
    frames: { resource: 'frames', type: 'f32', write: true },
    ...networkAccesses(ports),
    ...(known ? { known: { resource: 'samplerKnown', type: 'f32' } as const } : {}),
  };
  const history = (k: number) =>
    `@state[(${statePart.history}u + (row.newest + ${k}u) % ${maxHistory}u) * ${n}u + i]`;
  const remembered = (factors: string) =>
    [0, 1, 2, 3]
      .map((k) => `if (${factors}[${k}] != 0.0f) { sum += ${factors}[${k}] * ${history(k)}; }`)
      .join('\n');
  return {
    label: 'sampler step',
    body: `
    let index = group * 64u + lane;
    let block = (index / 4u) % ${Math.ceil(size / 4)}u;
    let sampleIndex = (index / 4u) / ${Math.ceil(size / 4)}u;
    let element = block * 4u + index % 4u;
    if (sampleIndex >= ${count}u || element >= ${size}u) { return; }
    let i = sampleIndex * ${size}u + element;
    let entry = vec2u(sampleIndex << 26u, sampleIndex >> 6u);
    let x = @state[i];
    ${
      guided
        ? `let unconditional = @output[${at(`sampleIndex + ${count}u`)}];
    let o = unconditional + row.guidance * (@output[${at('sampleIndex')}] - unconditional);`
        : `let o = @output[${at('sampleIndex')}];`
    }
    let x0 = clamp(row.predict.x * x + row.predict.y * o, -row.clip, row.clip);
    @state[${statePart.x0 * n}u + i] = x0;
    if (row.remembers != 0u) {
      @state[(${statePart.history}u + row.newest) * ${n}u + i] =
        row.remember.x * x + row.remember.y * o + row.remember.z * x0;
    }
    if (row.saves != 0u) {
      var sum = row.save.x * x;
      if (row.save.y != 0.0f) { sum += row.save.y * @state[${statePart.saved * n}u + i]; }
      ${remembered('row.saveHistory')}
      @state[${statePart.saved * n}u + i] = sum;
    }
    var sum = row.next.x * x + row.next.y * x0 + row.next.z * o;
    if (row.nextSaved != 0.0f) { sum += row.nextSaved * @state[${statePart.saved * n}u + i]; }
    ${remembered('row.nextHistory')}
    if (row.next.w != 0.0f) {
      let z = normals(philox(entry, row.draw * ${Math.ceil(size / 4)}u + block, row.seed, ${streamLiteral('sample')}));
      sum += row.next.w * z[index % 4u];
    }
    ${
      known
        ? `var wanted = row.marginal.x * @known[i];
    if (row.marginal.y != 0.0f) {
      let z = normals(philox(entry, row.knownDraw * ${Math.ceil(size / 4)}u + block, row.seed, ${streamLiteral('sample')}));
      wanted += row.marginal.y * z[index % 4u];
    }
    sum += @known[${n}u + i] * (wanted - sum);`
        : ''
    }
    @state[i] = sum;
    @frames[row.frame * ${2 * n}u + i] = sum;
    @frames[row.frame * ${2 * n}u + ${n}u + i] = x0;
    {
      let x = sum;
      ${showNetwork(ports, facts)}
    }`,
    accesses,
    workgroups: workgroupsFor(blocksOf(ports, facts) * 4),
    helpers: ['random', 'normal', 'row'],
  };
}

function blocksOf({ sample }: Ports, { count }: SamplerFacts): number {
  return count * Math.ceil(sample.size / 4);
}

function networkAccesses({ sinusoids, sample }: Ports): Record<string, Access> {
  return {
    sample: { resource: sample, type: 'f32', write: true },
    ...(sinusoids
      ? ({
          sinusoids: { resource: sinusoids, type: 'f32', write: true },
          table: { resource: 'sinusoidTable', type: 'f32' },
        } as const)
      : {}),
  };
}

function prologue({ sample }: Ports, { count }: SamplerFacts): string {
  const size = sample.size;
  return `
    let index = group * 64u + lane;
    let block = (index / 4u) % ${Math.ceil(size / 4)}u;
    let sampleIndex = (index / 4u) / ${Math.ceil(size / 4)}u;
    let element = block * 4u + index % 4u;
    if (sampleIndex >= ${count}u || element >= ${size}u) { return; }
    let i = sampleIndex * ${size}u + element;`;
}

/** Scales `x` for the network, and looks up the sinusoids of the next step's time. */
function showNetwork({ sample, sinusoids }: Ports, { count, guided }: SamplerFacts): string {
  const n = count * sample.size;
  const rows = guided ? 2 * count : count;
  const width = sinusoids?.channels ?? 0;
  return `
    @sample[i] = row.inputScale * x;
    ${guided ? `@sample[${n}u + i] = row.inputScale * x;` : ''}
    ${
      sinusoids
        ? `for (var s = i; s < ${rows * width}u; s += ${n}u) {
      @sinusoids[s] = @table[row.nextRow * ${width}u + s % ${width}u];
    }`
        : ''
    }`;
}
