import type { Finding } from './finding';

/** What was found in chains, with offsets from the chain's start; every key holds all that the finding depends on. */
const known = new Map<string, Finding | null>();
const maxKnown = 5000;

const movedFinding = (finding: Finding, by: number): Finding => ({
  ...finding,
  start: finding.start + by,
  end: finding.end + by,
  ...(finding.fix
    ? { fix: { ...finding.fix, start: finding.fix.start + by, end: finding.fix.end + by } }
    : {}),
});

/** What was found under a key before, moved to where it stands now; else what `find` finds. */
export function onceFound(key: string, start: number, find: () => Finding | undefined): Finding | undefined {
  let finding = known.get(key);
  if (finding === undefined) {
    const found = find();
    finding = found ? movedFinding(found, -start) : null;
    if (known.size >= maxKnown) {
      known.clear();
    }
    known.set(key, finding);
  }
  return finding === null ? undefined : movedFinding(finding, start);
}
