import { addDays } from '../../src/core/calendar.js';
import { checksIn } from '../support/checking-in.js';
import { circleOf, circlesIn, opensCheckin, splits, threadIn, withCrowd } from '../support/circles.js';
import { MONDAY, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);

story('an organizer splits the thread of a large check-in into circles, from the next day on', async (it) => {
  const { noor, ann, ben, makers, clock } = it;
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
});

story('a member sees their circle, and moves to another one from the next day on', async (it) => {
  const { ann, makers, hearth, clock } = it;
  await withCrowd(it);
  await splits(it);
  const own = await circleOf(it, ann);
  const other = Object.keys(await circlesIn(it)).find((circle) => circle !== own) ?? '';
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).toMatch(new RegExp(`· Your circle is ${own}, with .*, .*, .* and [34] others\\.`));
  await it.itIs(TUESDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Plan the launch' });
  await ann.presses('Preferences');
  expect(ann.reads('modal')).toContain(`*Your circle in Makers:* ${own} [See circles]`);
  await ann.presses('See circles: Makers');
  expect(ann.reads('modal')).toMatch(new RegExp(`^== Circles ==\\n\\*${own} \\(yours\\)\\*\\n.*Ann Berger.*[^\\]]\\n`));
  await ann.presses(`Move to ${other}`);
  expect(ann.reads('modal')).toContain(`You’re in ${other} from your next check-in day on.`);
  expect(ann.reads('modal')).toMatch(new RegExp(`\\*${other} \\(yours\\)\\*\\n.*Ann Berger`));
  await ann.closesAll();
  await hearth.settles();
  expect(ann.reads('Home')).toContain(`· Your circle is ${other}, with `);
  await checksIn(it, ann, { 'What will you do next?': 'Write the launch post' });
  await clock.advance({ seconds: 20 });
  expect(threadIn(makers, `${own} · Tuesday’s check-ins`)).toContain('Write the launch post');
  expect(ann.reads(makers)).not.toContain(`${other} · Tuesday’s check-ins`);
  await it.itIs(WEDNESDAY, '09:00');
  await checksIn(it, ann, { 'What will you do next?': 'Rest' });
  expect(threadIn(makers, `${other} · Wednesday’s check-ins`)).toContain('Rest');
  expect(ann.reads(makers)).not.toContain(`${own} · Wednesday’s check-ins`);
});
