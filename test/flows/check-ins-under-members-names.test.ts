import { pictureOf } from '../../local-slack/shapes/user.js';
import type { Message } from '../../local-slack/world/workspace.js';
import { asTyped } from '../../src/slack/blocks/mrkdwn.js';
import { annHasShared, isCalled } from '../support/checking-in.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

type Person = Story['ann'];

async function checksIn({ hearth }: Story, person: Person, next = 'Ship it'): Promise<void> {
  await person.uses('Check in');
  await person.fills({ 'What will you do next?': next }).submits();
  await hearth.settles();
}

/** Returns the messages in the thread of Monday, without the buttons. */
function answers({ ben, makers }: Story): string[] {
  const day = makers.messages.find((it) => JSON.stringify(it.blocks).includes('’s check-ins'));
  if (!day) return [];
  const lines = ben.reads(day).split(/\n(?=Hearth|[^\n]*\(via Hearth\): )/);
  return lines.slice(1).map((text) => text.replace(/\n\[Reply\]/, ''));
}

const underNames = ({ makers }: Story) => makers.messages.flatMap((it: Message) => it.customized ?? []);

story(
  'an answer is under its author’s name and picture, also after an edit',
  async (it) => {
    const { ann, ben } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    await checksIn(it, ann);
    await checksIn(it, ben, 'Rest');
    const of = (person: Person) => ({ name: `${person.name} (via Hearth)`, picture: pictureOf(person) });
    expect(underNames(it)).toEqual([of(ann), of(ben)]);
    await checksIn(it, ann, 'Ship it now');
    expect(answers(it)).toEqual([
      'Ann Berger (via Hearth): *Next:*  Ship it now',
      'Ben Okafor (via Hearth): *Next:*  Rest',
    ]);
    expect(ann.directMessages().every((text) => text.startsWith('Hearth: '))).toBe(true);
  },
  { signs: true },
);

story(
  'a picture that Hearth did not know is loaded once',
  async (it) => {
    const { ann, slack, databaseUrl } = it;
    await it.settlesIn();
    await allRows(databaseUrl, 'update people set picture = null');
    await it.itIs(MONDAY, '09:00');
    await checksIn(it, ann);
    expect(underNames(it)).toEqual([{ name: 'Ann Berger (via Hearth)', picture: pictureOf(ann) }]);
    expect(slack.calls('users.info')).toHaveLength(1);
  },
  { signs: true },
);

story(
  'an answer says the name in bold if the scope was taken away',
  async (it) => {
    const { ann, ben, workspace } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    await checksIn(it, ann);
    const { installation } = workspace;
    const scopes = installation.scopes.filter((scope) => scope !== 'chat:write.customize');
    workspace.workspace.installation = { ...installation, scopes };
    await checksIn(it, ben, 'Rest');
    await checksIn(it, ann, 'Ship it now');
    await checksIn(it, ben, 'Rest more');
    expect(answers(it)).toEqual([
      'Ann Berger (via Hearth): *Next:*  Ship it now',
      'Hearth: *Ben Okafor*\n*Next:*  Rest more',
    ]);
  },
  { signs: true },
);

story(
  'a reply is under its author’s name and picture, until it is taken down',
  async (it) => {
    const { ann, ben, makers, hearth } = it;
    const day = await annHasShared(it, 'Ship it');
    await benReplies(it, day, ['*Nice* <!channel>']);
    expect(answers(it).slice(1)).toEqual([`Ben Okafor (via Hearth): @Ann Berger *Nice* <!channel>`]);
    expect(underNames(it).slice(1)).toEqual([{ name: 'Ben Okafor (via Hearth)', picture: pictureOf(ben) }]);
    expect(makers.messages.at(-1)?.text).toBe(`<@${ann.id}> ${asTyped('*Nice* <!channel>')}`);
    await ben.presses('Reply to Ann Berger');
    await ben.presses('Take down');
    await ben.presses('Take down');
    await hearth.settles();
    expect(answers(it)).toHaveLength(1);
  },
  { signs: true },
);

