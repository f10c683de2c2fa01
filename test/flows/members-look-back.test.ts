import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { forgeHome } from '../support/forge.js';
import { oneValue } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const [TUESDAY, WEDNESDAY, NEXT_MONDAY] = [1, 2, 7].map((n) => addDays(MONDAY, n)) as [string, string, string];

/** Ann checks in on two days and skips one, and checks in again on the next Monday. */
async function looksBack(it: Story): Promise<void> {
  const { ann, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Ship it\nCall *two* customers' });
  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, ann, {
    'What’s done?': 'Ship it',
    'Anything else you got done?': 'Tidied up',
    'What will you do next?': '=1+1',
    'Anything in your way?': 'Too much email',
    'How is it going?': 'Steady',
    'Who sees it?': 'Only me',
  });
  await it.itIs(WEDNESDAY, '09:00');
  await ann.opensDirectMessages();
  await ann.chooses('Skip today');
  await hearth.settles();
  await ann.chooses('Nothing to report');
  await hearth.settles();
  await it.itIs(NEXT_MONDAY, '09:00');
  await checksIn(it, ann, { 'What’s done?': 'Call *two* customers', 'What will you do next?': 'Rest' });
}

/** Returns the modal without the addresses of its links. */
const shown = ({ ann }: Story) => ann.reads('modal').replace(/ \(http[^)]*\)/g, '');

story('members look back on their check-ins week by week, and get them as a file', async (it) => {
  const { ann, hearth } = it;
  await looksBack(it);
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toContain(
    '[Edit] [See the thread] [… Check in for tomorrow | Away… | Your check-ins | Time and reminder | Stop check-ins]',
  );
  await ann.chooses('Your check-ins');
  expect(shown(it)).toBe(
    [
      '== Your check-ins ==',
      '· Makers · Hearth shows this page only to you.',
      '·······  ·······  ·······  ●●–····  ●',
      'You checked in on 3 days in the last five weeks.',
      '· ● checked in, ○ not answered, – skipped, away or on hold, · no check-in',
      '2 of your last 3 commitments are done.',
      '---',
      '# Week of Monday 30 November · 1 thing done',
      '*Monday 30 November*',
      '✓  Call *two* customers',
      '*Next:*  Rest',
      '[Earlier] [Get it as a file]',
      '---',
      '*Weekly recap:* a message on Mondays with what you finished last week and what’s still on your list. Only you get it. [Turn on]',
      '[Close]',
    ].join('\n'),
  );
  await ann.presses('Earlier');
  expect(shown(it)).toBe(
    [
      '== Your check-ins ==',
      '· Makers · Hearth shows this page only to you.',
      '---',
      '# Week of Monday 23 November · 2 things done',
      '*Tuesday 24 November* · Steady · only you can see it',
      '✓  Ship it',
      '✓  Tidied up',
      '*Next:*  =1+1',
      '*In the way:*  Too much email',
      '*Monday 23 November*',
      '*Next:*',
      '•  Ship it',
      '•  Call *two* customers',
      '[Later] [Get it as a file]',
      '[Close]',
    ].join('\n'),
  );
  await ann.presses('Later');
  expect(shown(it)).toContain('# Week of Monday 30 November');

  await ann.presses('Get it as a file');
  expect(ann.reads('modal')).toContain('The file is on its way to you in a DM.');
  await ann.closesAll();
  await hearth.settles();
  const { files } = await ann.sees('DM', /Your check-ins in Makers\./);
  expect(Buffer.from(files?.[0]?.content ?? '').toString()).toBe(
    [
      '"day","state","answered","late","done","next","seen by","Anything in your way?","How is it going?"',
      '"2026-11-23","checked in","2026-11-23T08:00:00.000Z","no","","Ship it\nCall *two* customers","everyone","",""',
      `"2026-11-24","checked in","2026-11-24T08:00:00.000Z","no","Ship it\nTidied up","'=1+1","only me","Too much email","Steady"`,
      '"2026-11-25","skipped (nothing to report)","","","","","","",""',
      '"2026-11-30","checked in","2026-11-30T08:00:00.000Z","no","Call *two* customers","Rest","everyone","",""',
      '',
    ].join('\r\n'),
  );
});

story('the file of a workspace without files is a message that says where to find it', async (it) => {
  const { ann, slack, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await ann.types('/hearth history', { in: it.makers });
  expect(ann.reads('modal')).toContain('Once you’ve checked in, you’ll find it here, week by week.');
  expect(ann.reads('modal')).not.toContain('Get it as a file');
  await ann.closesAll();
  await checksIn(it, ann);
  slack.fail({ method: 'files.getUploadURLExternal', times: 9, with: { error: 'missing_scope' } });
  await ann.types('/hearth history', { in: it.makers });
  await ann.presses('Get it as a file');
  await hearth.settles();
  expect(ann.directMessages().at(-1)).toContain('“Your data” in Preferences gives you your check-ins as text.');
});

story('nobody else gets to see a member’s check-ins there', async (it) => {
  const { ann, ben, hearth } = it;
  await looksBack(it);
  const occurrenceId = await oneValue(
    it.databaseUrl,
    `select id::text as value from checkin_occurrences where user_id = '${ann.id}' order by day limit 1`,
  );
  await ben.opensHome();
  await hearth.settles();
  forgeHome(ben, { occurrenceId, act: 'history' }, 'checkins.menu');
  await ben.presses('Check in');
  expect(ben.reads('modal')).toContain('Once you’ve checked in');
  expect(ben.reads('modal')).not.toMatch(/Ship it|Too much email/);
});
