import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Proactive, ProactiveKind } from '../../src/attention/proactive.js';
import { propose } from '../../src/attention/proposals.js';
import { addDays, instantAt } from '../../src/core/calendar.js';
import { openDatabase } from '../../src/core/database/database.js';
import { HOUR } from '../../src/core/durations.js';
import { createLog } from '../../src/core/log.js';
import { erasePerson } from '../../src/core/personal-data.js';
import { inventoryOf } from '../../src/deps.js';
import type { Deps, Feature } from '../../src/feature.js';
import { features } from '../../src/features/index.js';
import { section } from '../../src/slack/blocks/blocks.js';
import { md } from '../../src/slack/blocks/mrkdwn.js';
import { linkButton } from '../../src/slack/interactions/contracts.js';
import { forgeHome } from '../support/forge.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows, oneValue, rowsOf, whileLocked } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);
const THANKSGIVING = addDays(MONDAY, 3);
const FRIDAY = addDays(MONDAY, 4);
const SATURDAY = addDays(MONDAY, 5);
const NEXT_MONDAY = addDays(MONDAY, 7);

const LABELS = { 'news.hello': 'A word of the news', 'news.event': 'Upcoming events' };

let deps: Deps;
/** Returns true if the feature below still has a reason for its message; it asks right before it sends. */
let wanted: (kind: string) => boolean;
/** What the message says once it has ended; undefined while it has not. */
let ending: string | undefined;

const kind = (name: keyof typeof LABELS, more: Partial<ProactiveKind> = {}): Proactive<Deps> => ({
  name,
  label: LABELS[name],
  topic: name,
  topicGroup: 'community',
  weight: 'notice',
  whenHeld: 'later',
  patienceMs: 72 * HOUR,
  compose: async (_, { id, person }) =>
    wanted(name)
      ? {
          blocks: [section(md`${person.name}, there is news about ${id}.`)],
          buttons: [linkButton('Open', 'https://example.com/')],
          why: { rule: 'You asked for news.', facts: 'There is one.' },
        }
      : undefined,
  ended: async () => (ending ? md`${ending}` : undefined),
  ...more,
});

const kinds = { 'news.hello': kind('news.hello', { weight: 'nudge' }), 'news.event': kind('news.event') };

/** A feature that proposes messages for a test. */
const news: Feature = {
  name: 'news',
  on: (it) => {
    deps = it;
    return [];
  },
  proactive: Object.values(kinds),
};

/** A story without check-ins, for which other messages would wait. */
function attentionStory(title: string, tell: (it: Story) => Promise<void>): void {
  besideCheckins(title, async (it) => {
    await nobodyChecksIn(it);
    await tell(it);
  });
}

function besideCheckins(title: string, tell: (it: Story) => Promise<void>): void {
  story(
    title,
    async (it) => {
      wanted = () => true;
      ending = undefined;
      await it.settlesIn();
      await tell(it);
    },
    { more: [news] },
  );
}

async function proposes(it: Story, name: keyof typeof kinds, ...ids: string[]): Promise<void> {
  const workspaceId = it.workspace.id;
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    for (const id of ids) {
      await propose(tx, { workspaceId, userId: it.ann.id, kind: kinds[name], id, dueAt: deps.clock() });
    }
  });
  await deps.attention.flush(workspaceId, [it.ann.id]);
  await it.hearth.settles();
}

/** Returns the messages that Ann got, apart from her check-ins. */
const newsTo = ({ ann }: Story) => ann.directMessages().filter((text) => text.includes('news about'));

/** Returns the text of one message about these ids. */
function newsOf(...parts: string[]): string {
  const texts = parts.map((part) => `Ann Berger, there is news about ${part}.\n[Open]`);
  return `Hearth: ${texts.join('\n---\n')} [… Snooze | Stop these | Why this?]`;
}

