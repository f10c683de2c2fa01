import {
  changes,
  guidelinesArePublished,
  homeOf,
  ONE_POST,
  opensEditor,
  organizes,
  postsAboutGuidelines,
  TWO_POSTS,
} from '../support/guidelines.js';
import { allRows } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const WELCOME = [
  '*What’s welcome?*',
  '•  Share work in progress, questions, and honest, kind answers.',
  '•  Disagree with ideas, not people.',
  '•  No harassment, discrimination or pressure, in channels or in DMs.',
  '•  Don’t share what’s said here unless its author agrees.',
  '•  Ask before you message someone about your product.',
];
const OFTEN = [
  '*How often?*',
  '•  One new post a day is plenty; thread replies are unlimited.',
  '•  Search first, pick one channel, reply in threads, and leave @channel to organizers.',
  '•  Reading quietly is fine.',
];
const PROMOTION = [
  '*Promotion*',
  '•  Your launches, jobs and events go in #makers, once a week, with a line on how they help members.',
  '•  Elsewhere, mention your work only when someone asks.',
  '•  Say when you earn from a link.',
];
const END = [
  '*If something feels wrong*',
  'The organizers look after this community. Write to any of them, about a channel or about a DM: @Noor Haddad',
];

story('an organizer keeps what Hearth suggests, sees it as members will, and publishes it', async (it) => {
  const { noor, ann, makers, hearth } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '10:00');
  expect(await homeOf(it, ann)).not.toContain('uidelines');
  expect(await ann.types('/hearth guidelines', { in: makers })).toContain('*Makers* has no guidelines yet.');
  await homeOf(it, noor);
  await noor.presses('Community settings');
  expect(noor.reads('modal')).toContain(
    '*Guidelines*\nNot published yet. Hearth suggests a text to start from. [Change]',
  );
  await noor.presses('Change: Guidelines');
  expect(noor.reads('modal')).toContain('· Hearth suggests this text. Change what you like.');
  await noor.presses('Preview');
  expect(noor.reads('modal').split('\n')).toEqual([
    '== Preview ==',
    '· Members will read this:',
    ...[...WELCOME, ...OFTEN, ...PROMOTION, ...END],
    '---',
    '· Hearth posts about it once, in the home channel, and asks 2 members to read it, on their Home tab. Nobody gets a DM.',
    '[Cancel] [Publish]',
  ]);
  expect(postsAboutGuidelines(it)).toEqual([]);
  await noor.submits();
  expect(noor.reads('modal')).toContain('The guidelines are published. Hearth is posting in the channel');
  await noor.closesAll();
  await hearth.settles();
  expect(postsAboutGuidelines(it)).toEqual([
    [
      '*Makers* has guidelines now.',
      '•  Disagree with ideas, not people.',
      '•  Your launches, jobs and events go in #makers, once a week, with a line on how they help members.',
      '· 1 of 3 has read them.',
      '[Got it] [Read]',
    ].join('\n'),
  ]);
  const home = await homeOf(it, ann);
  expect(home).toContain('*Makers* has guidelines. They take a minute to read.\n[Read] [Got it]\n');
  expect(home.split('\n').at(-1)).toBe('[Guidelines] [Preferences]');
  expect(await homeOf(it, noor)).toMatch(/\[Guidelines] \[Preferences] \[Community settings]$/);
  expect(noor.reads('Home')).not.toContain('take a minute');
  expect(ann.directMessages().filter((text) => text.includes('uidelines'))).toEqual([]);
});

