import { archive } from '../../local-slack/world/channels.js';
import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { circleOf, circleRows, circlesIn, opensCheckin, splits, threadIn, withCrowd } from '../support/circles.js';
import { forgeHome } from '../support/forge.js';
import { somebodyAnswers, turnsIn } from '../support/peers.js';
import { allRows } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);
const THURSDAY = addDays(MONDAY, 3);
const NEXT_MONDAY = addDays(MONDAY, 7);

story('an organizer splits the thread of a large check-in into circles, from the next day on', async (it) => {
  const { noor, ann, ben, makers, hearth, clock } = it;
  await withCrowd(it);
  await opensCheckin(it);
  expect(noor.reads('modal')).toContain('Where do answers go?');
  expect(noor.reads('modal')).toContain('22 members take part. That makes 3 circles of 7 or 8.');
  await noor.closesAll();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  await splits(it);
  const circles = await circlesIn(it);
  expect(Object.values(circles).map((names) => names.length)).toEqual([8, 7, 7]);
  // Neighbours in time zone are together: at most one circle is mixed.
  const isMixed = (names: readonly string[]) => new Set(names.map((name) => name.startsWith('Cal'))).size > 1;
  expect(Object.values(circles).filter(isMixed)).toHaveLength(1);
  await checksIn(it, ben);
  await clock.advance({ seconds: 20 });
  expect(ann.reads(makers)).toContain('*Monday’s check-ins: 2 so far*');

  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, ann);
  await checksIn(it, noor);
  await checksIn(it, ben);
  await clock.advance({ seconds: 20 });
  const [own, others] = [await circleOf(it, ann), await circleOf(it, noor)];
  const said = ann.reads(makers);
  expect(said).toMatch(/\*Monday’s check-ins: 2\* · [^\n[]*\n/);
  for (const circle of new Set([own, others])) {
    const [heading, formed, buttons] = said.slice(said.indexOf(`*${circle} · Tuesday’s check-ins`)).split('\n');
    expect(heading).toMatch(/so far\* · /);
    expect(formed).toMatch(/^· A new circle: .* It stays together for about three months\.$/);
    expect(buttons).toBe('[Check in] [See members]');
  }
  expect(said.match(/Tuesday’s check-ins/g)).toHaveLength(new Set([own, others, await circleOf(it, ben)]).size);

  const mia = it.person('Mia Stone');
  await mia.joins(makers);
  await hearth.settles();
  await mia.presses('Join check-ins', { in: makers });
  await mia.closesAll();
  await ben.types('/hearth stop', { in: makers });
  await ben.closesAll();
  await hearth.settles();
  const now = await circlesIn(it);
  expect(Object.values(now).flat().sort()).toEqual(
    [...Object.values(circles).flat(), 'Mia'].filter((it) => it !== 'Ben').sort(),
  );
  expect(await circleOf(it, mia)).toMatch(/^Circle/);
  await it.itIs(WEDNESDAY, '09:00');
  await checksIn(it, mia);
  expect(threadIn(makers, `${await circleOf(it, mia)} · Wednesday’s check-ins`)).toContain('Mia Stone');
});

