import { postSigned } from '../support/signed.js';
import { MONDAY, type Story, story } from '../support/story.js';

const metricsToken = 'a-token-of-twenty-characters';
const dashboardPassword = 'a password';

/** Returns the metrics as Prometheus scrapes them: values by name and labels. */
async function metricsOf({ hearth }: Pick<Story, 'hearth'>): Promise<Map<string, number>> {
  const answer = await fetch(`${hearth.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

story(
  'the metrics count the events of a morning without any id of a person, channel or workspace',
  async (it) => {
    const { ann, ben, noor, slack, hearth } = it;
    // With the modal, since its submission and its post are counted too.
    await it.settlesIn({});
    slack.fail({ method: 'chat.postMessage', user: ann.id, times: 1, with: { error: 'user_disabled' } });
    slack.fail({ method: 'chat.postMessage', user: ben.id, times: 1, with: 'lostAnswer' });
    await it.itIs(MONDAY, '09:00');
    await noor.opensDirectMessages();
    await noor.presses('Check in');
    await noor.fills({ 'What will you do next?': 'Ship it' }).submits();
    await noor.opensHome();
    await hearth.settles();
    await postSigned(hearth.url, '{}', { secret: 'another-secret-of-more-than-16' });
    // The message to Ben is in doubt; a later attempt looks it up.
    const found = 'hearth_deliveries_total{kind="checkins.ask",outcome="found"}';
    while (!(await metricsOf(it)).has(found)) await hearth.settles();
    await hearth.settles();
    const metrics = await metricsOf(it);
    // The number of attempts that find the lease of another worker (`busy`) varies.
    const certain = [...metrics].filter(
      ([name]) => /^hearth_(deliveries|refusals|events)/.test(name) && !/busy/.test(name),
    );
    expect(Object.fromEntries(certain)).toEqual({
      'hearth_deliveries_total{kind="community.announce",outcome="sent"}': 1,
      'hearth_deliveries_total{kind="checkins.ask",outcome="sent"}': 1,
      'hearth_deliveries_total{kind="checkins.ask",outcome="refused"}': 1,
      'hearth_deliveries_total{kind="checkins.ask",outcome="unclear"}': 1,
      'hearth_deliveries_total{kind="checkins.ask",outcome="found"}': 1,
      'hearth_deliveries_total{kind="checkins.day",outcome="sent"}': 1,
      'hearth_deliveries_total{kind="checkins.answer",outcome="sent"}': 1,
      'hearth_refusals_total{reason="signature"}': 1,
      'hearth_events_total{outcome="new"}': 2,
      'hearth_events_total{outcome="not_ours"}': 5,
      hearth_events_waiting: 0,
      hearth_events_waiting_age_seconds: 0,
    });
    const counted = (name: string) => metrics.get(name) ?? 0;
    expect(counted('hearth_acknowledgement_duration_seconds_count{kind="view_submission",status="200"}')).toBe(3);
    expect(counted('hearth_slack_calls_total{method="chat.postMessage",outcome="user_disabled"}')).toBe(1);
    expect(counted('hearth_slack_calls_total{method="chat.postMessage",outcome="no_answer"}')).toBe(1);
    expect(counted('hearth_slack_calls_total{method="views.open",outcome="ok"}')).toBe(5);
    expect(counted('hearth_slack_call_duration_seconds_count{method="views.open"}')).toBe(5);
    const runs = (outcome: string) => counted(`hearth_jobs_total{job="checkins.due",outcome="${outcome}"}`);
    expect([runs('retried'), runs('waiting') > 0]).toEqual([0, true]);
    expect(runs('done')).toBeGreaterThanOrEqual(3);
    expect(counted('hearth_job_age_seconds_count{job="checkins.due"}')).toBe(runs('done'));
    const all = runs('done') + runs('retried') + runs('waiting');
    expect(counted('hearth_job_duration_seconds_count{job="checkins.due"}')).toBe(all);
    expect(counted('hearth_sweep_done_timestamp_seconds{sweep="checkins.sweep"}')).toBeGreaterThan(0);
    expect(counted('hearth_overdue_seconds{feature="checkins"}')).toBe(0);
    expect(metrics.get('hearth_queue_jobs{state="active"}')).toBe(0);
    expect(counted('hearth_database_connections{pool="main",state="open"}')).toBeGreaterThan(0);
    expect(counted('hearth_database_connections{pool="queue",state="open"}')).toBeGreaterThan(0);
    expect([...metrics.keys()].join()).not.toMatch(
      new RegExp([it.workspace.id, ann.id, ben.id, noor.id, it.makers.id].join('|')),
    );
  },
  { metricsToken },
);

story(
  'the metrics show waiting events and overdue work while no worker runs',
  async (it) => {
    await it.settlesIn();
    await it.hearth.stops();
    const web = await it.anotherHearth({ web: true, metricsToken });
    await it.itIs(MONDAY, '09:02');
    await it.ann.opensHome();
    await it.clock.advance({ seconds: 30 });
    const metrics = await metricsOf({ hearth: web });
    expect(metrics.get('hearth_events_waiting')).toBe(1);
    expect(metrics.get('hearth_events_waiting_age_seconds')).toBe(30);
    expect(metrics.get('hearth_overdue_seconds{feature="checkins"}')).toBe(150);
    expect(metrics.get('hearth_overdue_seconds{feature="community"}')).toBe(0);
    await it.line.cut();
    const blind = await metricsOf({ hearth: web });
    expect(blind.has('hearth_events_waiting')).toBe(false);
    expect(blind.has('hearth_overdue_seconds{feature="checkins"}')).toBe(false);
    expect(blind.get('hearth_events_total{outcome="new"}')).toBe(1);
    await it.line.mend();
  },
  { metricsToken, onLine: true },
);

story(
  'the metrics and the dashboard each require their own secret',
  async ({ hearth }) => {
    const basic = (password: string) => `Basic ${Buffer.from(`anybody:${password}`).toString('base64')}`;
    const status = async (path: string, authorization: string) =>
      (await fetch(`${hearth.url}${path}`, { headers: authorization ? { authorization } : {} })).status;
    const keys = [
      '',
      `Bearer ${dashboardPassword}`,
      `Bearer ${metricsToken}`,
      basic(metricsToken),
      basic(dashboardPassword),
    ];
    const tried = async (path: string) => Promise.all(keys.map((key) => status(path, key)));
    expect(await tried('/metrics')).toEqual([401, 401, 200, 401, 401]);
    expect(await tried('/queues')).toEqual([401, 401, 401, 401, 200]);
    expect(await tried('/queues/api/queues')).toEqual([401, 401, 401, 401, 200]);
    expect(await tried('/queuesx')).toEqual([404, 404, 404, 404, 404]);
  },
  { metricsToken, dashboardPassword },
);

story('the metrics and the dashboard return 404 when no secret is set', async ({ hearth }) => {
  const paths = ['/metrics', '/queues', '/queues/api/queues'];
  const answers = await Promise.all(paths.map((path) => fetch(`${hearth.url}${path}`)));
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404]);
});
