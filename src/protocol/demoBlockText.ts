import { figureSpec, type FigureId } from '../figures';
import { figureState } from '../figures/states';
import { keysOf } from './demoKeys';
import { demoIds, isDemoId, type DemoState } from './demoState';
import { defaultPlaygroundState, type FiguresState, type PlaygroundState } from './playgroundState';

type Content = Readonly<Record<string, unknown>>;

/** The block's content as an object: only what its figure shows, in the order that people write it. */
function contentOf(view: FigureId, state: FiguresState & { readonly link?: string | undefined }): Content {
  const { kind, T, betaStart, betaEnd, zeroTerminalSnr, shift } = state.schedule;
  const standard = defaultPlaygroundState.schedule;
  const extras = {
    ...(zeroTerminalSnr ? { zeroTerminalSnr } : {}),
    ...(shift === undefined ? {} : { shift }),
  };
  const plain =
    betaStart === standard.betaStart && betaEnd === standard.betaEnd && Object.keys(extras).length === 0;
  const spec = figureSpec(view);
  const own = state.figures[view];
  const written: Content = {
    ...figureState(view, state),
    demo: view,
    link: state.link,
    schedule: plain ? kind : { kind, betaStart, betaEnd, ...extras },
    T,
  };
  const counting = keysOf(view).filter((key) => spec.counts?.(key, own) ?? true);
  return Object.fromEntries(counting.map((key) => [key, written[key]]));
}

/** Writes the block, fences included, that shows this state. Views with a network become the first figure's. */
export function demoBlockOf(state: PlaygroundState | DemoState): string {
  const view = isDemoId(state.view) ? state.view : demoIds[0]!;
  const link = 'link' in state ? state.link : undefined;
  return `\`\`\`diffusion\n${yamlOf(contentOf(view, { ...state, link }))}\`\`\`\n`;
}

/** A map of numbers, switches, names and maps of these as YAML. A whole YAML writer is too large for the preview's page. */
function yamlOf(content: Content, indent = ''): string {
  return Object.entries(content)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) =>
      typeof value === 'object' && value !== null
        ? `${indent}${key}:\n${yamlOf(value as Content, `${indent}  `)}`
        : `${indent}${key}: ${scalarOf(value)}\n`,
    )
    .join('');
}

/** Words that YAML 1.1 or 1.2 reads as something else than a text. */
const reserved = /^(true|false|yes|no|on|off|null|y|n)$/i;

function scalarOf(value: unknown): string {
  const isName = typeof value === 'string' && /^[a-z][\w-]*$/i.test(value) && !reserved.test(value);
  return isName ? value : JSON.stringify(value);
}
