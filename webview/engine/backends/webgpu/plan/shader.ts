import { siluWgsl } from '../kernels/activation';
import { normalWgsl, randomWgsl } from '../kernels/random';
import { lanes, type Helper, type Resource, type Section } from './section';

/** A buffer of a dispatch, in the order of its bindings. */
export interface Binding<Memory> {
  readonly memory: Memory;
  readonly write: boolean;
}

export interface Shader<Memory> {
  readonly code: string;
  /** From binding 1 on; binding 0 are the sections' constants. */
  readonly bindings: readonly Binding<Memory>[];
  /** The numbers of binding 0. */
  readonly constants: readonly number[];
  readonly workgroups: number;
  /** Whether the step's numbers are bound, behind the buffers, or a row of the sampler's plan, as group 1. */
  readonly usesStep: boolean;
  readonly usesRow: boolean;
}

/** Bytes of the uniform that holds a dispatch's constants, and how many numbers that is. */
export const constantsBytes = 256;
/** More workgroups than this in one dimension are not allowed. */
const maxWorkgroups = 65535;

/** What varies from training step to training step. Written by step.ts. */
const stepWgsl = `
struct Step {
  base: vec2u, seed: u32, slot: u32,
  stepSize: f32, unbias: f32, emaDecay: f32, maxGradientNorm: f32,
}`;

/** One step of a sampler's plan. Written by samplerRows.ts. */
const rowWgsl = `
struct Row {
  predict: vec2f, clip: f32, inputScale: f32,
  remember: vec4f,
  save: vec4f,
  saveHistory: vec4f,
  next: vec4f,
  nextHistory: vec4f,
  marginal: vec2f, nextSaved: f32, guidance: f32,
  remembers: u32, saves: u32, newest: u32, draw: u32,
  knownDraw: u32, frame: u32, nextRow: u32, seed: u32,
}
@group(1) @binding(0) var<uniform> row: Row;`;

const helperWgsl: Readonly<Record<Exclude<Helper, 'step'>, string>> = {
  silu: siluWgsl,
  random: randomWgsl,
  normal: normalWgsl,
  row: rowWgsl,
};

/**
 * Writes one shader that runs several sections, each in workgroups of its own. `place` says which memory a
 * resource has, `floats` how large it is there; sections share a binding where they share memory and type.
 */
export function writeShader<Memory>(
  sections: readonly Section[],
  place: (resource: Resource) => Memory,
  floats: (resource: Resource) => number,
): Shader<Memory> {
  const bindings: { memory: Memory; type: string; write: boolean }[] = [];
  const constants: number[] = [];
  const bodies: string[] = [];
  const branches: string[] = [];
  let workgroups = 0;
  const written = new Set<Memory>();
  for (const { accesses } of sections) {
    for (const access of Object.values(accesses)) {
      if (access.write) {
        written.add(place(access.resource));
      }
    }
  }
  for (const [index, section] of sections.entries()) {
    const names = new Map<string, string>();
    for (const [name, access] of Object.entries(section.accesses)) {
      const { resource } = access;
      const memory = place(resource);
      // Bounds checks of arrays with a fixed length are cheaper.
      const width = access.type.startsWith('vec4') ? 4 : 1;
      const type = `array<${access.type}, ${Math.ceil(floats(resource) / width)}>`;
      let at = bindings.findIndex((binding) => binding.memory === memory && binding.type === type);
      if (at < 0) {
        at = bindings.length;
        bindings.push({ memory, type, write: written.has(memory) });
      }
      names.set(name, `buffer${at}`);
    }
    for (const [name, value] of Object.entries(section.constants ?? {})) {
      names.set(name, `constants[${constants.length >> 2}][${constants.length & 3}]`);
      constants.push(value);
    }
    names.set('shared', sharedNames[section.sharedType ?? 'f32']);
    const body = section.body.replace(/@(\w+)/g, (_, name: string) => {
      const meaning = names.get(name);
      if (meaning === undefined) {
        throw new Error(`The kernel ${section.label} names ${name}, which it does not declare.`);
      }
      return meaning;
    });
    bodies.push(`fn section${index}(group: u32, lane: u32) {${body}\n}`);
    const from = workgroups;
    workgroups += section.workgroups;
    const call = `section${index}(group${from > 0 ? ` - ${from}u` : ''}, lane);`;
    branches.push(`${index > 0 ? ' else ' : ''}if (group < ${workgroups}u) { ${call} }`);
  }
  if (constants.length * 4 > constantsBytes) {
    throw new Error('A dispatch has too many constants.');
  }
  const helpers = new Set(sections.flatMap(({ helpers = [] }) => helpers));
  const shared = (['f32', 'f16'] as const).flatMap((type) => {
    const ofType = sections.filter(({ sharedType = 'f32' }) => sharedType === type);
    const size = Math.max(0, ...ofType.map(({ shared = 0 }) => shared));
    return size > 0 ? [`var<workgroup> ${sharedNames[type]}: array<${type}, ${size}>;`] : [];
  });
  const enables = new Set(
    sections.flatMap(({ enables: named, sharedType }) => [
      ...(named ? [named] : []),
      ...(sharedType === 'f16' ? [sharedType] : []),
    ]),
  );
  const usesStep = helpers.has('step');
  const declarations = bindings.map(
    ({ type, write }, i) =>
      `@group(0) @binding(${i + 1}) var<storage, ${write ? 'read_write' : 'read'}> buffer${i}: ${type};`,
  );
  const code = [
    ...[...enables].map((extension) => `enable ${extension};`),
    '@group(0) @binding(0) var<uniform> constants: array<vec4u, 16>;',
    ...declarations,
    usesStep ? `${stepWgsl}\n@group(0) @binding(${bindings.length + 1}) var<uniform> step: Step;` : '',
    ...shared,
    ...(['silu', 'random', 'normal', 'row'] as const)
      .filter((name) => helpers.has(name))
      .map((name) => helperWgsl[name]),
    ...bodies,
    `@compute @workgroup_size(${lanes})
fn main(@builtin(workgroup_id) id: vec3u, @builtin(local_invocation_index) lane: u32) {
  let group = id.x + id.y * ${maxWorkgroups}u;
  ${branches.join('')}
}`,
  ].join('\n');
  return { code, bindings, constants, workgroups, usesStep, usesRow: helpers.has('row') };
}

const sharedNames = { f32: 'sharedFloats', f16: 'sharedHalves' } as const;

/** The workgroups of a dispatch in two dimensions. */
export function gridOf(workgroups: number): readonly [number, number] {
  return [Math.min(workgroups, maxWorkgroups), Math.ceil(workgroups / maxWorkgroups)];
}
