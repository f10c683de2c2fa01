import { addDays } from '../../src/core/calendar.js';
import type { NewChallenge } from '../../src/features/challenges/store/challenges.js';
import { challengesAreOn } from '../support/challenges.js';
import { checksIn } from '../support/checking-in.js';
import { miaJoins } from '../support/quiet.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';
import { challengeRuns, takesPart } from '../support/taking-part.js';

const OFFER = '*Write every day* runs until Sunday 6 December. You can still join. [Join]';

const offers = ({ databaseUrl }: Story) =>
  allRows(databaseUrl, 'select user_id, day::text from challenge_offers order by day, user_id');

/** The community that checks in, on its first Monday at nine, with a challenge that runs. */
async function checksInBesideChallenge(it: Story, more: Partial<NewChallenge> = {}): Promise<string> {
  await it.settlesIn();
  await challengesAreOn(it);
  await it.itIs(MONDAY, '09:00');
  return challengeRuns(it, more);
}

story('a member is offered a challenge once, in the message about the check-in that they answered', async (it) => {
  const { ann, ben, hearth } = it;
  await takesPart(it, await checksInBesideChallenge(it), ben);
  expect(ann.reads('DM')).not.toContain('Join');
  await checksIn(it, ann);
  await checksIn(it, ben);
  expect(ann.reads('DM')).toContain(OFFER);
  expect(ben.reads('DM')).not.toContain('Join');

  // An edit offers nothing else, although another challenge has been announced.
  await challengeRuns(it, { name: 'Move every day', firstDay: addDays(MONDAY, 1) });
  await checksIn(it, ann);
  expect(ann.reads('DM')).toContain(OFFER);
  expect(ann.reads('DM')).not.toContain('Move every day');

  // The next check-in ends the offer, and brings one for the other challenge.
  await it.itIs(addDays(MONDAY, 1), '09:00');
  expect(ann.reads('DM')).not.toContain('Join');
  await checksIn(it, ann);
  expect(ann.reads('DM')).toContain('*Move every day* runs until');
  await it.itIs(addDays(MONDAY, 2), '09:00');
  await checksIn(it, ann);
  await hearth.settles();
  expect(ann.reads('DM')).not.toContain('Join');
  expect((await offers(it)).filter((row) => row.user_id === ann.id)).toEqual([
    { user_id: ann.id, day: MONDAY },
    { user_id: ann.id, day: addDays(MONDAY, 1) },
  ]);
});

story('a member who takes the offer joins with what is left of the target, and it goes', async (it) => {
  const { ann, hearth, databaseUrl } = it;
  await checksInBesideChallenge(it, { firstDay: addDays(MONDAY, -7), lastDay: addDays(MONDAY, 6) });
  await checksIn(it, ann);
  await ann.opensDirectMessages();
  await ann.presses('Join');
  expect(ann.reads('modal')).toContain('your target is 5 of the 7 days left, instead of 10.');
  await ann.submits();
  await ann.closesAll();
  await hearth.settles();
  expect(await allRows(databaseUrl, 'select target from challenge_participants')).toEqual([{ target: '5.00' }]);
  expect(ann.reads('DM')).toContain('Checked in at');
  expect(ann.reads('DM')).not.toContain('Join');
});

story('nothing is offered where nothing can be joined, or without a message to offer it in', async (it) => {
  const { ann, ben, noor, databaseUrl } = it;
  const id = await checksInBesideChallenge(it);
  await takesPart(it, id, ann);
  await allRows(databaseUrl, 'update challenge_participants set left_at = now()');
  await checksIn(it, ann);
  expect(ann.reads('DM')).not.toContain('Join');
  await allRows(
    databaseUrl,
    `update checkin_occurrences set asked_at = null, due_at = null where user_id = '${noor.id}'`,
  );
  await checksIn(it, noor);
  await allRows(databaseUrl, `update challenges set state = 'cancelled'`);
  await checksIn(it, ben);
  expect(ben.reads('DM')).not.toContain('Join');
  expect(await offers(it)).toEqual([]);
});

story('a newcomer can join a challenge from their welcome', async (it) => {
  await it.settlesIn();
  await challengesAreOn(it);
  await challengeRuns(it);
  const mia = await miaJoins(it);
  expect(mia.reads('DM')).toContain(
    `${OFFER}\nTell people who you are; two lines are plenty.\n[Introduce yourself] [Just looking]`,
  );
  await mia.opensDirectMessages();
  await mia.presses('Join');
  expect(mia.reads('modal')).toContain('Your target: 10 of 14 days.');
  await mia.submits();
  await mia.closesAll();
  await it.hearth.settles();
  expect(mia.reads('DM')).toContain('[Introduce yourself]');
  expect(mia.reads('DM')).not.toContain('[Join]');
});
