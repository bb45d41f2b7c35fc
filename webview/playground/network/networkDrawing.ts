import * as l10n from '@vscode/l10n';
import type { BlockDescription, NetworkDescription } from '../../engine/graph/describe';
import { formatCount, shapeText } from './numbers';

const box = { width: 74, height: 58, gapX: 14, levelY: 44, top: 34 } as const;
const svgNamespace = 'http://www.w3.org/2000/svg';

interface Placed {
  readonly block: BlockDescription;
  readonly x: number;
  readonly y: number;
}

/** The network's blocks from left to right, each as deep as its images are small, with the U-Net's skips as arcs. */
export function drawNetwork(network: NetworkDescription): SVGSVGElement {
  const side = network.input.at(-1) ?? 1;
  const blocks = network.blocks.filter(({ output }) => output.length === 3);
  const others = network.blocks.filter(({ output }) => output.length !== 3);
  const shown = blocks.length > 0 ? blocks : others;
  const placed = shown.map((block, index): Placed => {
    const level = Math.max(0, Math.round(Math.log2(side / (block.output.at(-1) ?? side))));
    return {
      block,
      x: index * (box.width + box.gapX),
      y: box.top + (blocks.length > 0 ? level : 0) * box.levelY,
    };
  });
  const width = Math.max(1, placed.length) * (box.width + box.gapX) - box.gapX;
  const height = Math.max(...placed.map(({ y }) => y), 0) + box.height + 2;
  const svg = svgElement('svg', {
    viewBox: `-1 0 ${width + 2} ${height}`,
    role: 'img',
    'aria-label': l10n.t(
      'The network as blocks: {0}',
      placed.map(({ block }) => `${block.name} ${shapeText(block.output)}`).join(', '),
    ),
    class: 'network-drawing',
  });
  svg.style.maxWidth = `${Math.round(width * 1.15)}px`;
  svg.append(...flows(placed), ...skips(placed), ...placed.map(drawBlock));
  return svg;
}

function drawBlock({ block, x, y }: Placed): SVGElement {
  const group = svgElement('g', { class: 'network-block' });
  const title = svgElement('title', {});
  title.textContent = `${block.name}: ${shapeText(block.output)}`;
  const lines = [shortName(block.name), shapeText(block.output), formatCount(block.parameters)];
  group.append(
    title,
    svgElement('rect', { x, y, width: box.width, height: box.height, rx: 3 }),
    ...lines.map((text, line) => {
      const label = svgElement('text', {
        x: x + box.width / 2,
        y: y + 17 + line * 16,
        'text-anchor': 'middle',
        class: line === 0 ? 'network-name' : 'network-detail',
      });
      label.textContent = text;
      return label;
    }),
  );
  return group;
}

/** From each block to the next. */
function flows(placed: readonly Placed[]): SVGElement[] {
  return placed.slice(1).map(({ x, y }, index) => {
    const before = placed[index];
    const from = { x: (before?.x ?? 0) + box.width, y: (before?.y ?? 0) + box.height / 2 };
    return svgElement('path', {
      d: `M${from.x} ${from.y} L${x} ${y + box.height / 2}`,
      class: 'network-flow',
    });
  });
}

/** From each block to those that take its results in beside their input. */
function skips(placed: readonly Placed[]): SVGElement[] {
  const blockOfLayer = new Map(
    placed.flatMap((each) => each.block.layers.map(({ name }) => [name, each] as const)),
  );
  const pairs = new Map<string, readonly [Placed, Placed]>();
  for (const to of placed) {
    for (const name of to.block.layers.flatMap(({ skipsFrom }) => skipsFrom)) {
      const from = blockOfLayer.get(name);
      if (from && from !== to) {
        pairs.set(`${from.block.name} ${to.block.name}`, [from, to]);
      }
    }
  }
  return [...pairs.values()].map(([from, to]) => {
    const [x1, x2] = [from.x + box.width / 2, to.x + box.width / 2];
    const top = Math.min(from.y, to.y) - Math.min(box.top - 4, 10 + (x2 - x1) / 40);
    return svgElement('path', {
      d: `M${x1} ${from.y} C${x1} ${top} ${x2} ${top} ${x2} ${to.y}`,
      class: 'network-skip',
    });
  });
}

/** `down_blocks.0` → `down 0`. */
function shortName(name: string): string {
  return name
    .replace(/_blocks?\b|^conv_(?=norm)/, '')
    .replace('.', ' ')
    .replaceAll('_', ' ');
}

function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
  return made;
}
