import { addDays } from '../../src/core/calendar.js';
import { HELLO_DAY, proactiveMessages } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

const NEXT_DAY = addDays(HELLO_DAY, 1);

/** Ann is asked every day, has never answered, and has just been found quiet. */
async function annIsQuiet(it: Story): Promise<void> {
  const { ann, databaseUrl } = it;
  await it.settlesIn();
  await allRows(
    databaseUrl,
    `insert into nudge_policies select workspace_id, id, '{hello,ask,last}', 7, 3, 0, 1 from communities`,
  );
  await allRows(
    databaseUrl,
    `insert into attention_preferences (workspace_id, user_id, keep_asking) values ('${it.workspace.id}', '${ann.id}', true)`,
  );
  await allRows(databaseUrl, `delete from checkin_participants where user_id <> '${ann.id}'`);
  await allRows(databaseUrl, `delete from checkin_occurrences where user_id <> '${ann.id}'`);
  for (const time of ['08:59', '09:00', '10:00']) await it.itIs(HELLO_DAY, time);
}

const QUESTION = `Hearth: Morning, Ann. What will you do next?
[Check in] [… Skip today | Away… | Stop check-ins]
· Please check in by 18:00. Later answers still count.`;

story('a nudge that is due on the day of a check-in comes with the next one, in the same message', async (it) => {
  const { ann } = it;
  await annIsQuiet(it);
  expect(ann.directMessages()).toEqual([QUESTION]);
  await it.itIs(HELLO_DAY, '16:00');
  await it.itIs(NEXT_DAY, '08:30');
  expect(ann.directMessages()).toHaveLength(2);
  await it.itIs(NEXT_DAY, '09:00');
  const [, message] = ann.directMessages();
  expect(message?.startsWith(`${QUESTION}\n---\n`)).toBe(true);
  expect(message).toMatch(/\[Open the channel\] \[… Snooze \| Stop these \| Why this\?\]$/);
  expect(it.slack.calls('chat.postMessage').filter((call) => call.arguments.channel === ann.id)).toHaveLength(3);
  expect(
    await allRows(
      it.databaseUrl,
      `select stage, hello_at is not null as told from nudge_rounds where stage is not null and user_id = '${ann.id}'`,
    ),
  ).toEqual([{ stage: 'hello', told: true }]);
  await it.itIs(NEXT_DAY, '12:00');
  expect(proactiveMessages(ann)).toEqual([]);
});

story('the check-in changes, and what it carries stays until it is over', async (it) => {
  const { ann, hearth } = it;
  await annIsQuiet(it);
  await it.itIs(NEXT_DAY, '09:00');
  await ann.opensDirectMessages();
  await ann.chooses('Why this?');
  expect(ann.reads('modal')).toContain('Why did I get this?');
  await ann.closesAll();
  await ann.chooses('Skip today');
  await hearth.settles();
  const [, skipped] = ann.directMessages();
  expect(skipped).toMatch(
    /^Hearth: Skipped for today\. See you next time\.\n\[Check in after all\] \[Say why [^\]]*\]\n---\n/,
  );
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Begin again' }).submits();
  await hearth.settles();
  expect(ann.directMessages()[1]).toMatch(
    /^Hearth: Checked in at 09:00\.\n\*Next:\* {2}Begin again\n\[Edit\] \[… See the thread \| Take down\]\n---\nYou’re back/,
  );
});

story('a check-in that Slack refuses takes nothing along', async (it) => {
  const { ann, slack } = it;
  await annIsQuiet(it);
  slack.fail({ method: 'chat.postMessage', user: ann.id, times: 1, with: { error: 'user_disabled' } });
  await it.itIs(NEXT_DAY, '09:00');
  expect(
    await allRows(it.databaseUrl, `select drop_reason from attention_proposals where user_id = '${ann.id}'`),
  ).toEqual([{ drop_reason: 'undeliverable' }]);
});
