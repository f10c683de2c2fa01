import { rotateSecrets } from '../../src/commands/keys.js';
import { openDatabase } from '../../src/core/database/database.js';
import { createLog } from '../../src/core/log.js';
import { exportPerson } from '../../src/core/personal-data.js';
import { createSecrets, secretKeysOf } from '../../src/core/secrets.js';
import { newTokenKey, readTokenKeys, type TokenKey } from '../../src/core/token-keys.js';
import { inventoryOf } from '../../src/deps.js';
import { features } from '../../src/features/index.js';
import { guidelinesArePublished } from '../support/guidelines.js';
import { aboutReports, flags, give, raises, somethingIsFlagged, takesReports } from '../support/moderation.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows, rowsOf } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

story('a member flags a message, two moderators see one card each, and the reporter hears the end', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  const [mona, max] = [it.person('Mona Weiss'), it.person('Max Lund')];
  for (const one of [mona, max]) makers.members.add(one.id);
  await guidelinesArePublished(it, { withCheckins: false });
  await takesReports(it);
  await give(it, 'moderator', mona, max);
  const message = await ben.posts(makers, 'You are all idiots');
  await ann.uses('Report to moderators', { on: message });
  expect(ann.reads('modal')).toContain(
    'Mona Weiss and Max Lund will see what you report. Other moderators and organizers of *Makers* can see it, too, unless it’s about them. None of them will see that it came from you.',
  );
  await ann
    .fills({
      'Which guideline is this about?': 'Disagree with ideas, not people.',
      'What should they know?': 'It is the third time.',
    })
    .submits();
  expect(ann.reads('modal')).toContain('Thank you. Your report has arrived.');
  await ann.closesAll();
  await hearth.settles();
  expect(aboutReports(ann)).toEqual([
    'Received: your report in *Makers*. I’ll write once more, when it has been handled.',
  ]);
  expect(aboutReports(noor)).toEqual([]);
  expect(aboutReports(ben)).toEqual([]);
  expect(aboutReports(mona)).toEqual(aboutReports(max));
  expect(aboutReports(mona)).toEqual([
    [
      'A message in the home channel of *Makers* was reported.',
      '“Disagree with ideas, not people.”',
      '[Open the message] [Take it on] [… Details | Remind privately | Add a note | Dismiss | Resolve]',
    ].join('\n'),
  ]);

  await mona.opensDirectMessages();
  await mona.presses('Take it on');
  await max.opensDirectMessages();
  await max.presses('Take it on');
  expect(max.reads('modal')).toContain('Mona Weiss has already taken this on.');
  await max.closesAll();
  await hearth.settles();
  expect(aboutReports(max)).toEqual(aboutReports(mona));
  expect(aboutReports(max)[0]).toMatch(/\[Resolve\].*\n· Mona Weiss has taken this on · /);

  await flags(it, noor, message, { 'What should they know?': 'Me too.' });
  expect(aboutReports(mona)).toHaveLength(1);
  expect(aboutReports(mona)[0]).toContain('2 people have reported it.');
  await max.chooses('Details');
  expect(max.reads('modal')).toContain('It is the third time.');
  expect(max.reads('modal')).not.toMatch(/Ann|Noor/);
  await max.closesAll();

  await max.opensDirectMessages();
  await max.presses('Resolve');
  await hearth.settles();
  expect(aboutReports(mona)[0]).toMatch(/Max Lund resolved this/);
  expect(aboutReports(mona)[0]).not.toContain('[Resolve]');
  for (const reporter of [ann, noor]) expect(aboutReports(reporter)).toHaveLength(2);
  expect(aboutReports(ann)[1]).toMatch(/^Handled: your report in \*Makers\*/);
  const rows = JSON.stringify(await rowsOf(it.databaseUrl, it.workspace.id));
  expect(rows).not.toMatch(/idiots|third time|Me too/);
  expect(hearth.log.filter(({ level }) => level >= 50)).toEqual([]);
});

story('the end of the guidelines says who sees a report, and has a button to make one', async (it) => {
  const { ann, makers, hearth, noor } = it;
  await guidelinesArePublished(it, { withCheckins: false });
  await ann.types('/hearth guidelines', { in: makers });
  expect(ann.reads('modal')).not.toContain('Report a concern');
  await ann.closesAll();
  await takesReports(it);
  await ann.types('/hearth guidelines', { in: makers });
  expect(ann.reads('modal')).toContain(
    'Noor Haddad will see what you report. Other moderators and organizers of *Makers* can see it, too, unless it’s about them. None of them will see that it came from you. Hearth will message you when it arrives and when it’s been handled.\n[Report a concern]',
  );
  await ann.presses('Report a concern');
  await ann.fills({ 'What happened?': 'Someone sends me DMs.' }).submits();
  await ann.closesAll();
  await hearth.settles();
  expect(aboutReports(noor).at(-1)).toMatch(/^Someone raised a concern in \*Makers\*/);
});

