import { describe, expect, it } from 'vitest';
import {
  f32,
  type Resource,
  type Section,
} from '../../../../../../webview/engine/backends/webgpu/plan/section';
import { gridOf, writeShader } from '../../../../../../webview/engine/backends/webgpu/plan/shader';
import { Tensor } from '../../../../../../webview/engine/backends/webgpu/plan/tensor';

const [a, b, c] = ['a', 'b', 'c'].map((label) => new Tensor(label, 8, 1, 1)) as [Tensor, Tensor, Tensor];
const copy = (from: Resource, to: Resource, more: Partial<Section> = {}): Section => ({
  label: 'copy',
  body: '@to[lane] = @from[lane];',
  accesses: { from: { resource: from, type: 'f32' }, to: { resource: to, type: 'f32', write: true } },
  workgroups: 3,
  ...more,
});
/** Each tensor has the memory of its name; 16 floats of it. */
const emit = (...sections: Section[]) =>
  writeShader(
    sections,
    (resource) => (resource instanceof Tensor ? resource.root.label : resource),
    () => 16,
  );

describe('the shader of a dispatch', () => {
  it('binds what its sections name, in the order of their first mention', () => {
    const { code, bindings, workgroups } = emit(copy(a, b));
    expect(bindings).toEqual([
      { memory: 'a', type: 'array<f32, 16>', write: false },
      { memory: 'b', type: 'array<f32, 16>', write: true },
    ]);
    expect(code).toContain('@group(0) @binding(1) var<storage, read> buffer0: array<f32, 16>;');
    expect(code).toContain('@group(0) @binding(2) var<storage, read_write> buffer1: array<f32, 16>;');
    expect(code).toContain('buffer1[lane] = buffer0[lane];');
    expect(workgroups).toBe(3);
  });

  it('runs several sections, each in workgroups of its own, and binds what they share once', () => {
    const { code, bindings, workgroups } = emit(copy(a, b), copy(a, c, { workgroups: 5 }));
    expect(bindings.map(({ memory }) => memory)).toEqual(['a', 'b', 'c']);
    expect(code).toContain('if (group < 3u) { section0(group, lane); }');
    expect(code).toContain('else if (group < 8u) { section1(group - 3u, lane); }');
    expect(workgroups).toBe(8);
  });

  it('binds one memory twice when it is read as numbers of two types', () => {
    const accesses = {
      from: { resource: a, type: 'f32' },
      wide: { resource: a, type: 'vec4f' },
      to: { resource: b, type: 'f32', write: true },
    } as const;
    const { bindings } = emit(copy(a, b, { accesses, body: '@to[lane] = @from[lane] + @wide[lane].x;' }));
    expect(bindings).toMatchObject([
      { memory: 'a', type: 'array<f32, 16>' },
      { memory: 'a', type: 'array<vec4f, 4>' },
      { memory: 'b' },
    ]);
  });

  it('has numbers that differ between equal bodies as data, so that their code is the same', () => {
    const offset = (by: number) => copy(a, b, { body: '@to[lane + @by] = @from[lane];', constants: { by } });
    const [first, second] = [emit(offset(5)), emit(offset(7))];
    expect(first.code).toBe(second.code);
    expect(first.code).toContain('buffer1[lane + constants[0][0]]');
    expect([first.constants, second.constants]).toEqual([[5], [7]]);
  });

  it('declares workgroup memory, helpers and the numbers of a step only where they are used', () => {
    const plain = emit(copy(a, b));
    expect(plain.code).not.toMatch(/sharedFloats|struct Step|fn philox|fn silu/);
    expect(plain.usesStep || plain.usesRow).toBe(false);
    const body = '@shared[lane] = silu(@from[lane]) * step.stepSize; @to[lane] = @shared[lane];';
    const full = emit(
      copy(a, b, { body, shared: 64, helpers: ['silu', 'step'] }),
      copy(a, c, { shared: 32 }),
    );
    expect(full.code).toContain('var<workgroup> sharedFloats: array<f32, 64>;');
    expect(full.code).toContain('@group(0) @binding(4) var<uniform> step: Step;');
    expect(full.code).toContain('fn silu');
    expect(full.usesStep).toBe(true);
  });

  it('begins with what it needs of the device, and has memory of each type that its sections keep', () => {
    const body = '@shared[lane] = f16(@from[lane]); @to[lane] = f32(@shared[lane]);';
    const half = copy(a, b, { body, shared: 32, sharedType: 'f16' });
    const { code } = emit(half, copy(a, c, { shared: 64, enables: 'subgroups' }));
    expect(code.split('\n').slice(0, 2).sort()).toEqual(['enable f16;', 'enable subgroups;']);
    expect(code).toContain('var<workgroup> sharedHalves: array<f16, 32>;');
    expect(code).toContain('var<workgroup> sharedFloats: array<f32, 64>;');
    expect(code).toContain('sharedHalves[lane] = f16(');
    expect(emit(copy(a, b, { shared: 64 })).code).not.toMatch(/enable|f16/);
  });

  it('is refused when a body names what it does not declare, or has more constants than there is place for', () => {
    expect(() => emit(copy(a, b, { body: '@to[lane] = @form[lane];' }))).toThrow(/copy names form/);
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, i]));
    expect(() => emit(copy(a, b, { constants: many }))).toThrow('too many constants');
  });
});

it('workgroups beyond what one dimension takes go on in a second', () => {
  expect(gridOf(1)).toEqual([1, 1]);
  expect(gridOf(65_535)).toEqual([65_535, 1]);
  const [x, y] = gridOf(200_000);
  expect(x).toBeLessThanOrEqual(65_535);
  expect(x * y).toBeGreaterThanOrEqual(200_000);
});

it.each([
  [1, '1.0f'],
  [-0.5, '-0.5f'],
  [1e-8, '9.99999993922529e-9f'],
  [0.1, '0.10000000149011612f'],
])('the number %f is the literal %s', (value, literal) => {
  expect(f32(value)).toBe(literal);
});

it('no literal is infinite', () => {
  expect(() => f32(1e39)).toThrow('not finite');
});
