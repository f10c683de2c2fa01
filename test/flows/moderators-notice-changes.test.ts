import type { DrivenPerson } from '../../local-slack/driver/person.js';
import { flags, give, somethingIsFlagged, withChannel } from '../support/moderation.js';
import { oneValue } from '../support/rows.js';
import { MONDAY, story } from '../support/story.js';

const REOPENED = 'A closed report in *Makers* is open again, because it was reported again.';
const RETURNED = 'A report in *Makers* is back with you.';

const noticesTo = (person: DrivenPerson) =>
  person.directMessages().flatMap((text) => [REOPENED, RETURNED].filter((it) => text.includes(it)));

story('a report that is made again after it was closed is noticed once, by everyone who has its card', async (it) => {
  const { mona, max, message } = await somethingIsFlagged(it);
  const { noor, ann, hearth, slack } = it;
  await mona.opensDirectMessages();
  await mona.presses('Take it on');
  await hearth.settles();
  await mona.presses('Resolve');
  await hearth.settles();
  await it.itIs(MONDAY, '10:30');
  slack.fail({ method: 'chat.postMessage', user: max.id, times: 1, with: 'lostAnswer' });
  await flags(it, noor, message);
  await it.itIs(MONDAY, '10:32');
  const open = 'select count(*) as value from moderation_cards where notice is not null';
  while ((await oneValue(it.databaseUrl, open)) !== '0') await hearth.settles();
  for (const one of [mona, max]) expect(noticesTo(one)).toEqual([REOPENED]);
  await flags(it, ann, message);
  await it.itIs(MONDAY, '10:35');
  for (const one of [mona, max]) expect(noticesTo(one)).toEqual([REOPENED]);
  await mona.opensDirectMessages();
  await mona.chooses('Dismiss');
  await hearth.settles();
  await it.itIs(MONDAY, '11:00');
  await flags(it, noor, message);
  await it.itIs(MONDAY, '11:02');
  for (const one of [mona, max]) expect(noticesTo(one)).toEqual([REOPENED, REOPENED]);
});

story('a card that comes back to a moderator is noticed once', async (it) => {
  const { mona, max } = await somethingIsFlagged(it);
  const { noor, makers, hearth } = it;
  const changesRoles = async (...presses: readonly string[]) => {
    await noor.types('/hearth roles', { in: makers });
    for (const button of presses) await noor.presses(button);
  };
  await changesRoles('Remove: Mona Weiss, a moderator', 'Remove');
  await noor.closesAll();
  await hearth.settles();
  expect(noticesTo(mona)).toEqual([]);
  await it.itIs(MONDAY, '10:30');
  await changesRoles('Name a moderator');
  await noor.fills({ 'Who?': mona.name }).submits();
  await noor.closesAll();
  await hearth.settles();
  await max.opensDirectMessages();
  await max.presses('Take it on');
  await hearth.settles();
  expect([noticesTo(mona), noticesTo(max)]).toEqual([[RETURNED], []]);
});

story('in the moderators’ channel, a report that is made again is noticed once', async (it) => {
  const { noor, ann, ben, makers, hearth } = it;
  const mods = await withChannel(it);
  await give(it, 'moderator', noor);
  const message = await ben.posts(makers, 'You are all idiots');
  await flags(it, noor, message);
  await ann.presses('Take it on', { in: mods });
  await hearth.settles();
  await ann.presses('Resolve', { in: mods });
  await hearth.settles();
  await it.itIs(MONDAY, '10:30');
  await flags(it, noor, message);
  expect(ann.reads(mods).split(REOPENED)).toHaveLength(2);
});
