import { addDays } from '../../src/core/calendar.js';
import { joinCheckins, setsUp } from '../support/opening.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Ann takes part in check-ins in #makers, which open at 9:00, and in #writers, which open at this time. */
async function annIsInTwo(it: Story, opensAt: string): Promise<void> {
  const { noor, ann, workspace, hearth } = it;
  const writers = workspace.channel({ name: 'writers', members: [noor, ann] });
  await it.settlesIn();
  await setsUp(noor, '#writers', { 'Ask at': opensAt });
  await hearth.settles();
  await joinCheckins(writers, [ann]);
}

const BOTH_OPEN = `Hearth: Morning, Ann. Two check-ins are open.
*Makers:* What will you do next?
[Check in] [… Skip today: Makers | Away… | Stop check-ins: Makers]
· Please check in by 18:00. Later answers still count.
---
*Writers:* What will you do next?
[Check in] [… Skip today: Writers | Away… | Stop check-ins: Writers]
· Please check in by 18:00. Later answers still count.`;

story('check-ins that open within an hour come as one message, and so does their reminder', async (it) => {
  const { ann } = it;
  await annIsInTwo(it, '09:45');
  await it.itIs(MONDAY, '09:00');
  expect(ann.directMessages()).toEqual([BOTH_OPEN]);
  await it.itIs(MONDAY, '09:45');
  expect(ann.directMessages()).toHaveLength(1);
  await it.itIs(MONDAY, '16:00');
  expect(ann.directMessages().slice(1)).toEqual([
    `Hearth: Ann, your check-in with Makers is due by 18:00. Later answers still count.
[Check in] [… Skip today: Makers | Away… | Stop check-ins: Makers]
---
Ann, your check-in with Writers is due by 18:00. Later answers still count.
[Check in] [… Skip today: Writers | Away… | Stop check-ins: Writers]
· This is the only reminder for today.`,
  ]);

  await ann.opensDirectMessages();
  await ann.chooses('Skip today: Makers');
  await it.hearth.settles();
  expect(ann.directMessages().map((text) => text.split('\n').slice(0, 2))).toEqual([
    ['Hearth: Skipped for today in Makers. See you next time.', '[Check in after all] [Say why (only you see it) ▾]'],
    ['Hearth: Skipped for today in Makers. See you next time.', '[Check in after all] [Say why (only you see it) ▾]'],
  ]);
  await it.itIs(addDays(MONDAY, 1), '09:00');
  expect(ann.directMessages()).toEqual([
    `Hearth: *Makers:* You skipped Monday 23 November.
---
*Writers:* You didn’t check in on Monday 23 November. No harm done.`,
    'Hearth: *Makers:* You skipped Monday 23 November.',
    BOTH_OPEN,
  ]);
});

story('the check-ins in a message stand in the order in which they opened, whichever is due first', async (it) => {
  const { noor, ann, workspace, hearth } = it;
  const writers = workspace.channel({ name: 'writers', members: [noor, ann] });
  await it.settlesIn();
  await setsUp(noor, '#writers', { 'Ask at': '09:30', 'Answers by': '17:30' });
  await hearth.settles();
  await joinCheckins(writers, [ann]);
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '15:30');
  expect(
    ann
      .directMessages()
      .at(-1)
      ?.match(/check-in with \w+ is due by [\d:]+/g),
  ).toEqual(['check-in with Makers is due by 18:00', 'check-in with Writers is due by 17:30']);
});

story('a check-in that opens later comes in its own message, with one reminder a day for both', async (it) => {
  const { ann } = it;
  await annIsInTwo(it, '12:00');
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '12:00');
  expect(ann.directMessages().map((text) => text.split('\n')[0])).toEqual([
    'Hearth: Morning, Ann. Time to check in with Makers. What will you do next?',
    'Hearth: Hello, Ann. Time to check in with Writers. What will you do next?',
  ]);
  await it.itIs(MONDAY, '16:00');
  expect(ann.directMessages()).toHaveLength(3);
  await it.itIs(MONDAY, '17:59');
  expect(ann.directMessages()).toHaveLength(3);
});

