import { addDays } from '../../src/core/calendar.js';
import { flags, give, raises, somethingIsFlagged, takesReports } from '../support/moderation.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { transactionsDuring } from '../support/statements.js';
import { MONDAY, type Story, story } from '../support/story.js';

/** Returns what a person who handles reports sees of them: on Home, in the log, and in the file. */
async function seenBy(it: Story, person: Story['ann']): Promise<string> {
  const { makers, hearth } = it;
  await person.opensHome();
  await hearth.settles();
  const seen = [person.reads('Home')];
  await person.types('/hearth report-log', { in: makers });
  seen.push(person.reads('modal'));
  if (seen.join().includes('Get it as a file')) {
    await person.presses('Get it as a file');
    await hearth.settles();
    const { files } = await person.sees('DM', /The reports that you may see/);
    seen.push(Buffer.from(files?.[0]?.content ?? '').toString());
  }
  await person.closesAll();
  return seen.join('\n');
}

story('nobody who may not handle a report learns of it on Home, in the log or in the file', async (it) => {
  const { noor, ann, ben } = it;
  const max = it.person('Max Lund');
  it.makers.members.add(max.id);
  await it.settlesIn();
  await nobodyChecksIn(it);
  await takesReports(it);
  await it.itIs(MONDAY, '10:00');
  await give(it, 'moderator', ben, max);
  await raises(it, max, { 'What happened?': 'He is loud.', 'Who is it about?': ben.name });
  for (const involved of [ben, max])
    expect(await seenBy(it, involved)).not.toMatch(/report is waiting|raised a concern|no message/);
  const seen = await seenBy(it, noor);
  for (const words of ['A report is waiting', 'raised a concern', 'no message']) expect(seen).toContain(words);
  // Each of the two sees only the report that is about the other one.
  await raises(it, ann, { 'What happened?': 'Noor is loud.', 'Who is it about?': noor.name });
  for (const one of [noor, max]) expect((await seenBy(it, one)).match(/raised a concern|no message/g)).toHaveLength(2);
});

story('the log and the file take as many queries for many reports as for one', async (it) => {
  const { mona } = await somethingIsFlagged(it);
  const { ben, ann, makers, hearth } = it;
  const queries = async () => {
    const all = await transactionsDuring(async () => {
      await mona.types('/hearth reports', { in: makers });
      await mona.presses('Get it as a file');
      await mona.closesAll();
      await hearth.settles();
    });
    return all
      .filter((texts) => texts.some((text) => text.includes('from "moderation_acts"')))
      .map((texts) => texts.length);
  };
  const first = await queries();
  expect(first).toHaveLength(2);
  for (let i = 1; i <= 4; i += 1) {
    await it.itIs(MONDAY, `11:0${i}`);
    await flags(it, ann, await ben.posts(makers, `You are all idiots, ${i}`));
  }
  await it.itIs(addDays(MONDAY, 1), '10:00');
  expect(await queries()).toEqual(first);
  expect(await allRows(it.databaseUrl, 'select 1 from moderation_cases')).toHaveLength(5);
});
