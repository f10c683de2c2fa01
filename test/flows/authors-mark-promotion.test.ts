import { limitsAre } from '../support/limits.js';
import { nobodyChecksIn } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { type Story, story } from '../support/story.js';

async function withShowcase(it: Story) {
  await it.settlesIn();
  await nobodyChecksIn(it);
  const showcase = it.workspace.channel({ name: 'showcase', members: [it.noor, it.ann, it.ben], withApp: true });
  await limitsAre(it, { promotion: showcase });
  return showcase;
}

const marks = async ({ databaseUrl }: Story) =>
  (await allRows(databaseUrl, 'select marked_at is not null as marked from limit_posts order by ts')).map(
    (it) => it.marked,
  );

story('an author marks a post as promotion, hears where it belongs, and can undo it', async (it) => {
  const { ann, makers, hearth } = it;
  await withShowcase(it);
  const post = await ann.posts(makers, 'My book is out');
  await hearth.settles();
  await ann.uses('Mark as promotion', { on: post });
  expect(ann.reads('modal').split('\n')).toEqual([
    '== Mark as promotion ==',
    'Thanks for saying so. This post counts as promotion now.',
    '[Undo]',
    '[Close]',
  ]);
  await hearth.settles();
  expect(ann.reads(makers)).toContain('> Promotion goes in #showcase, once a week.');
  await ann.presses('Undo');
  expect(ann.reads('modal')).toContain('Your mark is gone.');
  await ann.closesAll();
  expect(await marks(it)).toEqual([false]);
  await ann.uses('Mark as promotion', { on: post });
  await ann.closesAll();
  await ann.uses('Mark as promotion', { on: post });
  expect(ann.reads('modal')).toContain('You’ve marked this post already.');
  expect(await marks(it)).toEqual([true]);
});

story('nobody marks the posts of others, replies, or posts where promotion has no limit', async (it) => {
  const { ann, ben, makers, workspace, hearth } = it;
  const showcase = await withShowcase(it);
  const elsewhere = workspace.channel({ name: 'elsewhere', members: [ann, ben], withApp: true });
  const post = await ann.posts(makers, 'My book is out');
  const reply = await ann.posts(makers, 'Here it is', { thread: post });
  const other = await ann.posts(elsewhere, 'My book is out');
  await hearth.settles();
  const said = async (person: typeof ann, on: typeof post) => {
    await person.uses('Mark as promotion', { on });
    const text = person.reads('modal').split('\n')[1];
    await person.closesAll();
    return text;
  };
  expect(await said(ben, post)).toBe('Only the author of a post can mark it as promotion.');
  expect(await said(ann, reply)).toBe('Replies in threads never count, so there’s nothing to mark.');
  expect(await said(ann, other)).toBe('There’s no limit on promotion here, so there’s nothing to mark.');
  expect(await said(it.person('Guest of the day'), await ann.posts(showcase, 'Again'))).toContain('Only the author');
  expect(await marks(it)).not.toContain(true);
  await allRows(it.databaseUrl, `update workspaces set scopes = array_remove(scopes, 'channels:history')`);
  expect(await said(ann, post)).toBe('There’s no limit on promotion here, so there’s nothing to mark.');
});
