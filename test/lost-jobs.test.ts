import { dueOf } from '../src/background.js';
import { features } from '../src/features/index.js';
import { deployedContracts } from './support/contracts.js';

/** Why it does no harm if the queue loses a job of these kinds, which no sweep finds. */
const HARMLESS: Readonly<Record<string, string>> = {
  'challenges.draw-curve': 'The picture is drawn when the post of the challenge next shows a new day.',
  'challenges.end-reminder': 'Its buttons do what they say, or say that the challenge is over.',
  'checkins.close': 'The same transaction marks the check-in before as unpublished, which a sweep finds.',
  'checkins.close-pause': 'Its button does what it says at any time.',
  'checkins.draw-eight-weeks': 'The picture is drawn when the list is next opened.',
  'checkins.history-file': 'The member is told that it comes at once, and may ask again.',
  'home.publish': 'Home is published again when it is next opened.',
  'moderation.log-file': 'The moderator is told that it comes at once, and may ask again.',
  'nudges.rehearsal': 'The organizer is told that it comes at once, and may ask again.',
  'nudges.watch': 'A sweep adds it once a day for every community.',
  'partners.show': 'Only earlier versions enqueued it.',
  'peers.show': 'Only earlier versions enqueued it.',
  'preferences.send-data': 'The person is told that it comes at once, and may ask again.',
};

test('a sweep finds the work of every job that the queue may lose, except where that does no harm', async () => {
  const names = (await deployedContracts()).filter(({ kind }) => kind === 'job').map(({ id }) => id);
  const found = new Set(dueOf(features).map(({ job }) => job.name as string));
  expect([...new Set(names)].filter((name) => !found.has(name)).sort()).toEqual(Object.keys(HARMLESS).sort());
});
