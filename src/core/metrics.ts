import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { withTimeout } from './timeout.js';

/** The metrics of a process, served at `/metrics`. No label contains a workspace, a person or a channel. */
export type Metrics = ReturnType<typeof createMetrics>;

/** In seconds. Slack waits 3 seconds for an answer. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3, 5];
const CALL_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];
const JOB_BUCKETS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60];
const AGE_BUCKETS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600, 21_600];

/** The time limit of one collector. Prometheus gives up on a scrape after 10 seconds. */
const TIMEOUT_MS = 3_000;

/** Creates a separate set of metrics, so that a process can run several Hearths. Durations and ages are in seconds. */
export function createMetrics() {
  const registry = new Registry();
  const collectors: (() => Promise<void> | void)[] = [];
  return {
    ...seriesIn(registry),
    /** Adds Node's metrics of the process: memory, CPU, event loop lag. */
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    /** Calls `collect` before each scrape. If it throws or takes more than 3 seconds, the scrape goes on without it. */
    onScrape: (collect: () => Promise<void> | void): void => void collectors.push(collect),
    contentType: registry.contentType,
    /** Returns all metrics in Prometheus' text format. */
    scrape: async (): Promise<string> => {
      await Promise.allSettled(collectors.map((collect) => withTimeout(TIMEOUT_MS, async () => collect())));
      return registry.metrics();
    },
  };
}

function seriesIn(registry: Registry) {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: number[],
  ) => new Histogram({ name, help, labelNames, buckets, registers });
  return {
    acknowledgements: histogram(
      'hearth_acknowledgement_duration_seconds',
      'From the arrival of a request of Slack’s until our answer.',
      ['kind', 'status'],
      REQUEST_BUCKETS,
    ),
    refusals: counter('hearth_refusals_total', 'Requests that were refused.', ['reason']),
    requestsInFlight: gauge('hearth_requests_in_hand', 'Requests of Slack’s that are being worked on.', []),
    events: counter('hearth_events_total', 'Events from Slack: new, known, not_ours, malformed, given_up.', [
      'outcome',
    ]),
    eventsWaiting: gauge('hearth_events_waiting', 'Events that are kept and wait for their handlers.', []),
    eventsWaitingAge: gauge('hearth_events_waiting_age_seconds', 'For how long the oldest of them has waited.', []),
    jobs: counter('hearth_jobs_total', 'Runs of jobs: done, retried, waiting, failed, hopeless.', ['job', 'outcome']),
    jobDuration: histogram('hearth_job_duration_seconds', 'How long one run of a job takes.', ['job'], JOB_BUCKETS),
    jobAge: histogram('hearth_job_age_seconds', 'From when a job was due until it was done.', ['job'], AGE_BUCKETS),
    queue: gauge('hearth_queue_jobs', 'Jobs in the queue.', ['state']),
    sweeps: gauge('hearth_sweep_done_timestamp_seconds', 'When this process last did that sweep.', ['sweep']),
    overdue: gauge('hearth_overdue_seconds', 'For how long the oldest waits of what is due in a feature.', ['feature']),
    deliveries: counter(
      'hearth_deliveries_total',
      'Messages to be posted: sent, found, known, busy, later, unclear, unreachable, stopped, refused, failed.',
      ['kind', 'outcome'],
    ),
    slackCalls: counter('hearth_slack_calls_total', 'Calls of Slack’s methods: ok, no_answer, or Slack’s error.', [
      'method',
      'outcome',
    ]),
    slackCallDuration: histogram(
      'hearth_slack_call_duration_seconds',
      'Until Slack answered.',
      ['method'],
      CALL_BUCKETS,
    ),
    connections: gauge('hearth_database_connections', 'Of a pool: open, idle, and awaited by somebody.', [
      'pool',
      'state',
    ]),
  };
}