/** Returns each proposal as its id, its holds with their ends in UTC, and its outcome. */
async function proposalsOf({ databaseUrl, workspace }: Story): Promise<unknown[]> {
  const { attention_proposals: rows = [] } = await rowsOf(databaseUrl, workspace.id);
  const row = z.object({
    row: z.object({
      about: z.string(),
      holds: z.array(z.object({ reason: z.string(), until: z.string() })),
      sent_at: z.string().nullable(),
      drop_reason: z.string().nullable(),
    }),
  });
  return rows
    .map((it) => row.parse(it).row)
    .sort((a, b) => a.about.localeCompare(b.about))
    .map(({ about, holds, sent_at, drop_reason }) => [
      about,
      ...holds.map((hold) => `${hold.reason} until ${hold.until.slice(0, 16)}`),
      sent_at ? 'sent' : (drop_reason ?? 'waits'),
    ]);
}

attentionStory('a proposed message is sent once', async (it) => {
  await it.itIs(MONDAY, '08:30');
  await proposes(it, 'news.event', '1');
  await proposes(it, 'news.event', '1');
  expect(newsTo(it)).toEqual([newsOf('1')]);
  expect(await proposalsOf(it)).toEqual([['1', 'sent']]);
});

attentionStory('messages due on Friday evening and at the weekend arrive on Monday morning as one', async (it) => {
  await it.itIs(FRIDAY, '20:30');
  await proposes(it, 'news.event', '1', '2');
  await it.itIs(SATURDAY, '12:00');
  await proposes(it, 'news.hello', '3');
  expect(newsTo(it)).toEqual([]);
  await it.itIs(NEXT_MONDAY, '07:59');
  expect(newsTo(it)).toEqual([]);
  await it.itIs(NEXT_MONDAY, '08:00');
  expect(newsTo(it)).toEqual([newsOf('1', '2', '3')]);
  const days = ['day-off until 2026-11-29T23:00', 'quiet until 2026-11-30T07:00', 'sent'];
  expect(await proposalsOf(it)).toEqual([
    ['1', 'quiet until 2026-11-28T07:00', ...days],
    ['2', 'quiet until 2026-11-28T07:00', ...days],
    ['3', ...days],
  ]);
  await it.ann.opensDirectMessages();
  await it.ann.chooses('Why this?');
  expect(it.ann.reads('modal')).toBe(
    [
      '== Why did I get this? ==',
      ...['Upcoming events', 'Upcoming events'].flatMap((label) => [
        `*${label}*`,
        'You asked for news. There is one.',
        'It was due on Friday at 20:30. It was held back because those were your quiet hours and it wasn’t one of your days.',
      ]),
      '*A word of the news*',
      'You asked for news. There is one.',
      'It was due on Saturday at 12:00. It was held back because it wasn’t one of your days and those were your quiet hours.',
      '[Stop these] [Preferences]',
      '· You can stop these, or use Preferences to choose what you hear about and when.',
      '[Close]',
    ].join('\n'),
  );
});

attentionStory('nudges are capped weekly and messages daily, and outdated messages are dropped', async (it) => {
  await it.itIs(MONDAY, '08:30');
  await proposes(it, 'news.hello', '1');
  await it.itIs(MONDAY, '10:00');
  await proposes(it, 'news.hello', '2');
  await proposes(it, 'news.event', '3');
  await it.itIs(MONDAY, '12:00');
  await proposes(it, 'news.event', '4');
  expect(newsTo(it)).toEqual([newsOf('1'), newsOf('3')]);
  wanted = () => false;
  await it.itIs(TUESDAY, '08:30');
  expect(await proposalsOf(it)).toEqual([
    ['1', 'sent'],
    ['2', 'nudge-cap until 2026-11-30T07:30', 'waits'],
    ['3', 'sent'],
    ['4', 'day-cap until 2026-11-24T07:30', 'cancelled'],
  ]);
  await it.itIs(addDays(MONDAY, 3), '10:01');
  expect((await proposalsOf(it))[1]).toEqual(['2', 'nudge-cap until 2026-11-30T07:30', 'too-late']);
});

