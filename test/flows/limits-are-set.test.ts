import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { addDays } from '../../src/core/calendar.js';
import { limitsAre } from '../support/limits.js';
import { opensSettings } from '../support/opening.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Opens the limits from Home. */
async function opensLimits({ hearth }: Story, person: DrivenPerson): Promise<void> {
  await person.closesAll();
  await person.opensHome();
  await hearth.settles();
  await opensSettings(person, 'Limits on posting');
}

/** Returns the line of the limits in “Community settings”. */
async function summary({ hearth }: Story, person: DrivenPerson): Promise<string | undefined> {
  await person.closesAll();
  await person.opensHome();
  await hearth.settles();
  await person.presses('Community settings');
  return /\*Limits on posting\*\n(.*) \[Change\]/.exec(person.reads('modal'))?.[1];
}

/** Settles in without check-ins, among people who joined long ago. */
async function settlesIn(it: Story): Promise<void> {
  await it.settlesIn();
  await nobodyChecksIn(it);
  await allRows(it.databaseUrl, `update members set joined_at = timestamptz '2026-09-01'`);
}

const set = ({ databaseUrl }: Story) =>
  allRows(
    databaseUrl,
    `select posts_most, posts_per, promotion_most, organizers_exempt, posts_since::text, promotion_since::text,
     array(select host from limit_hosts order by 1) as hosts from limits`,
  );

story('an organizer tries limits on the last 30 days, and sets one', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  await settlesIn(it);
  for (const person of [noor, ann, ben]) for (const n of [1, 2, 3]) await person.posts(makers, `Post ${n}`);
  const question = await noor.posts(makers, 'Anybody?');
  for (const n of [1, 2, 3]) await ben.posts(makers, `Reply ${n}`, { thread: question });
  await it.itIs(addDays(MONDAY, 8), '09:00');
  for (const n of [1, 2]) await ann.posts(makers, `Post ${n}`);
  await hearth.settles();
  expect(await summary(it, noor)).toBe('Off. Members post as they like.');
  await noor.presses('Change: Limits on posting');
  expect(noor.reads('modal')).toContain('No limits yet, so Hearth won’t send any notes.');
  await noor.chooses('Up to one a day');
  expect(noor.reads('modal')).toContain(
    '*With these limits, Hearth would have sent 3 notes to 2 people in the last 30 days.*',
  );
  await noor.chooses('Up to two a day');
  expect(noor.reads('modal')).toContain(
    '*With these limits, Hearth would have sent 2 notes to 2 people in the last 30 days.*',
  );
  await noor.fills({ 'Who’s exempt?': [] });
  expect(noor.reads('modal')).toContain(
    '*With these limits, Hearth would have sent 3 notes to 3 people in the last 30 days.*',
  );
  await noor.chooses('Up to five a day');
  expect(noor.reads('modal')).toContain('*With these limits, Hearth would have sent no notes in the last 30 days.*');
  await noor.chooses('Up to one a day');
  await noor.submits();
  expect(noor.modal).toBeUndefined();
  expect(await summary(it, noor)).toBe('One new post a day.');
  expect(await set(it)).toMatchObject([
    { posts_most: 1, posts_per: 'day', promotion_most: null, organizers_exempt: false },
  ]);
  await it.itIs(addDays(MONDAY, 9), '09:00');
  for (const n of [1, 2]) await ben.posts(makers, `Wednesday ${n}`);
  await hearth.settles();
  expect(ben.reads(makers)).toContain('Hearth (only you): Thanks for sharing. *Makers* has a limit:');
});

story(
  'an organizer says where promotion goes and which links are promotion, and Hearth joins the channel',
  async (it) => {
    const { noor, ann, workspace } = it;
    await settlesIn(it);
    workspace.channel({ name: 'showcase', members: [noor, ann] });
    const backstage = workspace.channel({ name: 'backstage', isPrivate: true, members: [noor, ann] });
    await opensLimits(it, noor);
    await noor.fills({ 'Links that count as promotion': 'https://www.Shop.example/x\nnot a website' });
    await noor.fills({ 'Promotion from one member': 'Once a week', 'Where does promotion go?': '#backstage' });
    expect(noor.reads('modal')).toContain('Hearth hasn’t counted posts in one of these channels yet');
    await noor.submits();
    expect(Object.values(noor.errors())).toEqual(['“not” isn’t a website. Write it like shop.example.']);
    await noor.fills({ 'Links that count as promotion': 'https://www.Shop.example/x\nother.example' }).submits();
    expect(noor.errors()).toEqual({
      'Where does promotion go?':
        'Hearth can’t see this private channel yet. Type /invite @hearth in it, then press Save again.',
    });
    await workspace.invites('app', backstage, noor);
    await noor.submits();
    expect(noor.modal).toBeUndefined();
    expect(await summary(it, noor)).toBe('Promotion once a week.');
    const [before] = await set(it);
    expect(before).toMatchObject({
      promotion_most: 1,
      organizers_exempt: true,
      hosts: ['other.example', 'shop.example'],
    });

    await it.itIs(TUESDAY, '09:00');
    await opensLimits(it, noor);
    await noor.fills({
      'New posts from one member': 'Up to two a week',
      'Links that count as promotion': 'shop.example',
    });
    await noor.submits();
    const [after] = await set(it);
    expect(after).toMatchObject({ posts_most: 2, hosts: ['shop.example'], promotion_since: before?.promotion_since });
    const [host] = await allRows(it.databaseUrl, 'select since from limit_hosts');
    expect(host).toEqual({ since: new Date(`${MONDAY}T07:00:00Z`) });
    await opensLimits(it, noor);
    await noor.fills({ 'Where does promotion go?': '#showcase' }).submits();
    expect(noor.modal).toBeUndefined();
    expect(await summary(it, noor)).toBe('Two new posts a week. Promotion once a week.');
    expect(await ann.reads('Home')).not.toContain('Limits');
  },
);

story('without the scope to hear of posts, limits are off, and organizers are told', async (it) => {
  const { noor, ann, makers, hearth } = it;
  await settlesIn(it);
  await limitsAre(it, { posts: 1 });
  await allRows(it.databaseUrl, `update workspaces set scopes = array_remove(scopes, 'channels:history')`);
  const off = 'Limits are off, because Hearth can’t see messages in public channels.';
  expect(await summary(it, noor)).toBe(off);
  await noor.presses('Change: Limits on posting');
  expect(noor.reads('modal').split('\n')).toEqual([
    '== Limits on posting ==',
    `${off} To change that, a workspace admin can install Hearth again and grant “channels:history”.`,
    '· Your limits are kept, and apply again then.',
    '[Close]',
  ]);
  await noor.closesAll();
  expect(noor.reads('Home')).toContain(`${off} [Open]`);
  await noor.presses('Open');
  expect(noor.reads('modal')).toContain(off);
  await ann.opensHome();
  await hearth.settles();
  expect(ann.reads('Home')).not.toContain('Limits');
  for (const n of [1, 2]) await ann.posts(makers, `Post ${n}`);
  await hearth.settles();
  expect(ann.reads(makers)).not.toContain('only you');
  await allRows(it.databaseUrl, `update workspaces set scopes = scopes || '{channels:history}'`);
  expect(await summary(it, noor)).toBe('One new post a day.');
});
