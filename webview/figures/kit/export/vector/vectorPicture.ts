import type { Pictured } from '../figureExports';
import { stageLayout, textBottom, textPlace } from '../stageLayout';
import { CanvasRecording } from './canvasRecording';
import { escaped, markup } from './markup';
import { rounded } from './pathData';
import { plainColor } from './plainColor';
import { recordingPaths } from './recordedPath';

/** For how many frames it is waited until all canvases are drawn. */
const mostFrames = 60;

/** The canvases of a figure as an SVG file, with the caption below; nothing where what they show are pixels. */
export async function vectorPicture({
  stage,
  redraw,
  title,
  caption,
  theme,
}: Pictured): Promise<string | undefined> {
  const { left, top, width, height, canvases, font, lines } = stageLayout(stage, caption);
  const recordings = canvases.map(({ canvas }, index) => {
    const context = canvas.getContext('2d');
    return context && new CanvasRecording(context, `c${index}`);
  });
  await recordingPaths(async () => {
    redraw();
    // Some canvases are drawn in the next frame, charts in a microtask after that, and a run that is not worked out later.
    for (let frame = 0; frame < mostFrames && recordings.some((each) => each?.isEmpty); frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  const drawn = recordings.map((recording) => recording?.end());
  if (
    recordings.some((each) => each === null || each.hasPixels) ||
    drawn.every((each) => each === undefined)
  ) {
    return undefined;
  }
  const placed = canvases.flatMap(({ canvas, box }, index) => {
    const content = drawn[index];
    const place = {
      x: rounded(box.left - left),
      y: rounded(box.top - top),
      width: rounded(box.width),
      height: rounded(box.height),
      viewBox: `0 0 ${canvas.width} ${canvas.height}`,
      preserveAspectRatio: 'none',
    };
    return content === undefined ? [] : [markup('svg', place, content)];
  });
  const size = { width: rounded(width), height: rounded(textBottom(height, lines.length)) };
  const text = lines.map((line, index) =>
    markup('text', { x: rounded(textPlace.x), y: rounded(textPlace.y(height, index)) }, escaped(line)),
  );
  return `${markup(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${size.width} ${size.height}` },
    markup('title', {}, escaped(title)),
    markup('rect', { ...size, fill: plainColor(theme.background).color }),
    ...placed,
    markup(
      'g',
      { 'font-size': font.size, 'font-family': font.family, fill: plainColor(theme.foreground).color },
      ...text,
    ),
  )}\n`;
}
