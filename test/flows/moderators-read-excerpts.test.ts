import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { flags, give, somethingIsFlagged, takesReports } from '../support/moderation.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const WORDS = 'You are all idiots';

/** Returns how often Hearth has these words in its messages to this person, also in threads. */
function excerptsFor({ workspace }: Story, { id }: DrivenPerson, words = WORDS): number {
  const all = [...workspace.workspace.channels.values()].filter(({ members }) => members.has(id));
  const ours = all.flatMap(({ messages }) => messages.filter(({ botId }) => botId !== undefined));
  return ours.filter(({ blocks }) => JSON.stringify(blocks).includes(words)).length;
}

story('the words of a message are below the cards, once, until the message is deleted', async (it) => {
  const { mona, max, message } = await somethingIsFlagged(it);
  const count = () => [mona, max].map((one) => excerptsFor(it, one));
  expect(count()).toEqual([1, 1]);
  await flags(it, it.noor, message);
  expect(count()).toEqual([1, 1]);
  await it.ben.deletes(message);
  await it.hearth.settles();
  expect(count()).toEqual([0, 0]);
  await mona.opensDirectMessages();
  await mona.presses('Take it on');
  await it.hearth.settles();
  expect(count()).toEqual([0, 0]);
});

story('the words go away when the report is closed', async (it) => {
  const { mona, max } = await somethingIsFlagged(it);
  await mona.opensDirectMessages();
  await mona.chooses('Dismiss');
  await it.hearth.settles();
  expect([mona, max].map((one) => excerptsFor(it, one))).toEqual([0, 0]);
});

story('the words go away after 80 days, while Hearth still knows where they are', async (it) => {
  const { mona, max } = await somethingIsFlagged(it);
  const { databaseUrl, hearth } = it;
  const sweepsAfter = async (days: number) => {
    const at = `'${it.clock.now().toISOString()}'::timestamptz - interval '${days} days'`;
    await allRows(databaseUrl, `update deliveries set attempted_at = ${at}`);
    await hearth.hearth.queue.sweepNow(['moderation.old-words']);
    await hearth.settles();
    return [mona, max].map((one) => excerptsFor(it, one));
  };
  expect(await sweepsAfter(79)).toEqual([1, 1]);
  expect(await sweepsAfter(81)).toEqual([0, 0]);
});

story('nothing of a private channel reaches a moderator who isn’t in it', async (it) => {
  const { noor, ann, ben, makers, workspace, hearth } = it;
  const [mona, max] = [it.person('Mona Weiss'), it.person('Max Lund')];
  for (const one of [mona, max]) makers.members.add(one.id);
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  await give(it, 'moderator', mona, max);
  const secret = workspace.channel({ name: 'merger', members: [ann, ben, mona], isPrivate: true, withApp: true });
  const message = await ben.posts(secret, 'We sell to Acme');
  await flags(it, ann, message, { 'What should they know?': 'Please look.' });
  expect([mona, max].map((one) => excerptsFor(it, one, 'Acme'))).toEqual([1, 0]);
  await noor.opensHome();
  await hearth.settles();
  const seen = [noor.reads('Home')];
  for (const one of [max, noor]) {
    await one.types('/hearth report-log', { in: makers });
    seen.push(one.reads('modal'));
    await one.presses('Show: Open');
    seen.push(one.reads('modal'));
    await one.closesAll();
    seen.push(...one.directMessages());
  }
  await max.types('/hearth report-log', { in: makers });
  await max.presses('Get it as a file');
  await max.closesAll();
  await hearth.settles();
  const { files } = await max.sees('DM', /The reports that you may see/);
  seen.push(Buffer.from(files?.[0]?.content ?? '').toString(), JSON.stringify(hearth.log));
  expect(seen.join('\n')).toContain('A message in a private channel was reported in *Makers*.');
  expect(seen.join('\n')).not.toMatch(/merger|Acme/);
  expect(excerptsFor(it, noor, 'merger') + excerptsFor(it, max, 'merger')).toBe(0);
});

story('the words of a DM go along only if the reporter ticks that, and nobody gets a link', async (it) => {
  const { ann, ben, noor, makers, hearth } = it;
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  const direct = it.workspace.channel({ name: 'dm', members: [ann, ben], kind: 'im' } as never);
  Object.assign(direct, { kind: 'im' });
  const message = await ben.posts(direct, 'Send me money');
  await flags(it, ann, message, { 'What should they know?': 'He did it twice.' });
  const details = async () => {
    await noor.types('/hearth report-log', { in: makers });
    await noor.presses('Show: Open');
    const text = noor.reads('modal');
    await noor.closesAll();
    return text;
  };
  expect(await details()).toContain('He did it twice.');
  expect(await details()).not.toContain('money');
  const card = noor.directMessages().at(-1) ?? '';
  expect(card).toMatch(/A message in a DM was reported/);
  expect(card).not.toContain('Open the message');
  await it.itIs(MONDAY, '10:05');
  const again = await ben.posts(direct, 'Send me money now');
  await flags(it, ann, again, { 'Share this text?': ['Include it in the report'] });
  await hearth.settles();
  expect(await details()).toContain('> Send me money now');
});