story('a check-in that opens within an hour of a reminder carries the reminder', async (it) => {
  const { ann } = it;
  await annIsInTwo(it, '16:30');
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '16:00');
  expect(ann.directMessages()).toHaveLength(2);
  expect(ann.directMessages().at(-1)).toMatch(/^Hearth: Hello, Ann\. Two check-ins are open\./);
  await it.itIs(MONDAY, '17:20');
  expect(ann.directMessages()).toHaveLength(2);
});

story('somebody whose two check-ins are due at once is asked once, although two workers handle them', async (it) => {
  const { ann, slack } = it;
  await annIsInTwo(it, '09:00');
  await it.anotherHearth();
  await it.itIs(MONDAY, '09:00');
  await ann.sees('DM', /Two check-ins are open/);
  await it.hearth.settles();
  expect(slack.calls('chat.postMessage').filter((call) => call.arguments.channel === ann.id)).toHaveLength(1);
});

story('a question that carries a reminder stays one when the other check-in is settled', async (it) => {
  const { ann, hearth } = it;
  await annIsInTwo(it, '16:30');
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '16:00');
  await ann.opensDirectMessages();
  await ann.chooses('Skip today: Makers');
  await hearth.settles();
  expect(ann.directMessages().at(-1)).toBe(
    `Hearth: Skipped for today in Makers. See you next time.
[Check in after all] [Say why (only you see it) ▾]
---
Morning, Ann. Time to check in with Writers. What will you do next?
[Check in] [… Skip today: Writers | Away… | Stop check-ins: Writers]
· Please check in by 18:00. Later answers still count.`.replace('Morning', 'Hello'),
  );
});

/** Ann takes part in ten more communities, whose check-ins open at 9:00, with something on each list. */
async function annIsInEleven(it: Story): Promise<void> {
  const { ann, databaseUrl } = it;
  await it.settlesIn();
  await allRows(
    databaseUrl,
    `with more as (
      insert into communities (workspace_id, channel_id, name, problem, audience, outcome, checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at, opened_at, announce_at, announced_at)
      select workspace_id, 'C' || n, 'Group ' || n, '', '', '', checkin_days, checkin_time, checkin_deadline, rhythm_since, created_by, created_at, opened_at, announce_at, announced_at
      from communities, generate_series(1, 10) n returning *
    ), programme as (
      insert into checkin_programmes (workspace_id, id, community_id) select workspace_id, id, id from more
    ), member as (
      insert into members (workspace_id, community_id, user_id, joined_at) select workspace_id, id, '${ann.id}', created_at from more
    ), participant as (
      insert into checkin_participants (workspace_id, programme_id, user_id, since, asked_from) select workspace_id, id, '${ann.id}', created_at, created_at from more
    ), occurrence as (
      insert into checkin_occurrences (workspace_id, programme_id, community_id, user_id, day, opens_at, remind_at, deadline_at, due_at)
      select o.workspace_id, more.id, more.id, o.user_id, o.day, o.opens_at, o.remind_at, o.deadline_at, o.due_at
      from more, checkin_occurrences o where o.user_id = '${ann.id}'
    )
    insert into commitments (workspace_id, community_id, user_id, text, made_on, made_at, position)
    select workspace_id, id, '${ann.id}', repeat('&', 200), '${MONDAY}', created_at, n from more, generate_series(1, 20) n`,
  );
}

story('somebody in eleven communities is asked in each of them, in messages that Slack accepts', async (it) => {
  const { ann, slack } = it;
  await annIsInEleven(it);
  for (const time of ['09:00', '10:00', '11:00']) await it.itIs(MONDAY, time);
  const posts = slack.calls('chat.postMessage').filter((call) => call.arguments.channel === ann.id);
  expect(posts.map(({ error }) => error ?? 'sent')).toEqual(['sent', 'sent', 'sent']);
  expect(
    await oneValue(
      it.databaseUrl,
      `select count(*)::int as value from checkin_occurrences where asked_at is not null and user_id = '${ann.id}'`,
    ),
  ).toBe(11);
});
