import * as l10n from '@vscode/l10n';
import type { DataSet } from '../../../src/datasets/dataSet';
import { createMixture } from '../../../src/diffusion/distributions/mixture';
import { lattice } from '../../engine/jobs/vectorField';
import { drawPoints, extent } from '../../engine/pictures/pointsPicture';
import type { TrainingPicture } from '../../engine/protocol/watching';
import { cellDensities, DensityMap } from '../../figures/kit/drawing/densityMap';
import { element } from '../../figures/kit/dom';
import { checkbox } from '../../ui/checkbox';
import { mostDataPoints, pointsColors } from '../points';

/** The square that is shown reaches from minus this to this. */
const shownReach = 1.3;

/** Cells of the density along a side. */
const cells = 96;
/** Of the Gaussian around each point. */
const width = 0.12;

/** The plane while a network learns it: the data, points that it draws, and if chosen its field and their density. */
export class LearnedPlane {
  private shows = { field: true, density: false };
  private readonly map = new DensityMap();
  private readonly densities = new WeakMap<TrainingPicture, Float64Array>();
  readonly choices: HTMLElement;

  constructor(onChange: () => void) {
    const choice = (key: keyof LearnedPlane['shows'], label: string, hint: string): HTMLElement => {
      const box = checkbox(label, (value) => {
        this.shows = { ...this.shows, [key]: value };
        onChange();
      });
      box.set(this.shows[key]);
      box.setHint(hint);
      return box.element;
    };
    this.choices = element(
      'div',
      { class: 'training-pictures-settings' },
      choice(
        'field',
        l10n.t('Field'),
        l10n.t('Arrows along the score that it has learnt, where some noise is left.'),
      ),
      choice('density', l10n.t('Density'), l10n.t('How close together the points lie that it draws.')),
    );
  }

  draw(canvas: HTMLCanvasElement, data: DataSet, picture: TrainingPicture | undefined): void {
    const surface = new OffscreenCanvas(1, 1);
    const first = Array.from({ length: Math.min(data.count, mostDataPoints) }, (_, i) => i);
    const points = picture?.grid.points ?? new Float32Array();
    const vectors = this.shows.field ? picture?.field : undefined;
    const field = vectors && { places: lattice(), vectors };
    const colors = pointsColors();
    drawPoints(surface, { data: data.batch(first), points, past: [], field }, colors);
    // Only the middle: data reach from −1 to 1, and what noise needs around them is of no use here.
    const side = Math.round((surface.width * shownReach) / extent);
    [canvas.width, canvas.height] = [side, side];
    const context = canvas.getContext('2d');
    if (!context) {
      return;
    }
    context.translate((side - surface.width) / 2, (side - surface.width) / 2);
    if (picture && this.shows.density) {
      this.map.paint(context, surface.width, this.densityOf(picture), colors.sample, 0.5);
    }
    context.drawImage(surface, 0, 0);
  }

  private densityOf(picture: TrainingPicture): Float64Array {
    let density = this.densities.get(picture);
    if (!density) {
      density = densityAround(picture.grid.points ?? new Float32Array());
      this.densities.set(picture, density);
    }
    return density;
  }
}

/** The density of equal Gaussians around the points, as far as these are numbers. */
function densityAround(points: Float32Array): Float64Array {
  const means = Array.from(
    { length: points.length / 2 },
    (_, i) => [points[2 * i] ?? 0, points[2 * i + 1] ?? 0] as const,
  );
  const bells = means
    .filter((mean) => mean.every(Number.isFinite))
    .map((mean) => ({ weight: 1, mean, variance: width ** 2 }));
  return bells.length > 0 ? cellDensities(createMixture(bells), cells, extent) : new Float64Array(cells ** 2);
}
