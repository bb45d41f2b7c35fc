import type { Origin } from '../../../src/protocol/provenance';
import type { LayerKind } from '../graph/describe';

/** What one layer gives for one image. */
export interface LayerActivation {
  /** The layer as diffusers names it, e.g. `down_blocks.0.resnets.0`. */
  readonly name: string;
  readonly kind: LayerKind;
  /** [channels, height, width]; [numbers] of the time embedding. */
  readonly shape: readonly number[];
  readonly data: Float32Array;
  /** Layers whose results are concatenated to this one's input. */
  readonly skipsFrom: readonly string[];
  /** Whether the time embedding is added in it. */
  readonly takesTime: boolean;
  /** Of attention: how much each pixel (rows) takes from each (columns), [heads, pixels, pixels]. */
  readonly attention?: { readonly shape: readonly number[]; readonly data: Float32Array };
}

/** The answer to `activations`. */
export interface ActivationsAnswer {
  readonly layers: readonly LayerActivation[];
  /** Which network it is. */
  readonly by: Origin;
}
