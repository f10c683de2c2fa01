import { z } from 'zod';
import { storable } from '../../../src/slack/inbound/payload.js';
import { type EventContract, fieldsOf } from '../../../src/slack/interactions/contracts.js';
import { contractModules } from '../../support/contracts.js';
import { allRows, rowsOf } from '../../support/rows.js';
import { postSigned } from '../../support/signed.js';
import { type Story, story } from '../../support/story.js';

const [user, channel, ts, event_ts] = ['U1', 'C1', '1795420800.000100', '1795420801.000200'];
const profile = { display_name: 'Ann', real_name: 'Ann Berger', image_72: 'https://a.example/1.png' };
const status = { status_text: 'away', status_emoji: ':palm_tree:', status_expiration: 1795430000 };
const ann = { id: user, name: 'ann', tz: 'Europe/Berlin', locale: 'en-GB', profile: { ...profile, ...status } };
const reaction = { user, reaction: 'tada', item_user: 'U2', item: { type: 'message', channel, ts }, event_ts };
const written = { user, ts, thread_ts: ts, parent_user_id: 'U2', text: 'Thanks, <@U2>' };

/** Events as Slack sends them, each of a kind that some handler takes. */
const SENT: readonly { readonly type: string; readonly [field: string]: unknown }[] = [
  { type: 'message', channel, event_ts, ...written },
  { type: 'message', channel, event_ts, subtype: 'message_changed', message: written, previous_message: written },
  { type: 'message', channel, event_ts, subtype: 'message_deleted', previous_message: written },
  { type: 'reaction_added', ...reaction },
  { type: 'reaction_removed', ...reaction },
  { type: 'app_home_opened', user, channel, tab: 'home', event_ts },
  { type: 'member_joined_channel', user, channel, event_ts },
  { type: 'member_left_channel', user, channel, event_ts },
  { type: 'team_join', user: ann },
  { type: 'user_change', user: ann },
];

const ODD = ['x'.repeat(5_000), `${user}\ud800`, '', 7, null, {}, 1e300];

const contract = z.custom<EventContract<unknown>>((it) => (it as { kind?: unknown } | null)?.kind === 'event');

async function contractsFor(type: string): Promise<EventContract<unknown>[]> {
  const all = (await contractModules()).flatMap((it) =>
    Object.values(it).flatMap((one) => contract.safeParse(one).data ?? []),
  );
  return all.filter((it) => it.type === type);
}

/** Returns the paths of all texts and numbers in a value. */
function leavesOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? [] : [[...path]];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

function withOdd(value: unknown, [key = '', ...rest]: readonly string[], odd: unknown): unknown {
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: rest.length === 0 ? odd : withOdd(fields[key], rest, odd) };
}

test.each(SENT.map((it) => [it.subtype ?? it.type, it] as const))(
  'of %s, nothing odd reaches a handler',
  async (_, event) => {
    const contracts = await contractsFor(event.type);
    const taken = contracts.filter((it) => fieldsOf(it, event));
    expect(taken.length).toBeGreaterThan(0);
    for (const one of taken) {
      const { data } = z.object({ data: z.unknown() }).parse(fieldsOf(one, event));
      // Text is only looked through for mentions, and what remains of it are ids.
      for (const path of leavesOf(data).filter(([first]) => first !== 'text')) {
        for (const odd of ODD) {
          const read = fieldsOf(one, withOdd(event, path, odd));
          const kept = JSON.stringify(storable(read && 'data' in read ? read.data : null));
          expect([path, kept.length < 2_000, kept.includes('\\ud800'), kept.includes('1e+300')]).toEqual([
            path,
            true,
            false,
            false,
          ]);
        }
      }
    }
  },
);

/** Sends Hearth an event that Slack would not send. Returns the status of the answer. */
async function sends({ hearth, slack, workspace }: Story, event: object): Promise<number> {
  const body = { type: 'event_callback', team_id: workspace.id, event_id: `Ev${++sent}`, event };
  const { status } = await postSigned(hearth.url, JSON.stringify(body), { secret: slack.app.signingSecret });
  return status;
}
let sent = 0;

story('an event that Slack would not send is dropped, and logged once', async (it) => {
  const { makers, noor, databaseUrl, hearth, workspace } = it;
  await it.settlesIn();
  const rows = async () => ({ ...(await rowsOf(databaseUrl, workspace.id)), once: [] });
  const before = await rows();
  const odd = [
    { type: 'user_change', user: { ...ann, id: `U${'0'.repeat(5_000)}` } },
    { type: 'team_join', user: { ...ann, id: 'U0\ud800' } },
    { type: 'member_joined_channel', user: noor.id, channel: makers.id, event_ts: 'x' },
    { type: 'member_left_channel', user: noor.id, channel: makers.id, event_ts: '9999999999999.1' },
    { type: 'message', channel: makers.id, user: noor.id, ts: 'soon', text: 'Hello' },
    { type: 'app_home_opened', user: 7, tab: 'home', event_ts },
  ];
  for (const event of odd) expect(await sends(it, event)).toBe(200);
  await hearth.settles();
  expect(await rows()).toEqual(before);
  const logged = hearth.log.filter((line) => line.msg === 'an event that Slack would not send');
  expect(logged.map((line) => [line.type, line.wrong])).toEqual([
    ['user_change', ['user.id']],
    ['team_join', ['user.id']],
    ['member_joined_channel', ['event_ts']],
    ['member_left_channel', ['event_ts']],
    ['message', ['ts']],
    ['app_home_opened', ['user']],
  ]);
  expect(await hearth.hearth.metrics.scrape()).toContain('hearth_events_total{outcome="malformed"} 6');

  // What is only for others is nothing wrong, and the handlers whose fields are right still run.
  expect(await sends(it, { type: 'app_home_opened', user: noor.id, tab: 'messages', event_ts })).toBe(200);
  expect(await sends(it, { type: 'message', subtype: 'bot_message', channel: makers.id, bot_id: 'B1', ts })).toBe(200);
  expect(await sends(it, { type: 'app_home_opened', user: noor.id, tab: 'home', event_ts: 'x' })).toBe(200);
  const endless = { ...status, status_expiration: 1e300 };
  const change = { type: 'user_change', user: { ...ann, id: noor.id, profile: { ...profile, ...endless } } };
  expect(await sends(it, change)).toBe(200);
  await hearth.settles();
  expect(hearth.log.filter((line) => line.msg === 'an event that Slack would not send')).toHaveLength(8);
  expect(await allRows(databaseUrl, 'select * from attention_preferences where status_away')).toEqual([]);
  expect(await allRows(databaseUrl, `select fields from inbox where event_id = 'Ev${sent - 1}'`)).toHaveLength(1);
});
