import { request } from 'node:http';
import fc from 'fast-check';
import { z } from 'zod';
import type { Sent } from '../../local-slack/world/log.js';
import { forgeModal } from '../support/forge.js';
import { applyMutation, type Json, mutation } from '../support/mutate.js';
import { joinCheckins, setsUp } from '../support/opening.js';
import { oneValue, rowsOf } from '../support/rows.js';
import { captureRequests, encodeBody, FORM, signed } from '../support/signed.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** A fixed seed, so that every run sends the same requests; a failure prints it with the request. */
const SEED = 20261124;
const RUNS = 1_000;

interface RequestOptions {
  readonly path: string;
  readonly method: string;
  readonly secret: 'right' | 'wrong';
  /** The content type; by default the one that fits the body. */
  readonly type?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The fraction of the body that arrives, from 0 to 1. */
  readonly fraction: number;
}

const CORRECT: RequestOptions = { path: '/slack/events', method: 'POST', secret: 'right', headers: {}, fraction: 1 };

const headers = [
  { 'x-slack-retry-num': '1' },
  { 'x-slack-retry-num': 'NaN', 'x-slack-retry-reason': 'x'.repeat(4_000) },
  { 'x-slack-signature': 'v0=' },
  { 'x-slack-signature': `v0=${'0'.repeat(64)}` },
  { 'x-slack-request-timestamp': 'soon' },
  { 'x-slack-request-timestamp': '' },
  { 'content-encoding': 'gzip' },
];
const paths = [
  '/slack/events?a=b',
  '/slack/events/',
  '//slack/events',
  '/slack/../slack/events',
  '/%00',
  '*',
  'http://elsewhere/',
];
const types = ['application/json', FORM, `${FORM}; charset=utf-8`, 'text/plain', 'multipart/form-data', ''];

/** Generates ways to send a request: most are correct, the others have one defect. */
const requestOptions: fc.Arbitrary<RequestOptions> = fc
  .oneof(
    { weight: 12, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record({ path: fc.constantFrom(...paths) }) },
    { weight: 1, arbitrary: fc.record({ method: fc.constantFrom('GET', 'PUT', 'HEAD', 'DELETE') }) },
    { weight: 1, arbitrary: fc.constant({ secret: 'wrong' as const }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constantFrom(...types) }) },
    { weight: 1, arbitrary: fc.record({ headers: fc.constantFrom(...headers) }) },
    { weight: 1, arbitrary: fc.record({ fraction: fc.constantFrom(0, 0.5, 0.99) }) },
  )
  .map((defect) => ({ ...CORRECT, ...defect }));

const rubbish = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.webQueryParameters(),
  fc.string({ unit: 'binary' }).map((text) => `payload=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))}`),
  fc.json().map((json) => `payload=${encodeURIComponent(json)}&payload=2&command=/hearth`),
  fc.constantFrom(
    'payload=%',
    'payload=%FF%FE',
    'command=/hearth&command=/x',
    '[['.repeat(100_000),
    `"${'x'.repeat(1_100_000)}"`,
  ),
);

/** Returns requests that Slack would send for what people do; even an intact one changes nothing in Hearth. */
async function recorded(it: Story): Promise<Sent[]> {
  const { ann, ben, makers, slack, hearth } = it;
  await it.settlesIn();
  await it.slack.settled();
  const writers = it.workspace.channel({ name: 'writers', members: [it.noor, ann] });
  await setsUp(it.noor, '#writers');
  await hearth.settles();
  await joinCheckins(writers, [ann]);
  await it.itIs(MONDAY, '09:00');
  await ann.opensHome();
  await hearth.settles();
  await ann.chooses('Writers');
  await hearth.settles();
  const bens = await oneValue(
    it.databaseUrl,
    `select min(id::text) as value from checkin_occurrences where user_id = '${ben.id}'`,
  );
  await ann.presses('Check in');
  forgeModal(ann, { occurrenceId: bens });
  await ann.fills({ 'What will you do next?': 'Ship it' });
  return captureRequests(slack, async () => {
    await ann.submits();
    await ann.closesAll();
    await ann.opensHome();
    await ann.presses('Check in');
    await ann.chooses('Writers');
    await ann.uses('Check in');
    await ann.uses('Make this a commitment', { on: await ann.posts(makers, 'I will call Acme') });
    await ann.types('/hearth', { in: makers });
    await it.person('Cleo Diaz').joins(makers);
  });
}

