import type { Channel } from '../../local-slack/world/workspace.js';
import { addDays, instantAt } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { setsUp } from '../support/opening.js';
import { allRows, rowsOf } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY] = [1, 2].map((n) => addDays(MONDAY, n)) as [string, string];
const SICK = { emoji: ':face_with_thermometer:' };

const outcomes = ({ databaseUrl, ann }: Story) =>
  allRows(
    databaseUrl,
    `select outcome, asked_at is not null as asked from checkin_occurrences
     where user_id = '${ann.id}' and due_at is null order by day`,
  );

story('while a member’s status says that they’re away, nothing is sent and the day counts for nothing', async (it) => {
  const { ann, hearth } = it;
  await it.settlesIn();
  await ann.setsStatus('Out sick', { ...SICK, until: instantAt(TUESDAY, '20:00', 'Europe/Berlin') });
  await hearth.settles();
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '16:00');
  await it.itIs(TUESDAY, '09:00');
  expect(ann.directMessages()).toEqual([]);
  expect(await outcomes(it)).toEqual([
    { outcome: 'away', asked: false },
    { outcome: 'away', asked: false },
  ]);
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain('Your Slack status says that you’re away, so there’s no need to check in.');
  await it.itIs(WEDNESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(1);
  await checksIn(it, ann);
  expect(ann.reads('Home')).toContain('Streak 1 · 1 of 1 check-in');
});

story('a member who falls ill after they were asked is not reminded, and can check in after all', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await it.itIs(MONDAY, '11:00');
  await ann.setsStatus('Ill', SICK);
  await hearth.settles();
  const resting =
    'Hearth: Your Slack status says that you’re away, so there’s no need to check in.\n[Check in after all]';
  expect(ann.directMessages()).toEqual([resting]);
  await it.itIs(MONDAY, '16:00');
  expect(ann.directMessages()).toHaveLength(1);
  expect(ben.directMessages()).toHaveLength(2);
  // Other days away leave today as it is.
  await ann.types('/hearth away', { in: makers });
  await ann.fills({ 'First day away': addDays(MONDAY, 9), 'Last day away': addDays(MONDAY, 9) }).submits();
  await ann.setsStatus('');
  await hearth.settles();
  expect(await outcomes(it)).toEqual([{ outcome: 'away', asked: true }]);
  await ann.opensDirectMessages();
  await ann.presses('Check in after all');
  await ann.fills({ 'What will you do next?': 'Rest' }).submits();
  await hearth.settles();
  expect(await outcomes(it)).toEqual([{ outcome: 'answered', asked: true }]);
  await it.itIs(TUESDAY, '09:00');
  expect(ann.directMessages()).toHaveLength(2);
});

story(
  'the text of a status is compared before the event is stored, and is stored nowhere',
  async (it) => {
    const { ann } = it;
    await it.settlesIn();
    await ann.setsStatus('On holiday in Lapland', { emoji: ':reindeer:' });
    await it.slack.settled();
    const all = await rowsOf(it.databaseUrl, it.workspace.id);
    const fields = { user: { id: ann.id }, status_away: true, status_away_until: 0 };
    expect(all.inbox).toMatchObject([{ row: { fields } }]);
    expect(JSON.stringify(all)).not.toMatch(/Lapland|reindeer|status_text/);
  },
  { web: true },
);

story(
  'an organizer chooses the words of their community, and those of all of a member’s communities count',
  async (it) => {
    const { noor, ann, ben, makers, workspace, hearth, databaseUrl } = it;
    workspace.channel({ name: 'writers', members: [noor, ann] });
    await it.settlesIn();
    await setsUp(noor, '#writers', {});
    await hearth.settles();
    const LABEL = 'Slack statuses that mean away';
    const opens = async (channel: Channel) => {
      await noor.types('/hearth settings', { in: channel });
      await noor.presses('Change: Slack statuses');
    };
    const isAway = async (person: Story['ann'], text: string, emoji?: string) => {
      await person.setsStatus(text, { emoji: emoji ?? ':speech_balloon:' });
      await hearth.settles();
      const [row] = await allRows(
        databaseUrl,
        `select status_away from attention_preferences where user_id = '${person.id}'`,
      );
      return row?.status_away ?? false;
    };

    await opens(makers);
    expect(noor.reads('modal')).toContain('out sick');
    for (const [typed, problem] of [
      ['🌴', 'Write words, or the name of an emoji, such as :palm_tree:.'],
      ['x'.repeat(51), 'Keep each to 50 characters.'],
      [Array.from({ length: 41 }, (_, n) => `word ${n}`).join('\n'), 'Keep this to 40 lines.'],
    ] as const) {
      await noor.fills({ [LABEL]: typed }).submits();
      expect(Object.values(noor.errors())).toEqual([problem]);
    }
    await noor.fills({ [LABEL]: 'At the lake\n\n At the lake \n:reindeer:' }).submits();
    await noor.types('/hearth settings', { in: makers });
    expect(noor.reads('modal')).toContain('*Slack statuses*\n“At the lake” and 1 other mean away.');
    await noor.closesAll();

    // Ben is in one community, and Ann also in one with the usual words.
    expect(await isAway(ben, 'At the lake')).toBe(true);
    expect(await isAway(ben, '', ':reindeer:')).toBe(true);
    expect(await isAway(ben, 'On vacation')).toBe(false);
    expect(await isAway(ann, 'At the lake')).toBe(true);
    expect(await isAway(ann, 'Working')).toBe(false);
    expect(await isAway(ann, 'On vacation')).toBe(true);

    // Empty, the usual ones count again.
    await opens(makers);
    await noor.fills({ [LABEL]: '' }).submits();
    expect(await allRows(databaseUrl, 'select * from attention_away_words')).toEqual([]);
    expect(await isAway(ben, 'At the lake')).toBe(false);
    expect(await isAway(ben, 'On vacation')).toBe(true);
  },
);
