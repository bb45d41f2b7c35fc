import { expect, it } from 'vitest';
import { formatTaken, imagesText, pointsText } from '../../../webview/playground/format';

it('tells what took less than a minute in seconds, and never in none', () => {
  expect([0, 0.04, 0.44, 9.96, 59, 61, 3723].map(formatTaken)).toEqual([
    ...['0.1 s', '0.1 s', '0.4 s', '10.0 s', '59 s', '1:01', '1:02:03'],
  ]);
});

it('speaks of one image and one point', () => {
  expect([imagesText(1), imagesText(2), pointsText(1), pointsText(512)]).toEqual([
    ...['1 image', '2 images', '1 point', '512 points'],
  ]);
});
