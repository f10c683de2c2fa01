import { CHANNEL_FROM, type RouteFacts, routeOf } from '../../../../src/features/moderation/domain/route.js';

const moderator = (userId: string) => ({ userId, role: 'moderator' });
const organizer = (userId: string) => ({ userId, role: 'organizer' });
const small: RouteFacts = {
  handlers: [organizer('Olga'), moderator('Mona'), moderator('Max')],
  about: 'Ann',
  members: CHANNEL_FROM - 1,
  channel: { id: 'C1', readers: ['Mona', 'Max', 'Olga'] },
  admins: ['Ada', 'Bo'],
};
const large: RouteFacts = { ...small, members: CHANNEL_FROM };
const people = (...userIds: string[]) => ({ to: 'people', userIds });

test.each<[string, RouteFacts, unknown]>([
  ['in a small community: to each moderator', small, people('Mona', 'Max')],
  ['in a large one: to their channel', large, { to: 'channel', channelId: 'C1' }],
  ['in a large one without a channel', { ...large, channel: undefined }, people('Mona', 'Max')],
  ['about nobody in particular', { ...large, about: null }, { to: 'channel', channelId: 'C1' }],
  ['without moderators: to the organizers', { ...small, handlers: [organizer('Olga')] }, people('Olga')],
  ['about a moderator: to the others', { ...large, about: 'Mona' }, people('Olga', 'Max')],
  ['about an organizer: to the others', { ...large, about: 'Olga' }, people('Mona', 'Max')],
  [
    'about someone who is both',
    { ...large, handlers: [organizer('Olga'), moderator('Olga'), moderator('Max')], about: 'Olga' },
    people('Max'),
  ],
  ['to someone who is both, once', { ...small, handlers: [organizer('Olga'), moderator('Olga')] }, people('Olga')],
  [
    'about someone who reads the moderators’ channel',
    { ...large, channel: { id: 'C1', readers: ['Mona', 'Ann'] } },
    people('Mona', 'Max'),
  ],
  ['about the only organizer: to an admin', { ...small, handlers: [organizer('Olga')], about: 'Olga' }, admin('Ada')],
  ['about an organizer who is an admin', { ...small, handlers: [organizer('Ada')], about: 'Ada' }, admin('Bo')],
  ['with nobody left', { ...small, handlers: [organizer('Ada')], about: 'Ada', admins: ['Ada'] }, undefined],
])('%s', (_, facts, route) => {
  expect(routeOf(facts)).toEqual(route);
});

function admin(userId: string) {
  return { to: 'admin', userId };
}
