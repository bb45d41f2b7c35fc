import type { ImageGrid } from '../contract/imageGrid';
import type { Provenance } from '../../../src/protocol/provenance';

/** Images with what made them. */
export interface MadeGrid extends ImageGrid {
  readonly made: Provenance;
}

/** CSS colours of what a picture of points shows. */
export interface PointsColors {
  readonly data: string;
  readonly sample: string;
  readonly path: string;
  readonly field: string;
}