besideCheckins('a message no longer waits for a check-in that its reader stops while it is decided on', async (it) => {
  const { ann, databaseUrl, workspace } = it;
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await deps.db.inWorkspace(workspace.id, (tx) =>
    propose(tx, { workspaceId: workspace.id, userId: ann.id, kind: kinds['news.event'], id: '1', dueAt: deps.clock() }),
  );
  let stops: Promise<unknown> | undefined;
  await whileLocked(databaseUrl, 'select from attention_proposals for update', async () => {
    await deps.attention.flush(workspace.id, [ann.id]);
    while ((await allRows(databaseUrl, waiting)).length === 0);
    let hasStopped = false;
    stops = ann.types('/hearth stop', { in: it.makers }).then(() => {
      hasStopped = true;
    });
    while (!hasStopped && (await allRows(databaseUrl, waiting)).length === 1);
  });
  await stops;
  await it.hearth.settles();
  expect(newsTo(it)).toEqual([newsOf('1')]);
});

besideCheckins('what waits is held if its reader goes away while their check-in is decided on', async (it) => {
  const { ann, databaseUrl, workspace } = it;
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await deps.db.inWorkspace(workspace.id, (tx) =>
    propose(tx, { workspaceId: workspace.id, userId: ann.id, kind: kinds['news.event'], id: '1', dueAt: deps.clock() }),
  );
  const goesAway = `update people set away_from = '${MONDAY}', away_until = '${TUESDAY}' where user_id = '${ann.id}'`;
  let asking: Promise<void> | undefined;
  await whileLocked(databaseUrl, `${goesAway}; select from attention_proposals for update`, async () => {
    asking = it.itIs(MONDAY, '09:00');
    while ((await allRows(databaseUrl, waiting)).length === 0);
  });
  await asking;
  expect(newsTo(it)).toEqual([]);
  expect(ann.directMessages()).toEqual([expect.stringMatching(/^Hearth: Morning, Ann/)]);
});

besideCheckins('a member who snoozes messages still gets their check-in', async (it) => {
  await proposes(it, 'news.event', '1');
  await it.itIs(MONDAY, '09:00');
  await it.ann.opensDirectMessages();
  await it.ann.chooses('Snooze');
  await it.ann.fills({ 'For how long?': 'For a week' }).submits();
  await it.ann.sees('modal', /I’ll be quiet until Monday 30 November\. You’ll still get check-ins\./);
  await it.ann.closesAll();
  await it.hearth.settles();
  expect(it.ann.directMessages()).toEqual([
    expect.stringMatching(/Morning, Ann(.|\n)*---\nSnoozed until Monday 30 November\.$/),
  ]);
  await proposes(it, 'news.event', '2');
  await it.itIs(TUESDAY, '09:00');
  expect(it.ann.directMessages()[1]).toMatch(/^Hearth: Morning, Ann\..*\n.*\n.*Later answers still count\.$/);
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.sees('Home', /· Snoozed until Monday 30 November\. You can end it sooner in Preferences\./);
  await it.ann.presses('Preferences');
  expect(it.ann.reads('modal')).toContain('Snooze: Until Monday 30 November');
  await it.ann.fills({ Snooze: 'Don’t snooze' }).submits();
  await it.hearth.settles();
  expect(newsTo(it)).toEqual([]);
  await it.itIs(WEDNESDAY, '09:00');
  expect(newsTo(it)).toEqual([expect.stringContaining('---\nAnn Berger, there is news about 2.')]);
});

attentionStory('a member stops one kind of message, and turns it on again in Preferences', async (it) => {
  await it.itIs(MONDAY, '08:30');
  await proposes(it, 'news.hello', '1');
  await it.ann.opensDirectMessages();
  await it.ann.chooses('Stop these');
  await it.ann.sees('modal', /Stopped: A word of the news\./);
  await it.ann.closesAll();
  await it.hearth.settles();
  expect(it.ann.directMessages()).toEqual([
    'Hearth: You’ve stopped messages like this one. You can turn them on again in Preferences.',
  ]);
  await it.itIs(NEXT_MONDAY, '08:30');
  await proposes(it, 'news.hello', '2');
  await proposes(it, 'news.event', '3', '4');
  expect(newsTo(it)).toEqual([newsOf('3', '4')]);
  expect((await proposalsOf(it))[1]).toEqual(['2', 'stopped']);

  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses('Preferences');
  expect(it.ann.reads('modal')).toMatch(/\[ \] A word of the news\n {2}\[x\] Upcoming events/);
  await it.ann.fills({ 'Messages about your community': ['A word of the news'] }).submits();
  await it.itIs(addDays(NEXT_MONDAY, 1), '08:30');
  await proposes(it, 'news.hello', '5');
  await proposes(it, 'news.event', '6');
  expect(newsTo(it)).toEqual([newsOf('5')]);
});

