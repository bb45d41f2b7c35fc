import { keysOf } from './demoKeys';
import { demoFigureIds, demoSpec, isDemoId, ownState, type DemoState } from './demoState';
import { networkDemosOf } from './networkDemoPatch';
import { defaultPlaygroundState, type PlaygroundState } from './playgroundState';

type Content = Readonly<Record<string, unknown>>;

/** The block's content as an object: only what its figure shows, in the order that people write it. */
function contentOf(state: DemoState): Content {
  const { view, t, seed } = state;
  const { kind, T, betaStart, betaEnd, zeroTerminalSnr, shift } = state.schedule;
  const standard = defaultPlaygroundState.schedule;
  const extras = {
    ...(zeroTerminalSnr ? { zeroTerminalSnr } : {}),
    ...(shift === undefined ? {} : { shift }),
  };
  const plain =
    betaStart === standard.betaStart && betaEnd === standard.betaEnd && Object.keys(extras).length === 0;
  const own = ownState(state);
  const written: Content = {
    t,
    seed,
    ...own,
    demo: view,
    link: state.link,
    schedule: plain ? kind : { kind, betaStart, betaEnd, ...extras },
    T,
  };
  const counting = keysOf(view).filter((key) => demoSpec(view).counts?.(key, own) ?? true);
  return Object.fromEntries(counting.map((key) => [key, written[key]]));
}

/** Writes the block, fences included, that shows this state. Other views become the first figure's. */
export function demoBlockOf(state: PlaygroundState | DemoState): string {
  const view = isDemoId(state.view) ? state.view : demoFigureIds[0]!;
  const link = 'link' in state ? state.link : undefined;
  const networks = 'networks' in state ? state.networks : networkDemosOf(state);
  return `\`\`\`diffusion\n${yamlOf(contentOf({ ...state, view, link, networks }))}\`\`\`\n`;
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
