import { addDays } from '../../src/core/calendar.js';
import { setsUp } from '../support/opening.js';
import { annHasNotAnswered } from '../support/quiet.js';
import { allRows, oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** The day, counted from the Monday of the first week. */
const dayOf = (week: number, weekday: number) => addDays(MONDAY, 7 * week + weekday);

/** Lets a day pass, and returns the first word of each message about check-ins that Ann got on it. */
const TIMES = ['09:00', '16:00', '18:00'];

async function heardOn(it: Story, day: string, times = TIMES): Promise<string[]> {
  const before = it.slack.calls('chat.postMessage').length;
  for (const time of times) await it.itIs(day, time);
  return it.slack
    .calls('chat.postMessage')
    .slice(before)
    .filter((call) => call.arguments.channel === it.ann.id)
    .map((call) => /^(Morning|Ann), /.exec(String(call.arguments.text))?.[1] ?? 'a nudge')
    .filter((word) => word !== 'a nudge');
}

async function heardInWeek(it: Story, week: number, times = TIMES): Promise<string[][]> {
  const heard: string[][] = [];
  for (const weekday of [0, 1, 2, 3, 4]) heard.push(await heardOn(it, dayOf(week, weekday), times));
  return heard;
}

const [ASKED, REMINDED] = ['Morning', 'Ann'];

const PAUSED =
  'Hearth: Ann, you haven’t checked in for a while, so I’ll stop asking. Your list stays as it is, and you can check in from Hearth’s Home tab at any time.\n' +
  '[Start again]\n· If you check in, I’ll start asking again, too.';

story('a member who never answers is asked less and less, and is told once that nobody asks any more', async (it) => {
  await it.settlesIn();
  expect(await heardInWeek(it, 0)).toEqual([[ASKED, REMINDED], [ASKED, REMINDED], [ASKED], [], []]);
  for (const week of [1, 2, 3]) expect(await heardInWeek(it, week, ['09:00'])).toEqual([[ASKED], [], [], [], []]);
  expect(it.ann.directMessages().at(-1)).toContain('I’m asking you once a week for now.');
  await it.itIs(dayOf(4, 0), '09:00');
  expect(it.ann.directMessages().at(-1)).toBe(PAUSED);
  for (const week of [4, 5]) expect((await heardInWeek(it, week, ['09:30'])).flat()).toEqual([]);
});

story('a member who presses "Start again" is asked from the next check-in day on', async (it) => {
  await it.settlesIn();
  await annHasNotAnswered(it, 6);
  await it.itIs(MONDAY, '09:00');
  await it.ann.opensDirectMessages();
  await it.ann.presses('Start again');
  await it.hearth.settles();
  expect(it.ann.directMessages().at(-1)).toBe('Hearth: I’ll ask you again from your next check-in day.');
  expect(await heardOn(it, dayOf(0, 1))).toEqual([ASKED, REMINDED]);
  expect(await heardOn(it, dayOf(0, 2))).toEqual([ASKED, REMINDED]);
  expect(await heardOn(it, dayOf(0, 3))).toEqual([ASKED]);
});

story('Home shows the pace that a member chose, until they change it or respond', async (it) => {
  const { ann, hearth } = it;
  await it.settlesIn();
  await annHasNotAnswered(it, 1);
  const choice = (
    row: string,
  ) => `insert into checkin_paces (workspace_id, user_id, counted_from, counted_as, paused_after)
    select workspace_id, '${ann.id}', ${row} from workspaces
    on conflict (workspace_id, user_id) do update set counted_from = excluded.counted_from, counted_as = excluded.counted_as,
      paused_after = excluded.paused_after`;
  const chosenAt = `timestamptz '${MONDAY} 06:00Z'`;
  const paceOnHome = async () => {
    await ann.opensHome();
    await hearth.settles();
    return /\n(Hearth (?:asks|isn’t).*)\n/.exec(ann.reads('Home'))?.[1];
  };
  expect(await paceOnHome()).toBeUndefined();
  for (const [row, line] of [
    [`${chosenAt}, 3, null`, 'Hearth asks you once a week, until you check in. [Ask as usual]'],
    [
      `${chosenAt}, 6, gen_random_uuid()`,
      'Hearth isn’t asking you at the moment. You can check in whenever you like. [Start again]',
    ],
  ] as const) {
    await allRows(it.databaseUrl, choice(row));
    expect(await paceOnHome()).toBe(line);
    await ann.presses(line.includes('week') ? 'Ask as usual' : 'Start again');
    expect(ann.reads('modal')).toContain('I’ll ask you as usual from your next check-in day.');
    await ann.closesAll();
    await hearth.settles();
    expect(ann.reads('Home')).not.toContain(line);
  }
  await allRows(it.databaseUrl, choice(`${chosenAt}, 3, null`));
  await ann.uses('Check in');
  await ann.fills({ 'What will you do next?': 'Start small' }).submits();
  expect(await paceOnHome()).toBeUndefined();
});

story('a check-in from Home brings the usual pace back, and the message about the pause says so', async (it) => {
  await it.settlesIn();
  await annHasNotAnswered(it, 6);
  await it.itIs(MONDAY, '09:00');
  await it.ann.uses('Check in');
  await it.ann.fills({ 'What will you do next?': 'Start small' }).submits();
  await it.hearth.settles();
  expect(it.ann.directMessages().at(-1)).toBe('Hearth: I’ll ask you again from your next check-in day.');
  expect(await heardOn(it, dayOf(0, 1))).toEqual([ASKED, REMINDED]);
});

story('a member who chose to be asked every time always is, and reminded', async (it) => {
  await it.settlesIn();
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses('Preferences');
  await it.ann.fills({ 'When you don’t check in': ['Keep asking every time'] }).submits();
  await annHasNotAnswered(it, 8);
  expect(await heardInWeek(it, 0)).toEqual([0, 1, 2, 3, 4].map(() => [ASKED, REMINDED]));
  await it.ann.opensHome();
  await it.hearth.settles();
  await it.ann.presses('Preferences');
  await it.ann.fills({ 'When you don’t check in': [] }).submits();
  await it.itIs(dayOf(1, 0), '09:00');
  expect(it.ann.directMessages().at(-1)).toBe(PAUSED);
});

story('days without an answer count over all communities together, and the pause is said once', async (it) => {
  const { ann, noor, workspace, hearth } = it;
  workspace.channel({ name: 'writers', members: [noor, ann] });
  await it.settlesIn();
  await setsUp(noor, '#writers');
  await hearth.settles();
  await annHasNotAnswered(it, 6);
  await it.itIs(MONDAY, '09:00');
  expect(ann.directMessages().filter((text) => text === PAUSED)).toHaveLength(1);
  expect(
    await oneValue(it.databaseUrl, `select count(*) as value from checkin_paces where paused_after is not null`),
  ).toBe('1');
});

story('the question of a week stays open until the next one, and says then that it was missed', async (it) => {
  await it.settlesIn();
  await annHasNotAnswered(it, 3);
  for (const weekday of [0, 1, 2, 3]) await it.itIs(dayOf(0, weekday), '09:00');
  await it.ann.opensDirectMessages();
  await it.ann.presses('Check in');
  expect(it.ann.reads('modal')).toMatch(/^== Check in ==/);
  await it.ann.closes();
  for (const day of [dayOf(0, 4), dayOf(1, 0)]) await it.itIs(day, '09:00');
  expect(it.ann.directMessages().filter((text) => text.includes('[Check in]'))).toHaveLength(1);
  expect(it.ann.directMessages()).toContain('Hearth: You didn’t check in on Monday 23 November. No harm done.');
});
