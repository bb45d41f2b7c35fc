import type { DataSet } from '../../../src/datasets/dataSet';
import { selfTestOracles } from '../../../src/diffusion/bounds/selfTestOracles';
import { compareEngines } from './agreement';
import type { AgreementRow, CheckOutcome } from '../protocol/checks';
import type { EngineDevice } from '../contract/engineDevice';
import type { Job } from './job';
import type { WorkerEvent } from '../protocol/events';

/** The whole must be done within a minute; what is not begun by then is left out, and that is said. */
const limitSeconds = 50;

/** The bounds and samplers where the answer is known: the mathematics, whatever the engine. */
async function oracleRows(): Promise<AgreementRow[]> {
  const rows = await selfTestOracles();
  return rows.map(({ name, ours, expected, tolerance, ok }) => ({
    check: name,
    error: Math.abs(ours - expected),
    tolerance,
    ok,
  }));
}

/** Compares the engine in use with the reference on this machine, and tells of each comparison. */
export function selfCheckJob(
  subject: EngineDevice,
  openReference: () => Promise<EngineDevice>,
  data: DataSet,
  emit: (event: WorkerEvent) => void,
): Job {
  return {
    phase: 'checking',
    async run(turn) {
      const started = performance.now();
      const seconds = () => (performance.now() - started) / 1000;
      const reference = await openReference();
      const engines = { subject: subject.id, reference: reference.id };
      emit({ type: 'checkStarted', ...engines });
      let outcome: CheckOutcome = 'finished';
      try {
        for (const row of await oracleRows()) {
          emit({ type: 'checked', row });
        }
        for await (const row of compareEngines(subject, reference, data)) {
          emit({ type: 'checked', row });
          if (!(await turn())) {
            outcome = 'stopped';
            break;
          }
          if (seconds() > limitSeconds) {
            outcome = 'outOfTime';
            break;
          }
        }
      } finally {
        reference.dispose();
        emit({ type: 'checkEnded', outcome, seconds: seconds() });
      }
    },
  };
}