story('a new name arrives once, in the answer and in the day’s post', async (it) => {
  const { ann, ben, makers, slack, clock } = it;
  await it.settlesIn();
  await it.itIs(MONDAY, '09:00');
  await checksIn(it, ann);
  await clock.advance({ minutes: 1 });
  const before = slack.calls('chat.update').length;
  await isCalled(it, ann, 'Ann <!channel> *Hill*');
  await clock.advance({ seconds: 20 });
  expect(answers(it)).toEqual(['Hearth: *Ann <!channel> *Hill**\n*Next:*  Ship it']);
  expect(ben.reads(makers)).toContain('*Monday’s check-ins: 1 so far* · Ann <!channel> *Hill*');
  const edits = slack.calls('chat.update').slice(before);
  expect(edits.filter((call) => call.arguments.channel === makers.id)).toHaveLength(2);
  expect(edits.map((call) => call.arguments.text).join()).not.toContain('<!channel>');
  expect(makers.messages.filter((it) => JSON.stringify(it.blocks).includes('Ship it'))).toHaveLength(1);
});

story(
  'a new name leaves the name above an answer as it was',
  async (it) => {
    const { ann, clock } = it;
    await it.settlesIn();
    await it.itIs(MONDAY, '09:00');
    await checksIn(it, ann);
    await isCalled(it, ann, 'Ann Hill');
    await clock.advance({ seconds: 20 });
    expect(answers(it)).toEqual(['Ann Berger (via Hearth): *Next:*  Ship it']);
  },
  { signs: true },
);

async function benReplies({ ben, hearth }: Story, day: Message, texts: readonly string[]): Promise<void> {
  ben.looksAt(day);
  for (const text of texts) {
    await ben.presses('Reply to Ann Berger');
    await ben.fills({ 'Your reply': text }).submits();
    await hearth.settles();
  }
}

story('a new name arrives in the replies of the last seven days', async (it) => {
  const { ben, clock, databaseUrl } = it;
  const day = await annHasShared(it, 'Ship it');
  await benReplies(it, day, ['Old', 'Nice']);
  const old = `update checkin_replies set created_at = created_at - interval '8 days' where text = 'Old'`;
  await allRows(databaseUrl, old);
  await isCalled(it, ben, 'Ben Hill');
  await clock.advance({ seconds: 20 });
  expect(answers(it).slice(1)).toEqual([
    'Hearth: *Ben Okafor*, to @Ann Berger: Old',
    'Hearth: *Ben Hill*, to @Ann Berger: Nice',
  ]);
  expect(await allRows(databaseUrl, 'select 1 from checkin_replies where unpublished_since is not null')).toEqual([]);
});

story(
  'a new name leaves the name above a reply as it was',
  async (it) => {
    const { ben, slack, clock } = it;
    const day = await annHasShared(it, 'Ship it');
    await benReplies(it, day, ['Nice']);
    const before = slack.calls('chat.update').length;
    await isCalled(it, ben, 'Ben Hill');
    await clock.advance({ seconds: 20 });
    expect(answers(it).slice(1)).toEqual(['Ben Okafor (via Hearth): @Ann Berger Nice']);
    expect(slack.calls('chat.update')).toHaveLength(before);
  },
  { signs: true },
);

story('a new name arrives once although Slack fails to take it, and although its job was lost', async (it) => {
  const { ann, ben, makers, slack, clock, databaseUrl } = it;
  const day = await annHasShared(it, 'Ship it');
  slack.fail({ method: 'chat.update', channel: makers.id, times: 1, with: { status: 500 } });
  await isCalled(it, ann, 'Ann Hill');
  await ben.sees(day, /Ann Hill/);
  // As if Hearth had been killed after it recorded another name, before the queue had the job.
  await it.hearth.settles();
  const since = new Date(clock.now().getTime() - 60_000).toISOString();
  await allRows(
    databaseUrl,
    `update people set name = 'Ann Lake' where user_id = '${ann.id}';
    update checkin_occurrences set unpublished_since = '${since}' where user_id = '${ann.id}' and outcome = 'answered'`,
  );
  await clock.advance({ minutes: 2 });
  expect(answers(it)).toEqual(['Hearth: *Ann Lake*\n*Next:*  Ship it']);
  expect(ben.reads(makers)).toContain('*Monday’s check-ins: 1 so far* · Ann Lake');
  expect(makers.messages.filter((one) => JSON.stringify(one.blocks).includes('Ship it'))).toHaveLength(1);
});