story('an organizer changes sections one by one, and nobody sees that before it is published', async (it) => {
  const { noor, ann } = it;
  await guidelinesArePublished(it);
  await opensEditor(it, noor);
  await noor.presses('Edit: How often?');
  expect(noor.reads('modal')).toContain(`Rules, one a line: ${ONE_POST}\nSearch first,`);
  await noor.fills({ 'Rules, one a line': ' \n- ' }).submits();
  expect(Object.values(noor.errors())).toEqual(['Write at least one rule.']);
  await noor.fills({ 'Rules, one a line': `${'word '.repeat(101)}\nFine.` }).submits();
  expect(Object.values(noor.errors())).toEqual([
    'Make the rule that begins with “word word word word word word …” shorter, or break it into two lines.',
  ]);
  await noor.fills({ 'Rules, one a line': `• ${TWO_POSTS}\n\nNo <!channel> & no *shouting*.` }).submits();
  await noor.presses('Add a section');
  await noor.fills({ Heading: 'Events', 'Rules, one a line': 'Bring cake.' }).submits();
  expect(noor.reads('modal')).toContain(
    `*How often?*\n•  ${TWO_POSTS}\n•  No <!channel> & no *shouting*. [Edit]\n*Promotion*`,
  );
  expect(noor.reads('modal')).toContain('*Events*\n•  Bring cake. [Edit]');
  // The draft is kept when everything is closed.
  await opensEditor(it, noor);
  expect(noor.reads('modal')).toContain('*You’ve made changes that aren’t published yet.*');
  await noor.presses('Edit: Events');
  await noor.presses('Remove section');
  await noor.presses('Remove');
  expect(noor.reads('modal')).not.toContain('Events');
  await ann.uses('Read the guidelines');
  expect(ann.reads('modal')).toContain(ONE_POST);
  await noor.presses('Preview');
  expect(noor.reads('modal')).toContain(
    [
      '*What changes?*',
      '*How often?*',
      '• ~One~ *Two* new ~post~ *posts* a day ~is~ *are* plenty; thread replies are unlimited.',
      '• ~Search first, pick one channel, reply in threads, and leave @channel to organizers.~',
      '• ~Reading quietly is fine.~',
      '• *No <!channel> & no *shouting*.*',
      '· Removed words are ~struck through~, and new ones are *bold*.',
      '---',
    ].join('\n'),
  );
  await noor.fills({ 'Sum up what changed': ' ' }).submits();
  expect(Object.values(noor.errors())).toEqual(['Say in a few words what changed.']);
  await opensEditor(it, noor);
  await noor.presses('Discard changes');
  await noor.presses('Discard');
  expect(noor.reads('modal')).toContain(ONE_POST);
  await noor.presses('Preview');
  await noor.fills({ 'Sum up what changed': 'Nothing' }).submits();
  expect(Object.values(noor.errors())).toEqual(['Nothing has changed since the latest version.']);
});

story('the second of two organizers hears who published first, and loses nothing', async (it) => {
  const { noor, ann } = it;
  await guidelinesArePublished(it);
  await organizes(it, ann);
  await opensEditor(it, ann);
  await ann.presses('Edit: Promotion');
  await ann.fills({ 'Rules, one a line': 'No promotion.' }).submits();
  await ann.presses('Preview');
  await ann.fills({ 'Sum up what changed': 'No promotion.' });
  await changes(it, noor);
  await ann.submits();
  const told = [
    'Noor Haddad published version 2 today at 10:00, before you. Everything you wrote is still here, on top of that version. Look it over, then publish it.',
    '*Noor Haddad changed:*',
    '*How often?*',
    '• ~One~ *Two* new ~post~ *posts* a day ~is~ *are* plenty; thread replies are unlimited.',
  ];
  expect(ann.reads('modal')).toContain(told.join('\n'));
  expect(ann.reads('modal')).toContain(`*How often?*\n•  ${TWO_POSTS}\n*Promotion*\n•  No promotion.`);
  expect(ann.reads('modal')).toContain('Sum up what changed: No promotion.');
  await ann.submits();
  expect(ann.reads('modal')).toContain('Version 3 is published.');
  expect(await allRows(it.databaseUrl, 'select number, summary from guideline_versions order by number')).toEqual([
    { number: 1, summary: 'The first version.' },
    { number: 2, summary: 'Two posts a day.' },
    { number: 3, summary: 'No promotion.' },
  ]);
});

story('a minor edit asks nobody and posts nothing', async (it) => {
  const { noor, ann, hearth, clock } = it;
  await guidelinesArePublished(it);
  await homeOf(it, ann);
  await ann.presses('Got it');
  await hearth.settles();
  await clock.advance({ seconds: 10 });
  const before = postsAboutGuidelines(it);
  await changes(it, noor, { isMinor: true, summary: 'A typo.' });
  await clock.advance({ seconds: 20 });
  expect(postsAboutGuidelines(it)).toEqual(before);
  expect(await homeOf(it, ann)).not.toContain('Got it');
  await ann.presses('Guidelines');
  expect(ann.reads('modal')).toContain('· *Makers* · version 2 · Monday 23 November');
  expect(ann.reads('modal')).not.toContain('Got it');
});

story('the post waits while the community runs quietly', async (it) => {
  await it.settlesIn();
  await allRows(it.databaseUrl, 'update communities set announce_at = null, announced_at = null');
  await it.itIs(MONDAY, '10:00');
  await opensEditor(it, it.noor);
  await it.noor.presses('Preview');
  await it.noor.submits();
  expect(it.noor.reads('modal')).toContain('Hearth posts about it once the community is announced.');
  await it.hearth.settles();
  expect(postsAboutGuidelines(it)).toEqual([]);
  await allRows(it.databaseUrl, 'update communities set announce_at = created_at, announced_at = created_at');
  await it.itIs(MONDAY, '11:05');
  expect(postsAboutGuidelines(it)).toHaveLength(1);
});
