import { addDays } from '../../src/core/calendar.js';
import { allRows, whileLocked } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
/** The questions that a person got, with those that a later one has closed. */
const asks = (person: Story['ann']) =>
  person.directMessages().filter((text) => /What will you do next\?|You didn’t check in on/.test(text));

story('each member is asked at nine o’clock in their own time zone', async (it) => {
  const tomo = it.person('Tomo Sato', { zone: 'Asia/Tokyo' });
  const kai = it.person('Kai Moana', { zone: 'Pacific/Auckland' });
  const lee = it.person('Lee Park', { zone: 'America/Los_Angeles' });
  for (const person of [tomo, kai, lee]) it.makers.members.add(person.id);
  await it.settlesIn();
  const seen = () => [it.ann, tomo, kai, lee].map((person) => asks(person).length);

  await it.itIs(MONDAY, '09:00');
  expect(seen()).toEqual([1, 0, 0, 0]);
  await it.itIs(MONDAY, '09:00', 'America/Los_Angeles');
  expect(seen()).toEqual([1, 0, 0, 1]);
  await it.itIs(TUESDAY, '09:00', 'Pacific/Auckland');
  expect(seen()).toEqual([1, 0, 1, 1]);
  await it.itIs(TUESDAY, '09:00', 'Asia/Tokyo');
  expect(seen()).toEqual([1, 1, 1, 1]);
});

story('a reminder costs exactly one Slack call, and none for a member who answered or skipped', async (it) => {
  const { slack, ann, ben, noor } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '08:59');
  const before = slack.calls().length;
  await it.itIs(MONDAY, '09:00');
  const asked = slack.calls().slice(before);
  expect(asked.map((call) => [call.method, call.arguments.channel]).sort()).toEqual(
    [ann, ben, noor].map((person) => ['chat.postMessage', person.id]).sort(),
  );

  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await ben.opensDirectMessages();
  await ben.chooses('Skip today');
  await it.hearth.settles();
  const later = slack.calls().length;
  await it.itIs(MONDAY, '16:00');
  expect(
    slack
      .calls()
      .slice(later)
      .map((call) => [call.method, call.arguments.channel]),
  ).toEqual([['chat.postMessage', noor.id]]);
});

story('a member who changes time zones is asked once on each local day', async (it) => {
  const { ann, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.changesZone('America/New_York');
  await hearth.settles();
  await it.itIs(MONDAY, '09:00', 'America/New_York');
  expect(asks(ann)).toHaveLength(1);
  await it.itIs(TUESDAY, '09:00');
  expect(asks(ann)).toHaveLength(1);
  await it.itIs(TUESDAY, '09:00', 'America/New_York');
  expect(asks(ann)).toHaveLength(2);

  await it.itIs(addDays(MONDAY, 2), '08:00', 'America/New_York');
  await ann.changesZone('Asia/Tokyo');
  await hearth.settles();
  expect(asks(ann)).toHaveLength(2);
  await it.itIs(addDays(MONDAY, 3), '09:00', 'Asia/Tokyo');
  expect(asks(ann)).toHaveLength(3);
});

story('a member who moves east past the check-in time is asked at once', async ({ ann, hearth, settlesIn, itIs }) => {
  await settlesIn();
  await itIs(MONDAY, '09:00');
  await itIs(TUESDAY, '08:30');
  expect(asks(ann)).toHaveLength(1);
  await ann.changesZone('Asia/Tokyo');
  await hearth.settles();
  expect(asks(ann)).toHaveLength(2);
});

story('Hearth asks as soon as it is back if it was down at the check-in time', async (it) => {
  await it.settlesIn();
  await it.hearth.stops();
  await it.itIs(MONDAY, '11:20');
  expect(asks(it.ann)).toEqual([]);
  const again = await it.anotherHearth();
  await again.settles();
  expect(asks(it.ann)).toHaveLength(1);

  await again.stops();
  await it.itIs(TUESDAY, '20:00');
  await (await it.anotherHearth()).settles();
  expect(asks(it.ann)).toHaveLength(1);
  await it.itIs(addDays(MONDAY, 2), '09:00');
  expect(asks(it.ann)).toHaveLength(2);
});

story('two Hearth processes on one database ask each member once', async (it) => {
  await it.settlesIn();
  await it.anotherHearth();
  for (let day = 0; day < 3; day += 1) {
    await it.itIs(addDays(MONDAY, day), '09:00');
    await it.itIs(addDays(MONDAY, day), '16:00');
  }
  const seen = [it.ann, it.ben, it.noor].map((person) => [asks(person).length, person.directMessages().length]);
  // The last day's reminder, and none of those before it.
  expect(seen).toEqual(Array(3).fill([3, 3]));
});

story('a clock that jumps back asks nobody again, and one that jumps ahead skips the days in between', async (it) => {
  const { ann, settlesIn, itIs } = it;
  await settlesIn();
  await itIs(MONDAY, '09:00');
  await itIs(MONDAY, '06:00');
  await itIs(MONDAY, '09:00');
  await itIs(addDays(MONDAY, -3), '09:00');
  expect(asks(ann)).toHaveLength(1);
  await itIs(addDays(MONDAY, 9), '03:00');
  await itIs(addDays(MONDAY, 1), '09:00');
  await itIs(addDays(MONDAY, 9), '09:00');
  expect(asks(ann)).toHaveLength(2);
  await itIs(addDays(MONDAY, 10), '09:00');
  expect(asks(ann)).toHaveLength(3);
});

story('a public holiday of a member’s region is no check-in day for them', async (it) => {
  const kim = it.person('Kim Lee', { zone: 'America/New_York', locale: 'en-US' });
  it.makers.members.add(kim.id);
  await it.settlesIn();
  const asked = [];
  // Thanksgiving is on Thursday.
  for (const later of [0, 1, 2, 3, 4]) {
    await it.itIs(addDays(MONDAY, later), '09:00', 'America/New_York');
    await kim.opensDirectMessages();
    if (later !== 3) await kim.chooses('Skip today');
    await it.hearth.settles();
    asked.push(it.slack.calls('chat.postMessage').filter((call) => call.arguments.channel === kim.id).length);
  }
  expect(asked).toEqual([1, 2, 3, 3, 4]);
  await kim.opensHome();
  await it.hearth.settles();
  await kim.presses('Preferences');
  const shown = JSON.stringify(kim.modal);
  expect(shown).toContain('Hearth won’t message you on these days. Next: Christmas Day, Friday, December 25;');
});

story('a reminder that is overtaken by a response says so', async (it) => {
  const { ann, databaseUrl } = it;
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  // As if Ann had skipped the day after Hearth had decided to remind her.
  const skips = `update checkin_occurrences set outcome = 'skipped', due_at = null
    where user_id = '${ann.id}' and day = '${MONDAY}'`;
  let reminding: Promise<void> | undefined;
  await whileLocked(databaseUrl, skips, async () => {
    reminding = it.itIs(MONDAY, '16:00');
    while ((await allRows(databaseUrl, waiting)).length === 0);
  });
  await reminding;
  await it.hearth.settles();
  const skipped = expect.stringMatching(/^Hearth: Skipped for today\./);
  expect(ann.directMessages()).toEqual([skipped, skipped]);
});
