import { describe, expect, it } from 'vitest';
import { entryAt } from '../../../src/diffusion/schedule';
import { networkNoise, networkSchedule } from '../../../src/figures/digitsNetwork';
import { mapsAsGrey, meanSize, unet } from '../../../src/figures/unet';

describe('the feature maps of the U-Net', () => {
  it('are drawn on one scale about 0', () => {
    const maps = mapsAsGrey(Float32Array.of(1, -2, 0, 4, 2, 0), 2);
    expect(maps.map((map) => [...map])).toEqual([
      [0.25, -0.5, 0],
      [1, 0.5, 0],
    ]);
    expect([...mapsAsGrey(new Float32Array(2), 1)[0]!]).toEqual([0, 0]);
  });

  it('have a mean of their sizes, from black for none to white', () => {
    // Mean absolute values 2, 1, 0.
    expect([...meanSize(Float32Array.of(1, -2, 0, -3, 0, 0), 2)]).toEqual([1, 0, -1]);
  });

  it('are of an input that the caption tells', () => {
    const alphaBar = entryAt(networkNoise.alphaBar, 200);
    const state = { schedule: networkSchedule, t: 1, seed: 0, digit: 0, level: 10, layer: 1 };
    expect(unet.caption(state)).toContain(
      `sees ${Math.sqrt(alphaBar).toFixed(4)} times the digit plus ${Math.sqrt(1 - alphaBar).toFixed(4)} times noise, and t = 200`,
    );
  });
});
