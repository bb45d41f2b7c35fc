const paths = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 3h3v10H4zM9 3h3v10H9z',
  back: 'M12 3v10L6 8zM4 3h1.5v10H4z',
  on: 'M4 3v10l6-5zM10.5 3H12v10h-1.5z',
  share: 'M8 1.5 11.5 5H9v5H7V5H4.5zM2.5 9h2v3h7V9h2v5h-11z',
} as const;

export type IconName = keyof typeof paths;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A sign in the colour of the text; what it means is said by the button that it stands in. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  svg.setAttribute('class', 'df-icon');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgNamespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
