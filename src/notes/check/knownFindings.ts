import type { Finding } from './finding';

/** What was found in chains, with offsets from the chain's start; every key holds all that the finding depends on. */
const known = new Map<string, readonly Finding[]>();
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
export function onceFound(key: string, start: number, find: () => readonly Finding[]): readonly Finding[] {
  let findings = known.get(key);
  if (findings === undefined) {
    findings = find().map((each) => movedFinding(each, -start));
    if (known.size >= maxKnown) {
      known.clear();
    }
    known.set(key, findings);
  }
  return findings.map((each) => movedFinding(each, start));
}