story('a member sees their circle, and moves to another one from the next day on', async (it) => {
  const { ann, makers, hearth, clock } = it;
  const crowd = await withCrowd(it);
  await splits(it);
  const own = await circleOf(it, ann);
  const other = Object.keys(await circlesIn(it)).find((circle) => circle !== own) ?? '';
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toMatch(new RegExp(`· You’re in ${own} with .*, .*, .* and [34] others\\.`));
  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Plan the launch' });
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain(`*Your circle in Makers:* ${own} [See circles]`);
  await ann.presses('See circles: Makers');
  expect(ann.reads('modal')).toMatch(new RegExp(`^== Circles ==\\n\\*${own} \\(yours\\)\\*\\n.*Ann Berger.*[^\\]]\\n`));
  await ann.presses(`Move to ${other}`);
  expect(ann.reads('modal')).toContain(`From your next check-in day on, you’ll be in ${other}.`);
  expect(ann.reads('modal')).toMatch(new RegExp(`\\*${other} \\(yours\\)\\*\\n.*Ann Berger`));
  await ann.closesAll();
  await hearth.settles();
  expect(ann.reads('Home')).toContain(`· You’re in ${other} with `);
  await checksIn(it, ann, { 'What will you do next?': 'Write the launch post' });
  await clock.advance({ seconds: 20 });
  expect(threadIn(makers, `${own} · Tuesday’s check-ins`)).toContain('Write the launch post');
  expect(ann.reads(makers)).not.toContain(`${other} · Tuesday’s check-ins`);
  await it.itIs(WEDNESDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Rest' });
  expect(threadIn(makers, `${other} · Wednesday’s check-ins`)).toContain('Rest');
  expect(ann.reads(makers)).not.toContain(`${own} · Wednesday’s check-ins`);
  // Nobody of the circle has checked in on Wednesday yet.
  expect(ann.reads(makers)).toContain(`*${own} · Tuesday’s check-ins: 1 so far*`);
  const others = [it.noor, it.ben, ...crowd.berliners];
  const places = await Promise.all(others.map((one) => circleOf(it, one)));
  const mate = others.find((_, i) => places[i] === own);
  if (mate) await checksIn(it, mate);
  await clock.advance({ seconds: 20 });
  expect(ann.reads(makers)).toContain(`*${own} · Tuesday’s check-ins: 1* · Ann Berger\n`);
});

story('a circle in a private channel is told nowhere else, and comes back if the channel is lost', async (it) => {
  const { noor, ann, ben, makers, workspace, hearth, clock, slack, databaseUrl } = it;
  await withCrowd(it);
  await somebodyAnswers(it);
  await splits(it);
  const own = await circleOf(it, ann);
  const mine = (await circlesIn(it))[own];
  const wombats = workspace.channel({ name: 'wombats', members: [ann, noor], isPrivate: true, withApp: true });
  const hidden = workspace.channel({ name: 'hidden', members: [ann], isPrivate: true, withApp: true });
  await opensCheckin(it);
  await noor.presses('Circles');
  expect(noor.reads('modal')).toContain('Each circle’s thread is in the home channel');
  await noor.presses(`Change ${own}`);
  await noor.fills({ Channel: `#${hidden.name}` }).submits();
  expect(noor.errors()).toEqual({ Channel: expect.stringContaining('Hearth can’t see this private channel') });
  await noor.fills({ Channel: '#wombats' }).submits();
  await noor.closesAll();

  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Baklava' });
  expect(ann.reads(wombats)).toContain(`*${own} · Tuesday’s check-ins: 1 so far* · Ann Berger`);
  expect(threadIn(wombats, own)).toContain('Baklava');
  noor.looksAt(await noor.sees(wombats, /Tuesday’s check-ins/));
  await noor.presses('Reply to Ann Berger');
  await noor.fills({ 'Your reply': 'With pistachios!' }).submits();
  await hearth.settles();
  // Ben isn't in the channel.
  const [answer] = await allRows(databaseUrl, 'select occurrence_id from checkins');
  await ben.opensHome();
  await hearth.settles();
  forgeHome(ben, { occurrenceId: String(answer?.occurrence_id) }, 'checkins.reply');
  await ben.presses('Preferences');
  expect(ben.reads('modal')).toContain('no longer in the thread');
  await ben.closesAll();
  const turns = await turnsIn(it);
  expect(turns).toHaveLength(1);
  expect(mine).toContain(turns[0]?.split(' ')[0]);
  await it.itIs(WEDNESDAY, '09:00');
  await checksIn(it, ann, { 'What’s done?': 'Baklava', 'What will you do next?': 'Strudel' });
  await archive(slack.world, workspace.workspace, wombats, noor.user);
  await hearth.settles();
  await it.itIs(THURSDAY, '09:00');
  // What was meant for the channel stays out of the home channel.
  await checksIn(it, ann, { 'What will you do next?': 'Gugelhupf' });
  expect(JSON.stringify(makers.messages)).not.toContain('Gugelhupf');
  await clock.advance({ seconds: 20 });
  await checksIn(it, ann, { 'What will you do next?': 'Waffles' });
  expect(threadIn(makers, `${own} · Thursday’s check-ins`)).toContain('Waffles');

  await allRows(
    databaseUrl,
    `insert into checkin_digests (workspace_id, community_id, place, zone, due_at)
       select workspace_id, id, 'thread', 'Europe/Berlin', '${NEXT_MONDAY}T08:00:00Z' from communities;
     update checkin_circle_plans set reform_on = '${NEXT_MONDAY}', due_at = '${NEXT_MONDAY}T07:00:00Z'`,
  );
  const before = await circleRows(it);
  await it.itIs(NEXT_MONDAY, '09:00');
  const digest = await ann.sees(makers, /Last week’s check-ins/);
  expect(digest).toMatchObject({ threadTs: undefined });
  expect(JSON.stringify(makers.messages)).not.toMatch(/Baklava|Helping each other/);
  // A quarter is over.
  const after = await circleRows(it);
  expect(after.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(after.filter(({ id }) => before.some((one) => one.id === id))).toEqual([]);
  expect(Object.values(await circlesIn(it)).flat()).toHaveLength(22);

  await splits(it, 'One thread for everyone');
  expect(await circleRows(it)).toEqual([]);
  await it.itIs(addDays(NEXT_MONDAY, 1), '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Rest' });
  expect(ann.reads(makers)).toContain('\nHearth: *Tuesday’s check-ins: 1 so far*');
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).not.toContain('Your circle');
});
