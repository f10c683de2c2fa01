import { DAY } from '../../../../src/core/durations.js';
import { appealRouteOf } from '../../../../src/features/moderation/domain/route.js';
import {
  counts,
  isUndecided,
  obstacleToAppeal,
  type WarningFacts,
} from '../../../../src/features/moderation/domain/warning.js';

const NOW = new Date('2026-11-23T09:00:00Z');
const after = (days: number) => new Date(NOW.getTime() + days * DAY);
const sent: WarningFacts = { sentAt: NOW, expiresAt: after(90), appealedAt: null, outcome: null };
const appealed: WarningFacts = { ...sent, appealedAt: after(1) };

test.each<[string, WarningFacts, number, readonly [boolean, string | undefined, boolean]]>([
  ['one that has not arrived', { ...sent, sentAt: null }, 0, [false, 'over', false]],
  ['a new one', sent, 0, [true, undefined, false]],
  ['one after 13 days', sent, 13, [true, undefined, false]],
  ['one after two weeks', sent, 14, [true, 'over', false]],
  ['one after 89 days', sent, 89, [true, 'over', false]],
  ['one after 90 days', sent, 90, [false, 'over', false]],
  ['one that expires within two weeks', { ...sent, expiresAt: after(3) }, 3, [false, 'over', false]],
  ['one with an appeal', appealed, 2, [true, 'appealed', true]],
  ['one with an appeal, after 90 days', appealed, 90, [false, 'appealed', false]],
  ['an upheld one', { ...appealed, outcome: 'upheld' }, 3, [true, 'appealed', false]],
  ['a lifted one', { ...appealed, outcome: 'lifted' }, 3, [false, 'appealed', false]],
])('%s: counts, can be appealed, waits for a decision', (_, it, days, expected) => {
  const now = after(days);
  expect([counts(it, now), obstacleToAppeal(it, now), isUndecided(it, now)]).toEqual(expected);
});

const moderator = (userId: string) => ({ userId, role: 'moderator' });
const organizer = (userId: string) => ({ userId, role: 'organizer' });
const facts = {
  handlers: [organizer('Olga'), organizer('Omar'), moderator('Mona')],
  about: 'Ben',
  reporters: ['Ann'],
  admins: ['Ada', 'Bo'],
  giver: 'Mona',
};
const people = (...userIds: string[]) => ({ to: 'people', userIds });
const admin = (userId: string) => ({ to: 'admin', userId });

test.each<[string, Partial<typeof facts>, unknown]>([
  ['given by a moderator: to the organizers', {}, people('Olga', 'Omar')],
  ['given by an organizer: to another', { giver: 'Olga' }, people('Omar')],
  ['reported by an organizer: to another', { reporters: ['Omar'] }, people('Olga')],
  ['to an organizer', { about: 'Omar' }, people('Olga')],
  [
    'by the only organizer: to an admin',
    { handlers: [organizer('Olga'), moderator('Mona')], giver: 'Olga' },
    admin('Ada'),
  ],
  ['by the only organizer, an admin', { handlers: [organizer('Ada')], giver: 'Ada' }, admin('Bo')],
  ['to the admin who is left', { handlers: [organizer('Olga')], giver: 'Olga', about: 'Ada' }, admin('Bo')],
  [
    'reported by everyone who is left',
    { handlers: [organizer('Olga')], admins: ['Ada'], reporters: ['Olga', 'Ada'] },
    people('Olga'),
  ],
  ['with nobody left', { handlers: [organizer('Olga')], giver: 'Olga', admins: ['Olga'] }, undefined],
])('an appeal against a warning %s', (_, more, route) => {
  expect(appealRouteOf({ ...facts, ...more })).toEqual(route);
});
