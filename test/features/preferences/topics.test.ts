import { TOPIC_GROUPS } from '../../../src/attention/proactive.js';
import { HOUR } from '../../../src/core/durations.js';
import type { Feature } from '../../../src/feature.js';
import { preferencesModal } from '../../../src/features/preferences/contracts.js';
import { allRows } from '../../support/rows.js';
import { story } from '../../support/story.js';

/** A feature with fifteen more topics. */
const more: Feature = {
  name: 'more',
  proactive: Array.from({ length: 15 }, (_, i) => ({
    name: `more.${i}` as const,
    label: `Topic ${i}`,
    topic: `more.${i}`,
    topicGroup: TOPIC_GROUPS[i % TOPIC_GROUPS.length] ?? 'self',
    weight: 'notice' as const,
    whenHeld: 'later' as const,
    patienceMs: HOUR,
    compose: async () => undefined,
  })),
};

story(
  'Preferences has room for fifteen more topics, each under a heading',
  async (it) => {
    await it.settlesIn();
    await it.ann.opensHome();
    await it.hearth.settles();
    await it.ann.presses('Preferences');
    await it.ann
      .fills({
        'Messages about your community': [
          'Roles in a community',
          'Invitations to try a new community',
          'New guidelines in a community',
          'The moderators’ channel',
          'When your community has grown large',
          'Topic 2',
          'Topic 5',
          'Topic 8',
          'Topic 11',
        ],
      })
      .submits();
    await it.hearth.settles();
    expect(await allRows(it.databaseUrl, 'select stopped from attention_preferences')).toEqual([
      { stopped: ['more.14'] },
    ]);
  },
  { more: [more] },
);

test('the topics of a form that an older version opened are still read', () => {
  const form = {
    quietFrom: '20:00',
    quietUntil: '08:00',
    days: ['1'],
    zone: 'slack',
    holidays: 'zone',
    snooze: 'no',
    awayFrom: null,
    awayUntil: null,
  };
  const read = (topics: unknown) => preferencesModal.form.parse({ ...form, topics }).topics;
  expect(read(['a', 'b'])).toEqual(['a', 'b']);
  expect(read({ self: ['a'], others: [], community: ['b'] })).toEqual(['a', 'b']);
});
