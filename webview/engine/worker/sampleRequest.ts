import * as v from 'valibot';
import type { DataSet } from '../../../src/datasets/dataSet';
import { sampleSettingsSchema, type SampleSettings } from '../../../src/protocol/playgroundState';
import type { Provenance } from '../../../src/protocol/provenance';
import type { SampleOptions } from '../contract/engine';
import type { Network } from '../contract/network';
import { guidanceSweepJob } from '../jobs/guidanceSweepJob';
import type { Job } from '../jobs/job';
import { samplingCourse, type SamplingCourse } from '../jobs/samplingCourse';
import { samplingJob, type Showing } from '../jobs/samplingJob';
import type { WorkerRequest } from '../protocol/requests';
import { classConditioning, conditioningOf } from '../sampling/classConditioning';
import { beginOperation, timeOf } from '../sampling/imageOperation';

/** More data points would hide the samples. */
const mostDataPoints = 2000;

type SampleRequest = Extract<WorkerRequest, { type: 'sample' }>;

/** The network that samples, where its pictures are shown, and what is told of them. */
export interface SamplingPlace extends Omit<Showing, 'made'> {
  readonly network: Network;
  /** The network's training data, whose points are shown behind its samples. */
  data(): DataSet;
  /** What the pictures are said to be made by. */
  provenance(settings: SampleSettings, options: SampleOptions, course: SamplingCourse): Provenance;
}

/** The job that a request to sample asks for. @throws {ValiError} when its settings are none. */
export function requestedSampling(request: SampleRequest, place: SamplingPlace): Job {
  const { network } = place;
  const settings = v.parse(sampleSettingsSchema, request.settings);
  const course = samplingCourse(network, settings, timeOf(request.operation));
  return network.side === 1
    ? pointsJob(request, settings, course, place)
    : imagesJob(request, settings, course, place);
}

function imagesJob(
  { seed, operation }: SampleRequest,
  settings: SampleSettings,
  course: SamplingCourse,
  place: SamplingPlace,
): Job {
  const { network } = place;
  const { count, mode } = settings;
  const { config } = network.engine;
  const options = { count, seed, ...conditioningOf(config, settings, operation, network.noClass) };
  if (mode === 'guidance') {
    return guidanceSweepJob(network, course, options, showing(place, settings, options, course));
  }
  const { in_channels: channels, sample_size: side } = config;
  const shape = { count, seed, imageSize: channels * side ** 2 };
  const begun = { ...options, ...beginOperation(operation, course.plan, network.schedule, shape) };
  return samplingJob(network, course, begun, showing(place, settings, begun, course));
}

/** Points are drawn from noise, many at once, on what the network was trained on. */
function pointsJob(
  { seed }: SampleRequest,
  settings: SampleSettings,
  course: SamplingCourse,
  place: SamplingPlace,
): Job {
  const { network } = place;
  const count = settings.points;
  const options = { count, seed, ...classConditioning(network.engine.config, { ...settings, count }) };
  const data = place.data();
  const shown = Array.from({ length: Math.min(data.count, mostDataPoints) }, (_, i) => i);
  const made = showing(place, { ...settings, mode: 'generate' }, options, course);
  return samplingJob(network, course, options, made, data.batch(shown));
}

function showing(
  place: SamplingPlace,
  settings: SampleSettings,
  options: SampleOptions,
  course: SamplingCourse,
): Showing {
  const { recorder, meter, emit } = place;
  return { recorder, meter, emit, made: () => place.provenance(settings, options, course) };
}