attentionStory('a member can stop one of the kinds in a combined message', async (it) => {
  await it.itIs(MONDAY, '07:30');
  await proposes(it, 'news.hello', '1');
  await proposes(it, 'news.event', '2');
  await it.itIs(MONDAY, '08:00');
  expect(newsTo(it)).toEqual([newsOf('1', '2')]);
  await it.ann.opensDirectMessages();
  await it.ann.chooses('Stop these');
  await it.ann.fills({ 'What should stop?': ['Upcoming events'] }).submits();
  await it.ann.sees('modal', /Stopped: Upcoming events\./);
  await it.ann.closesAll();
  await it.hearth.settles();
  expect(it.ann.directMessages()).toEqual([
    'Hearth: Ann Berger, there is news about 1.\n[Open] [… Snooze | Stop these | Why this?]\n---\nYou’ve stopped messages like this one. You can turn them on again in Preferences.',
  ]);
});

attentionStory(
  'a message keeps its buttons for two weeks, and loses them at once when it has nothing left to do',
  async (it) => {
    await it.itIs(MONDAY, '08:30');
    await proposes(it, 'news.event', '1');
    await it.itIs(addDays(MONDAY, 13), '08:30');
    expect(newsTo(it)).toEqual([newsOf('1')]);
    await it.itIs(addDays(MONDAY, 14), '08:30');
    expect(it.ann.directMessages()).toContain('Hearth: This message is out of date. There’s nothing left to do.');
    await proposes(it, 'news.event', '2');
    wanted = () => false;
    await it.itIs(addDays(MONDAY, 15), '08:30');
    expect(newsTo(it)).toEqual([]);
  },
);

attentionStory('the buttons of messages from before the menu still work', async (it) => {
  await it.itIs(MONDAY, '08:30');
  await proposes(it, 'news.event', '1');
  const deliveryId = await oneValue(it.databaseUrl, 'select delivery_id as value from attention_proposals');
  await it.ann.opensHome();
  await it.hearth.settles();
  for (const [id, words] of [
    ['preferences.snooze', 'For how long?'],
    ['preferences.why', 'You asked for news. There is one.'],
    ['preferences.stop', 'Stopped: Upcoming events.'],
  ] as const) {
    forgeHome(it.ann, { deliveryId }, id);
    await it.ann.presses('Preferences');
    expect(it.ann.reads('modal')).toContain(words);
    await it.ann.closesAll();
  }
});

attentionStory('a change that Slack refuses for good is not tried again', async (it) => {
  await it.itIs(MONDAY, '08:30');
  await proposes(it, 'news.event', '1');
  it.slack.fail({ method: 'chat.update', times: 1, with: { error: 'cant_update_message' } });
  wanted = () => false;
  await it.itIs(TUESDAY, '08:30');
  await it.itIs(WEDNESDAY, '08:30');
  expect(newsTo(it)).toEqual([newsOf('1')]);
  expect(it.hearth.log.filter(({ msg }) => msg === 'Slack refused to change a message')).toHaveLength(1);
});

attentionStory('a member can neither stop nor inspect a message to another member', async (it) => {
  await it.itIs(MONDAY, '08:30');
  await proposes(it, 'news.event', '1');
  await it.itIs(MONDAY, '09:00');
  const deliveryId = await oneValue(it.databaseUrl, 'select delivery_id as value from attention_proposals');
  await it.ben.opensHome();
  await it.hearth.settles();
  const before = await rowsOf(it.databaseUrl, it.workspace.id);
  for (const id of ['preferences.stop', 'preferences.why']) {
    forgeHome(it.ben, { deliveryId }, id);
    await it.ben.presses('Preferences');
    await it.ben.sees('modal', /That message wasn’t for you\./);
    await it.ben.closesAll();
  }
  const after = await rowsOf(it.databaseUrl, it.workspace.id);
  expect(after.attention_preferences).toEqual(before.attention_preferences);
});

