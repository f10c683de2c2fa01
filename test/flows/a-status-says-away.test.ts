import { addDays, instantAt } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
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
