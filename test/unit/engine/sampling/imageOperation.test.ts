import { describe, expect, it } from 'vitest';
import { defaultPlaygroundState } from '../../../../src/protocol/playgroundState';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { classConditioning, conditioningOf } from '../../../../webview/engine/sampling/classConditioning';
import {
  beginOperation,
  positionAt,
  recognisableTime,
} from '../../../../webview/engine/sampling/imageOperation';
import type { ImageOperation } from '../../../../webview/engine/protocol/imageOperation';
import { planFor } from '../../../../webview/engine/sampling/planFor';

const { schedule, sample } = defaultPlaygroundState;
const plan = planFor(schedule, 'epsilon', { ...sample, sampler: 'ddim', steps: 10 });
const shape = { count: 5, seed: 4, imageSize: 64 };
const begin = (operation: ImageOperation | undefined) => beginOperation(operation, plan, schedule, shape);
const image = (value: number) => new Float32Array(64).fill(value);
const rms = (x: ArrayLike<number>) =>
  Math.sqrt(Array.from(x).reduce((sum, value) => sum + value ** 2, 0) / x.length);

describe('an operation on images', () => {
  it('begins at the first step that is not noisier than was asked', () => {
    const position = positionAt(plan, 500);
    expect(plan[position]?.t).toBeLessThanOrEqual(500);
    expect(plan[position - 1]?.t).toBeGreaterThan(500);
    expect(positionAt(plan, 1)).toBe(9);
    expect(begin({ kind: 'fromImage', image: image(1), t: 500 })).toEqual({
      initial: { image: image(1), position },
    });
  });

  it('draws from noise when there is none', () => {
    expect(begin(undefined)).toEqual({});
  });

  it('keeps what the mask marks', () => {
    const known = { image: image(0.5), mask: image(1) };
    expect(begin({ kind: 'inpaint', ...known })).toEqual({ known });
  });

  const mixture = (path: 'linear' | 'spherical', seeds: boolean) => {
    const from = seeds ? { seed: 1 } : { image: image(1) };
    const to = seeds ? { seed: 2 } : { image: image(-1) };
    const { initial } = begin({ kind: 'interpolate', from, to, t: 500, path });
    const x = initial && 'x' in initial ? initial.x : new Float32Array();
    return {
      position: initial?.position,
      rows: Array.from({ length: 5 }, (_, n) => x.slice(n * 64, (n + 1) * 64)),
    };
  };

  it('mixes two images with the same noise for all λ, so that the linear middle is the mean of the ends', () => {
    const { position, rows } = mixture('linear', false);
    expect(position).toBe(positionAt(plan, 500));
    const [first, , middle, , last] = rows;
    middle?.forEach((value, i) => expect(value).toBeCloseTo(((first?.[i] ?? 0) + (last?.[i] ?? 0)) / 2, 5));
    expect(rms(first ?? [])).not.toBeCloseTo(rms(middle ?? []), 2);
  });

  it('mixes seeds on the sphere, so that every mixture is as long as noise', () => {
    const { position, rows } = mixture('spherical', true);
    expect(position).toBe(0);
    for (const row of rows) {
      expect(rms(row)).toBeGreaterThan(0.8);
    }
    expect(rms(mixture('linear', true).rows[2] ?? [])).toBeLessThan(0.85 * rms(rows[2] ?? []));
  });
});

describe('the t that leaves images recognisable', () => {
  it.each([
    ['linear', 1000],
    ['linear', 100],
    ['cosine', 1000],
    ['cosine', 50],
    ['sigmoid', 4000],
    ['flow', 1000],
  ] as const)('keeps most of the signal on the schedule %s of %i steps', (kind, T) => {
    const config = { ...schedule, kind, T };
    const { alphaBar } = createSchedule(config);
    const t = recognisableTime(config);
    expect(alphaBar[t]).toBeGreaterThanOrEqual(0.85);
    expect(alphaBar[t + 1] ?? 0).toBeLessThan(0.85);
  });

  it('is a step even where the first one takes more', () => {
    expect(recognisableTime({ kind: 'constant', T: 2, betaStart: 0.5, betaEnd: 0.9 })).toBe(1);
  });
});

describe('the condition', () => {
  const settings = (label: string) => ({ ...sample, label, count: 12, guidanceScale: 3 });
  it('is nothing for a network without classes', () => {
    expect(classConditioning({ num_class_embeds: null }, settings('each'))).toEqual({});
  });

  it('is each class in turn, one class, or the last embedding for none', () => {
    const labels = (label: string) =>
      Array.from(classConditioning({ num_class_embeds: 11 }, settings(label)).labels ?? []);
    expect(labels('each')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    expect(labels('7')).toEqual(new Array(12).fill(7));
    expect(labels('none')).toEqual(new Array(12).fill(10));
    expect(classConditioning({ num_class_embeds: 11 }, settings('none')).guidanceScale).toBeUndefined();
    expect(classConditioning({ num_class_embeds: 11 }, settings('7')).guidanceScale).toBe(3);
  });

  describe('of what begins with an image', () => {
    const config = { num_class_embeds: 11 };
    const operation: ImageOperation = { kind: 'fromImage', image: image(0), t: 100 };
    const labels = (imageLabel?: string, noClass = true): number[] => {
      const condition = { ...settings('each'), ...(imageLabel === undefined ? {} : { imageLabel }) };
      return Array.from(conditioningOf(config, condition, operation, noClass).labels ?? []);
    };
    const all = (label: number): number[] => Array.from({ length: 12 }, () => label);

    it('is no class for all samples, whatever is asked of what begins with noise', () => {
      expect(labels()).toEqual(all(10));
      const fromNoise = Array.from(conditioningOf(config, settings('each'), undefined).labels ?? []);
      expect(new Set(fromNoise).size).toBe(10);
    });

    it('is what the user says', () => {
      expect(labels('7')).toEqual(all(7));
      expect(labels('each')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    });

    it('is one class for all samples of a network that must be told one', () => {
      expect(labels(undefined, false)).toEqual(all(0));
      expect(labels('7', false)).toEqual(all(7));
    });
  });
});