attentionStory('Slack’s do-not-disturb and listed away statuses hold messages back', async (it) => {
  expect(await it.ann.types('/hearth limits', { in: it.makers })).toContain('Only workspace admins');
  await it.noor.uses('Do something…');
  await it.noor.presses('Limits');
  await it.noor.fills({ 'Slack statuses that mean away': 'On vacation\n:palm_tree:' }).submits();
  await it.noor.closesAll();

  await it.itIs(MONDAY, '08:30');
  await it.ann.keepsQuiet({ from: '07:00', to: '09:30' });
  await proposes(it, 'news.event', '1');
  await it.itIs(MONDAY, '09:30');
  expect(newsTo(it)).toEqual([newsOf('1')]);

  await it.ann.keepsQuiet('never');
  await it.ann.setsStatus('Somewhere nice', {
    emoji: ':palm_tree:',
    until: instantAt(TUESDAY, '14:00', 'Europe/Berlin'),
  });
  await it.hearth.settles();
  await it.itIs(TUESDAY, '09:00');
  await proposes(it, 'news.event', '2');
  await it.itIs(TUESDAY, '13:59');
  expect(it.ann.directMessages()).toHaveLength(1);
  await it.itIs(TUESDAY, '14:00');
  expect(newsTo(it)).toEqual([newsOf('1'), newsOf('2')]);
  expect(await proposalsOf(it)).toEqual([
    ['1', 'dnd until 2026-11-23T08:30', 'sent'],
    ['2', 'status until 2026-11-24T13:00', 'sent'],
  ]);
  expect(JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id))).not.toMatch(/Somewhere nice/);

  await it.ben.opensHome();
  await it.hearth.settles();
  await it.ben.presses('Preferences');
  expect(it.ben.reads('modal')).not.toContain('Limits');
});

attentionStory('a lost response from Slack leads to no second message', async (it) => {
  await it.itIs(MONDAY, '08:30');
  it.slack.fail({ method: 'chat.postMessage', user: it.ann.id, times: 1, with: 'lostAnswer' });
  await proposes(it, 'news.event', '1');
  await it.itIs(MONDAY, '08:32');
  const isSent = async () => isDeepStrictEqual(await proposalsOf(it), [['1', 'sent']]);
  while (!(await isSent())) await it.hearth.settles();
  await it.itIs(MONDAY, '08:35');
  expect(newsTo(it)).toEqual([newsOf('1')]);
});

attentionStory('a message that ends while it is composed says how', async (it) => {
  await it.itIs(MONDAY, '08:30');
  await proposes(it, 'news.event', '1');
  wanted = () => {
    ending = 'The event took place.';
    return false;
  };
  await it.itIs(TUESDAY, '10:00');
  expect(it.ann.directMessages()).toEqual(['Hearth: The event took place.']);
});

attentionStory('erasing a member removes their preferences and proposals', async (it) => {
  await proposes(it, 'news.event', '1');
  const db = openDatabase(it.databaseUrl, 2, createLog('silent'));
  const erased = await erasePerson(db, inventoryOf(features), it.workspace.id, it.ann.id).finally(() => db.close());
  expect(erased).toMatchObject({ attention_preferences: 1, attention_proposals: 1 });
  expect(JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id))).not.toContain(it.ann.id);
});

besideCheckins('a check-in waits until chosen quiet hours end, and a reminder in them is dropped', async (it) => {
  const choosesQuiet = async (from: string, until: string) => {
    await it.ann.opensHome();
    await it.hearth.settles();
    await it.ann.presses('Preferences');
    await it.ann.fills({ 'Quiet from': from, 'Quiet until': until }).submits();
    await it.hearth.settles();
  };
  await choosesQuiet('15:30', '10:15');
  await it.itIs(MONDAY, '10:14');
  expect(it.ann.directMessages()).toEqual([]);
  expect(it.ben.directMessages()).toHaveLength(1);
  await it.itIs(MONDAY, '10:15');
  expect(it.ann.directMessages()).toHaveLength(1);
  await it.itIs(MONDAY, '17:30');
  expect(it.ann.directMessages()).toHaveLength(1);
  expect(it.ben.directMessages()).toHaveLength(2);

  await it.itIs(TUESDAY, '09:30');
  expect(it.ann.directMessages()).toHaveLength(1);
  await choosesQuiet('15:30', '09:30');
  expect(it.ann.directMessages()).toHaveLength(2);
});

