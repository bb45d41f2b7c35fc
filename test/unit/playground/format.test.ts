import { expect, it } from 'vitest';
import { imagesText, stepsText } from '../../../src/protocol/countedText';
import {
  drawsText,
  formatTaken,
  heldOutText,
  pointsText,
  timesText,
} from '../../../webview/playground/format';

it('tells what took less than a minute in seconds, and never in none', () => {
  expect([0, 0.04, 0.44, 9.96, 59, 61, 3723].map(formatTaken)).toEqual([
    ...['0.1 s', '0.1 s', '0.4 s', '10.0 s', '59 s', '1:01', '1:02:03'],
  ]);
});

it.each([
  [imagesText, '1 image', '2 images'],
  [heldOutText, '1 held-out image', '2 held-out images'],
  [pointsText, '1 point', '2 points'],
  [stepsText, '1 step', '2 steps'],
  [timesText, '1 value of t', '2 values of t'],
  [drawsText, '1 draw of noise', '2 draws of noise'],
])('speaks of one as of one: %o', (text, one, two) => {
  expect([text(1), text(2)]).toEqual([one, two]);
});

it('writes a number as people write it where it is told how', () => {
  expect([stepsText(1000, '1,000'), imagesText(1000, '1,000')]).toEqual(['1,000 steps', '1,000 images']);
});
