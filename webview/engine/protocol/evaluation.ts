import type { WrittenSampleSettings } from '../../../src/protocol/playgroundState';
import type { SampleDistance } from '../../../src/diffusion/quality/sampleDistance';
import type { SampleQuality } from '../../../src/diffusion/quality/sampleQuality';
import type { ImageGrid } from '../contract/imageGrid';
import type { Origin } from '../../../src/protocol/provenance';

export interface EvaluationSettings {
  /** Held-out images, the first of them. */
  readonly images: number;
  /** How many of the T terms are worked out; those between are estimated from their neighbours. */
  readonly timesteps: number;
  /** Draws of noise for each image and t. */
  readonly draws: number;
  readonly seed: number;
}

export interface QualitySettings {
  /** How many images are drawn and judged. */
  readonly samples: number;
  /** How they are drawn. */
  readonly sample: WrittenSampleSettings;
  readonly seed: number;
}

/** What was found by either judge, with pictures. */
interface Judged {
  /** The samples nearest to training images in the first row, those images in the second. */
  readonly nearest: ImageGrid;
  readonly seconds: number;
  /** What drew the samples; absent of a file's images. */
  readonly by?: Origin;
}

/** By the digit classifier. */
export interface JudgedQuality extends Judged {
  readonly quality: SampleQuality;
}

/** By features of random convolutions. */
export interface JudgedDistance extends Judged {
  readonly distance: SampleDistance;
}

/** The stage of a quality job. */
export type QualityStage = 'sampling' | 'judging' | 'comparing';