besideCheckins('a member can have no quiet hours, and gets the usual ones when they turn that off', async (it) => {
  const opensPreferences = async () => {
    await it.ann.opensHome();
    await it.hearth.settles();
    await it.ann.presses('Preferences');
  };
  const chosen = () => allRows(it.databaseUrl, 'select quiet_from, quiet_until from attention_preferences');
  await opensPreferences();
  expect(it.ann.reads('modal')).toMatch(/\n {2}\[ \] No quiet hours\nQuiet from: 20:00\nQuiet until: 08:00/);
  await it.ann.fills({ 'Quiet hours': ['No quiet hours'] }).submits();
  expect(await chosen()).toEqual([{ quiet_from: '00:00', quiet_until: '00:00' }]);
  await opensPreferences();
  expect(it.ann.reads('modal')).toContain('[x] No quiet hours');
  await it.ann.fills({ 'Quiet hours': [] }).submits();
  expect(await chosen()).toEqual([{ quiet_from: null, quiet_until: null }]);
});

besideCheckins('check-ins follow the time zone, holidays and days away that a member chooses', async (it) => {
  await it.itIs(MONDAY, '09:00');
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses('Preferences');
  await it.ann
    .fills({ 'Your time zone': 'America/New York', 'First day away': TUESDAY, 'Last day away': TUESDAY })
    .submits();
  await it.hearth.settles();
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses('Preferences');
  expect(it.ann.reads('modal')).toMatch(
    /Your time zone: America\/New York\nPublic holidays: From your time zone: United States of America\n/,
  );
  await it.ann.closesAll();

  await it.itIs(TUESDAY, '12:00', 'America/New_York');
  expect(it.ann.directMessages()).toHaveLength(1);
  await it.itIs(WEDNESDAY, '08:59', 'America/New_York');
  expect(it.ann.directMessages()).toHaveLength(1);
  await it.itIs(WEDNESDAY, '09:00', 'America/New_York');
  expect(it.ann.directMessages()).toHaveLength(2);

  await it.itIs(THANKSGIVING, '10:00', 'America/New_York');
  await proposes(it, 'news.event', '1');
  for (const time of ['07:59', '08:00']) await it.itIs(FRIDAY, time, 'America/New_York');
  expect(newsTo(it)).toEqual([]);
  await it.itIs(FRIDAY, '09:00', 'America/New_York');
  expect(newsTo(it)).toEqual([
    expect.stringMatching(/^Hearth: Morning, Ann\.(.|\n)*---\nAnn Berger, there is news about 1\./),
  ]);
  expect(await proposalsOf(it)).toEqual([
    [
      ...['1', 'holiday until 2026-11-27T05:00', 'quiet until 2026-11-27T13:00', 'check-in until 2026-11-28T05:00'],
      'sent',
    ],
  ]);
});

besideCheckins('days away that are chosen in Preferences close today’s check-in', async (it) => {
  await it.itIs(MONDAY, '09:00');
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses('Preferences');
  await it.ann.fills({ 'First day away': MONDAY }).submits();
  expect(it.ann.errors()).toEqual({ 'Last day away': 'Choose both days, or neither.' });
  await it.ann.fills({ 'Last day away': addDays(MONDAY, -1) }).submits();
  expect(it.ann.errors()).toEqual({ 'Last day away': 'Choose a day on or after your first day away.' });
  await it.ann.fills({ 'Last day away': TUESDAY }).submits();
  await it.itIs(MONDAY, '09:02');
  expect(it.ann.directMessages()).toEqual([
    'Hearth: Your last day away is Tuesday 24 November. Enjoy it.\n[Check in after all]',
  ]);
  await proposes(it, 'news.event', '1');
  await it.itIs(TUESDAY, '10:00');
  expect(newsTo(it)).toEqual([]);
  await it.ann.opensHome();
  await it.ann.presses('I’m back');
  await it.hearth.settles();
  expect(newsTo(it)).toEqual([newsOf('1')]);
});