story('a thousand malformed requests break nothing and leave no trace', async (it) => {
  const sent = await recorded(it);
  expect([...new Set(sent.map((one) => one.what.split(' ')[0]))].sort()).toEqual([
    '/hearth',
    'app_home_opened',
    'block_actions',
    'member_joined_channel',
    'message',
    'message_action',
    'shortcut',
    'view_submission',
  ]);
  await it.hearth.stops();
  const hearth = await it.anotherHearth({ web: true });
  const [before, known] = [await changeable(it), await eventsKept(it)];
  const intact = new Set<string>();
  const isIntact = intactEvent(it);
  let run = 0;

  const answers = (body: string, type: string, how: RequestOptions) => {
    const part = body.slice(0, Math.floor(body.length * how.fraction));
    const secret = how.secret === 'right' ? it.slack.app.signingSecret : 'another-secret-altogether';
    const { headers } = signed(part, { secret, type: how.type ?? type, headers: how.headers });
    return statusOf(hearth.url, { path: how.path, method: how.method, headers }, part);
  };
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sent.keys()), mutations, requestOptions, async (which, changes, how) => {
      const { kind, body } = sent[which] as Sent;
      run += 1;
      const fresh = kind === 'event' ? { ...body, event_id: `Ev${run}` } : body;
      const mutant = changes.reduce(applyMutation, JSON.parse(JSON.stringify(fresh)) as Json);
      const parsed = isIntact.safeParse(mutant);
      if (parsed.success) intact.add(parsed.data.event_id);
      const text = encodeBody({ kind, body: mutant as Record<string, unknown> });
      expect(await answers(text.body, text.type, how)).toBeLessThan(500);
    }),
    { seed: SEED, numRuns: RUNS * 0.8 },
  );
  await fc.assert(
    fc.asyncProperty(rubbish, fc.constantFrom('application/json', FORM), requestOptions, async (body, type, how) => {
      expect(await answers(body, type, how)).toBeLessThan(500);
    }),
    { seed: SEED, numRuns: RUNS * 0.2 },
  );

  expect(await changeable(it)).toEqual(before);
  const kept = await eventsKept(it);
  expect(kept.filter((id) => !known.includes(id) && !intact.has(id))).toEqual([]);
  expect((await fetch(`${hearth.url}/readyz`)).status).toBe(200);
});

/** Returns all rows of the workspace, except those that any accepted request adds. */
async function changeable({ databaseUrl, workspace }: Story) {
  return { ...(await rowsOf(databaseUrl, workspace.id)), inbox: [], once: [] };
}

async function eventsKept({ databaseUrl, workspace }: Story): Promise<string[]> {
  const rows = z.array(z.object({ row: z.object({ event_id: z.string() }) }));
  return rows.parse((await rowsOf(databaseUrl, workspace.id)).inbox).map(({ row }) => row.event_id);
}

/** The schema of an event that is still valid after its mutations, and is therefore stored. */
function intactEvent({ workspace }: Story) {
  const event = z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_home_opened'), user: z.string(), tab: z.literal('home') }),
    z.object({ type: z.literal('member_joined_channel'), user: z.string(), channel: z.string(), event_ts: z.string() }),
    z.object({ type: z.literal('message'), user: z.string(), channel: z.string(), ts: z.string() }),
  ]);
  return z.object({
    type: z.literal('event_callback'),
    team_id: z.literal(workspace.id),
    event_id: z.string().regex(/^[\w-]{1,64}$/),
    event,
  });
}

/** Returns the response status, or 0 if the connection was cut first. Unlike `fetch`, it sends the path unchanged. */
function statusOf(
  url: string,
  how: { path: string; method: string; headers: Record<string, string> },
  body: string,
): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const asked = request({ hostname, port, ...how }, (response) => {
      response.resume().once('close', () => resolve(response.statusCode ?? 0));
    });
    asked.once('error', () => resolve(0));
    asked.end(body);
  });
}

story('typed text loses the characters that Postgres cannot store', async ({ ann, hearth, settlesIn, itIs }) => {
  await settlesIn();
  await itIs(MONDAY, '09:00');
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship\0 it \ud800now' }).submits();
  expect(ann.modal && ann.errors()).toBeUndefined();
  await hearth.settles();
  await ann.sees('Home', /Ship it \ufffdnow/);
});
