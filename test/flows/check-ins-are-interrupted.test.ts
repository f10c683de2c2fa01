import { setTimeout } from 'node:timers/promises';
import { addDays } from '../../src/core/calendar.js';
import { joinCheckins, opensSettings, setsUp } from '../support/opening.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY, THURSDAY] = [addDays(MONDAY, 1), addDays(MONDAY, 2), addDays(MONDAY, 3)];

/** Noor pauses Makers until that day. */
async function noorPauses({ noor, hearth }: Story, until: string): Promise<void> {
  await noor.opensHome();
  await hearth.settles();
  await opensSettings(noor, 'Pause or close');
  await noor.fills({ 'Pause until': until }).submits();
  await noor.closesAll();
  await hearth.settles();
}

story('a question that is on its way when its member stops ends once it is there', async (it) => {
  const { ann, makers, slack, hearth } = it;
  await it.settlesIn();
  slack.fail({ method: 'chat.postMessage', user: ann.id, times: 1, with: { delay: 1_000 } });
  const asked = it.itIs(MONDAY, '09:00');
  const decided = `select 1 from checkin_occurrences where user_id = '${ann.id}' and asked_in is not null`;
  while ((await allRows(it.databaseUrl, decided)).length === 0) await setTimeout(10);
  await ann.types('/hearth stop', { in: makers });
  await asked;
  await hearth.settles();
  expect(ann.directMessages()).toEqual(['Hearth: You stopped check-ins in Makers.\n[Start again]']);
});

story('pausing a community ends its open check-ins, which count for nothing', async (it) => {
  const { ann } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await noorPauses(it, WEDNESDAY);
  expect(ann.directMessages()).toEqual([
    'Hearth: Check-ins in Makers are on hold, so there’s no need to answer this one.\n[Check in after all]',
  ]);
  for (const day of [TUESDAY, WEDNESDAY]) await it.itIs(day, '09:00');
  expect(ann.directMessages().map((text) => text.split('\n')[0])).toEqual([
    'Hearth: There was no check-in on Monday 23 November.',
    'Hearth: Morning, Ann. What will you do next?',
  ]);
});

story('a pause does not make a week of a member who is asked once a week begin anew', async (it) => {
  const { noor, ann, workspace, hearth, databaseUrl } = it;
  const writers = workspace.channel({ name: 'writers', members: [noor, ann] });
  await it.settlesIn();
  await setsUp(noor, '#writers');
  await hearth.settles();
  await joinCheckins(writers, [ann]);
  await allRows(
    databaseUrl,
    `insert into checkin_paces (workspace_id, user_id, counted_from, counted_as) select workspace_id, user_id, now() - interval '1 year', 3 from people where user_id = '${ann.id}'`,
  );
  await allRows(databaseUrl, `update communities set checkin_days = '{2}' where name = 'Writers'`);
  await allRows(
    databaseUrl,
    `update checkin_occurrences set day = day + 1, opens_at = opens_at + interval '1 day', remind_at = remind_at + interval '1 day', deadline_at = deadline_at + interval '1 day', due_at = due_at + interval '1 day' where community_id = (select id from communities where name = 'Writers')`,
  );
  await it.itIs(MONDAY, '09:00');
  await noorPauses(it, THURSDAY);
  const before = ann.directMessages().length;
  await it.itIs(TUESDAY, '09:00');
  expect([before, ann.directMessages().length]).toEqual([1, 1]);
});

story('days off are those of the member’s own clock, whatever the community’s', async (it) => {
  const una = it.person('Una Dale', { zone: 'America/New_York', locale: 'en-US' });
  it.makers.members.add(una.id);
  // 2:00 in Berlin is 20:00 on the day before in New York.
  await it.settlesIn({
    'How often?': 'Your own days and times',
    'Ask at': '02:00',
    'Which time zone?': 'Europe/Berlin, for everyone',
  });
  const asked: number[] = [];
  for (const day of [TUESDAY, WEDNESDAY, THURSDAY, addDays(MONDAY, 4)]) {
    await it.itIs(day, '02:00');
    asked.push(it.slack.calls('chat.postMessage').filter((call) => call.arguments.channel === una.id).length);
    await una.types('/hearth skip', { in: it.makers });
    await una.closesAll();
    await it.hearth.settles();
  }
  // Thursday evening in New York, which is Friday in Berlin, is Thanksgiving.
  expect(asked).toEqual([1, 2, 3, 3]);
});

story('a change that Slack refuses for good is not tried again', async (it) => {
  const { ann, slack, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  slack.fail({ method: 'chat.update', user: ann.id, times: 20, with: { error: 'edit_window_closed' } });
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Ship it' }).submits();
  await hearth.settles();
  const updates = () => slack.calls('chat.update').length;
  const count = updates();
  await it.clock.advance({ minutes: 20 });
  expect([count > 0, updates()]).toEqual([true, count]);
});

story('the message about a check-in ends although its change failed when the next one opened', async (it) => {
  const { ann, slack } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await allRows(it.databaseUrl, `update checkin_occurrences set remind_at = deadline_at where user_id = '${ann.id}'`);
  slack.fail({ method: 'chat.update', user: ann.id, times: 1, with: { status: 500 } });
  await it.itIs(TUESDAY, '09:00');
  await it.clock.advance({ minutes: 10 });
  expect(ann.directMessages()[0]).toBe('Hearth: You didn’t check in on Monday 23 November. No harm done.');
});

story('the message of a weekly check-in says on which day the answers are due', async (it) => {
  const { ann } = it;
  await it.settlesIn({ 'How often?': 'Once a week, with a day and a half to answer' });
  await it.itIs(MONDAY, '09:00');
  expect(ann.directMessages()[0]).toContain('Please check in by Tuesday at 18:00. Later answers still count.');
});
