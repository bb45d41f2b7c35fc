import type { Access, Resource, Section } from './section';
import { Tensor } from './tensor';

/** Sections that run at the same time, as one dispatch. */
export interface Bundle {
  readonly sections: readonly Section[];
}

/** The most sections of a shader: compile time grows with them. */
const maxSections = 4;

/**
 * Orders sections into dispatches: a section joins an earlier dispatch when everything it needs is ready before
 * that, nothing there disturbs it, and the dispatch binds no more than `maxBuffers` buffers then.
 */
export function orderDispatches(sections: readonly Section[], maxBuffers: number): Bundle[] {
  const bundles: { sections: Section[] }[] = [];
  const history = new Map<Tensor | string, Touch[]>();
  for (const section of sections) {
    const earliest = earliestBundle(section, history);
    let index = bundles.findIndex(
      (bundle, at) =>
        at >= earliest &&
        bundle.sections.length < maxSections &&
        fits([...bundle.sections, section], maxBuffers),
    );
    if (index < 0) {
      index = bundles.length;
      bundles.push({ sections: [] });
    }
    bundles[index]?.sections.push(section);
    note(section, index, history);
  }
  return bundles;
}

/** An access to elements `from` to `to` of each image, in the dispatch `index`. */
interface Touch {
  readonly from: number;
  readonly to: number;
  readonly index: number;
  readonly access: Access;
}

function earliestBundle(section: Section, history: ReadonlyMap<Tensor | string, readonly Touch[]>): number {
  let earliest = 0;
  for (const access of Object.values(section.accesses)) {
    const [from, to] = rangeOf(access.resource);
    for (const touch of history.get(memoryOf(access.resource)) ?? []) {
      const apart = touch.to <= from || to <= touch.from;
      const independent = !access.write && !touch.access.write;
      const scattered = access.scattered === true && touch.access.scattered === true;
      if (!apart && !independent && !scattered) {
        earliest = Math.max(earliest, touch.index + 1);
      }
    }
  }
  return earliest;
}

function note(section: Section, index: number, history: Map<Tensor | string, Touch[]>): void {
  for (const access of Object.values(section.accesses)) {
    const memory = memoryOf(access.resource);
    const [from, to] = rangeOf(access.resource);
    const touches = history.get(memory) ?? [];
    touches.push({ from, to, index, access });
    history.set(memory, touches);
  }
}

function rangeOf(resource: Resource): readonly [number, number] {
  if (typeof resource === 'string') {
    return [0, Infinity];
  }
  return [resource.offset, resource.offset + resource.size];
}

/** Identifies a resource's memory before it is planned: the root tensor, or the buffer's name. */
export function memoryOf(resource: Resource): Tensor | string {
  return resource instanceof Tensor ? resource.root : resource;
}

/** Whether sections may share a dispatch: few enough buffers, each either read or written. */
function fits(sections: readonly Section[], maxBuffers: number): boolean {
  const bindings = new Set<string>();
  const writtenBy = new Map<Tensor | string, Section>();
  const readBy = new Map<Tensor | string, Section>();
  const names = new Map<Tensor | string, number>();
  for (const section of sections) {
    for (const access of Object.values(section.accesses)) {
      const memory = memoryOf(access.resource);
      if (!names.has(memory)) {
        names.set(memory, names.size);
      }
      bindings.add(`${names.get(memory)} ${access.type}`);
      if (access.write) {
        writtenBy.set(memory, section);
      } else {
        readBy.set(memory, section);
      }
    }
  }
  if (bindings.size > maxBuffers) {
    return false;
  }
  for (const [memory, writer] of writtenBy) {
    const reader = readBy.get(memory);
    if (reader && (sections.length > 1 || reader !== writer)) {
      return false;
    }
  }
  return true;
}
