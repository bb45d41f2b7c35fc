import { demoKey } from '../../protocol/demoKeys';
import { demoSpec } from '../../protocol/demoState';
import { plain } from '../markdown/markdownText';
import { demoPlace } from './demoPlace';

/** What a key of a demo block means, and where it stands in its line. */
export interface DemoHover {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

/** What is said about the key at a place of a note; undefined outside of a block and for what is no key. */
export function demoHover(text: string, line: number, column: number): DemoHover | undefined {
  const place = demoPlace(text, line, column);
  const found = place?.key === undefined ? undefined : demoKey(place.key, place.view);
  if (!place || !found) {
    return undefined;
  }
  const figure = found.key === 'demo' && place.view ? demoSpec(place.view) : undefined;
  return {
    start: place.keyStart,
    end: place.keyEnd,
    markdown: [
      `**${plain(found.key)}**: ${plain(found.meaning)}`,
      ...(figure ? [plain(`${figure.title()}: ${figure.formula}`)] : []),
      plain(found.allowed),
    ].join('\n\n'),
  };
}