story('a report about the only organizer goes to an admin, and nobody handles what concerns them', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  const ada = it.person('Ada Admin', { isAdmin: true });
  makers.members.add(ada.id);
  await it.settlesIn();
  await allRows(it.databaseUrl, `delete from checkin_participants`);
  await takesReports(it);
  await raises(it, ann, { 'What happened?': 'Noor writes me at night.', 'Who is it about?': noor.name });
  expect(aboutReports(noor)).toEqual([]);
  expect(aboutReports(ada)[0]).toMatch(/^Someone raised a concern in \*Makers\*\.\n\[Take it on\]/);
  await noor.types('/hearth report-log', { in: makers });
  expect(noor.reads('modal')).toContain('Nothing was reported in the last 90 days.');
  await noor.closesAll();
  await ada.opensDirectMessages();
  await ada.chooses('Details');
  expect(ada.reads('modal')).toMatch(/It’s about @?Noor Haddad\.[\s\S]*Noor writes me at night\./);
  await ada.closesAll();
  await ada.presses('Take it on');
  await hearth.settles();
  await ada.presses('Resolve');
  await hearth.settles();
  expect(aboutReports(ada)[0]).toMatch(/Ada Admin resolved this/);
  expect(aboutReports(ann)).toHaveLength(2);
  expect(aboutReports(ben)).toEqual([]);
});

story('in a community that takes no reports, the shortcut says whom to write to', async (it) => {
  await it.settlesIn();
  await it.itIs(MONDAY, '10:00');
  const message = await it.ben.posts(it.makers, 'Hello');
  await it.ann.uses('Report to moderators', { on: message });
  expect(it.ann.reads('modal')).toContain('Reports are switched off in *Makers*. You can write to its organizers: ');
});

story('a reporter’s data has what they wrote, also under a new key, and erasing them erases it', async (it) => {
  const { mona } = await somethingIsFlagged(it);
  const { ann, hearth, workspace, databaseUrl, makers } = it;
  const noteIn = async (keys: readonly TokenKey[]) => {
    const db = openDatabase(databaseUrl, 1, createLog('silent'));
    const open = (sealed: string) => createSecrets(keys).open(workspace.id, sealed);
    const data = await db.inWorkspace(workspace.id, (tx) => exportPerson(tx, inventoryOf(features), ann.id, open));
    await db.close();
    return data.moderation_reports;
  };
  const inbound = { signingSecret: it.slack.app.signingSecret };
  const old = secretKeysOf({ serves: { botToken: '', installer: undefined }, inbound });
  expect(await noteIn(old)).toMatchObject([{ reporter_user_id: ann.id, note: 'Please help.' }]);
  const keys = [...(readTokenKeys(newTokenKey('new')) ?? []), ...old];
  const db = openDatabase(databaseUrl, 2, createLog('silent'));
  expect(await rotateSecrets(db, inventoryOf(features), keys, 'new')).toEqual({ count: 1, lost: 0 });
  expect(await rotateSecrets(db, inventoryOf(features), keys, 'new')).toEqual({ count: 0, lost: 0 });
  await db.close();
  expect(await noteIn(keys.slice(0, 1))).toMatchObject([{ note: 'Please help.' }]);
  await ann.types('/hearth data', { in: makers });
  await ann.presses('Erase me');
  await ann.presses('Erase me');
  await ann.closesAll();
  await hearth.settles();
  expect(await allRows(databaseUrl, 'select 1 from moderation_reports')).toEqual([]);
  await mona.types('/hearth report-log', { in: makers });
  expect(mona.reads('modal')).toContain('was reported');
});

story('a concern that is sent twice is one report, and so is a note', async (it) => {
  const { ann, noor, makers, hearth, databaseUrl } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  await ann.types('/hearth report', { in: makers });
  await ann.fills({ 'What happened?': 'Someone sends me DMs.' });
  await Promise.all([ann.submits(), ann.submits()]);
  expect(ann.reads('modal')).toContain('Thank you. Your report has arrived.');
  await ann.closesAll();
  await hearth.settles();
  expect(await allRows(databaseUrl, 'select 1 from moderation_cases')).toHaveLength(1);
  expect(await allRows(databaseUrl, 'select 1 from moderation_reports')).toHaveLength(1);
  await noor.opensDirectMessages();
  await noor.chooses('Add a note');
  await noor.fills({ Note: 'I’ll write to them.' });
  await Promise.all([noor.submits(), noor.submits()]);
  await hearth.settles();
  expect(await allRows(databaseUrl, 'select act from moderation_acts')).toEqual([{ act: 'noted' }]);
  expect(noor.reads('modal')).toBe('(no modal)');
});

story('the log never says who has reported something, whatever fails', async (it) => {
  const { ann, ben, makers, hearth, databaseUrl } = it;
  await it.settlesIn();
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  const message = await ben.posts(makers, 'You are all idiots');
  const before = hearth.log.length;
  const fails = async () => {
    expect(JSON.stringify([ann.reads('modal'), ann.errors()])).toMatch(/didn’t work/);
    await ann.closesAll();
  };
  await ann.uses('Report to moderators', { on: message });
  await allRows(databaseUrl, 'alter table moderation_cases rename to hidden_cases');
  await ann.submits();
  await fails();
  await ann.types('/hearth report', { in: makers });
  await ann.fills({ 'What happened?': 'Someone sends me DMs.' }).submits();
  await fails();
  await ann.uses('Do something…');
  await allRows(databaseUrl, 'alter table moderation_settings rename to hidden_settings');
  await ann.presses('Report a concern');
  await fails();
  await ann.uses('Report to moderators', { on: message });
  await fails();
  expect(await ann.types('/hearth Report', { in: makers })).toMatch(/didn’t work/);
  const log = hearth.log.slice(before);
  expect(log.filter(({ msg }) => msg === 'a request failed').map(({ on }) => on)).toEqual([
    'moderation.report',
    'moderation.concern',
    'acts.run',
    'moderation.flag',
    '/hearth',
  ]);
  expect(JSON.stringify(log)).not.toContain(ann.id);
});
