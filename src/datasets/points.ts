import * as l10n from '@vscode/l10n';
import { RandomStream } from '../diffusion/random/randomStream';
import { streams } from '../diffusion/random/streams';
import { createDataSet, type DataSet } from './dataSet';

/** Clouds of points in the plane: two moons, a spiral, and eight Gaussians on a ring. */
export const pointsIds = ['moons', 'spiral', 'gaussians'] as const;
export type PointsId = (typeof pointsIds)[number];

const count = 8192;
const seed = 0;

interface Cloud {
  readonly name: () => string;
  readonly classes: number;
  /** A point from its class, a uniform and two normal numbers; within [-1, 1] but for rare outliers. */
  readonly point: (label: number, u: number, n1: number, n2: number) => readonly [x: number, y: number];
}

const clouds: Readonly<Record<PointsId, Cloud>> = {
  moons: {
    name: () => l10n.t('two moons in the plane'),
    classes: 2,
    point: (label, u, n1, n2) => {
      const angle = Math.PI * u;
      const [x, y] =
        label === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
      return [(x - 0.5) * 0.55 + 0.03 * n1, (y - 0.25) * 0.55 + 0.03 * n2];
    },
  },
  spiral: {
    name: () => l10n.t('a spiral in the plane'),
    classes: 1,
    point: (_, u, n1, n2) => {
      // The square root spreads the points evenly along the arm.
      const turn = 0.2 + 0.8 * Math.sqrt(u);
      const angle = 3 * Math.PI * turn;
      return [0.85 * turn * Math.cos(angle) + 0.02 * n1, 0.85 * turn * Math.sin(angle) + 0.02 * n2];
    },
  },
  gaussians: {
    name: () => l10n.t('eight Gaussians on a ring'),
    classes: 8,
    point: (label, _, n1, n2) => {
      const angle = (Math.PI * label) / 4;
      return [0.7 * Math.cos(angle) + 0.05 * n1, 0.7 * Math.sin(angle) + 0.05 * n2];
    },
  },
};

/**
 * A cloud as a data set of images with one pixel and a channel per coordinate, in 256 levels like all data here; the
 * same points every time. The last tenth is held out.
 */
export function openPoints(id: PointsId): DataSet {
  const cloud = clouds[id];
  const random = new RandomStream(seed, streams.distribution);
  const uniform = random.uniform(count);
  const normal = random.normal(2 * count);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % cloud.classes);
  const images = new Uint8Array(2 * count);
  for (let i = 0; i < count; i++) {
    const point = cloud.point(labels[i] ?? 0, uniform[i] ?? 0, normal[2 * i] ?? 0, normal[2 * i + 1] ?? 0);
    point.forEach((coordinate, axis) => {
      images[2 * i + axis] = Math.min(255, Math.max(0, Math.round((coordinate + 1) * 127.5)));
    });
  }
  return createDataSet({
    id,
    name: cloud.name(),
    licence: l10n.t('Made by a formula; free of rights.'),
    side: 1,
    channels: 2,
    count,
    heldOut: Math.floor(count / 10),
    flip: false,
    labels,
    images,
  });
}
