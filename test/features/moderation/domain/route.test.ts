import {
  CHANNEL_FROM,
  eligibleFor,
  type RouteFacts,
  routeOf,
} from '../../../../src/features/moderation/domain/route.js';

const moderator = (userId: string) => ({ userId, role: 'moderator' });
const organizer = (userId: string) => ({ userId, role: 'organizer' });
const small: RouteFacts = {
  handlers: [organizer('Olga'), moderator('Mona'), moderator('Max')],
  about: 'Ann',
  reporters: ['Ben'],
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
  ['reported by a moderator, about a member', { ...small, reporters: ['Max'] }, people('Mona', 'Max')],
  ['reported by one moderator, about another', { ...small, about: 'Mona', reporters: ['Max'] }, people('Olga')],
  [
    'reported by everyone else who handles reports: to an admin',
    { ...small, about: 'Mona', reporters: ['Max', 'Olga'] },
    admin('Ada'),
  ],
  [
    'reported by everyone else and an admin: to another admin',
    { ...small, about: 'Mona', reporters: ['Max', 'Olga', 'Ada'] },
    admin('Bo'),
  ],
  [
    'reported by everyone who is left: to those who handle reports',
    { ...small, about: 'Mona', reporters: ['Max', 'Olga', 'Ada'], admins: ['Ada', 'Mona'] },
    people('Olga', 'Max'),
  ],
  [
    'reported by the only admin, about the only organizer',
    { ...small, handlers: [organizer('Olga')], about: 'Olga', reporters: ['Ada'], admins: ['Ada'] },
    admin('Ada'),
  ],
  ['with nobody left', { ...small, handlers: [organizer('Ada')], about: 'Ada', admins: ['Ada'] }, undefined],
])('%s', (_, facts, route) => {
  expect(routeOf(facts)).toEqual(route);
});

function admin(userId: string) {
  return { to: 'admin', userId };
}

test.each<[string, Partial<RouteFacts>, readonly string[]]>([
  ['a report about a member', { reporters: ['Max'] }, ['Olga', 'Mona', 'Max', 'Ada', 'Bo']],
  ['one about a moderator', { about: 'Mona' }, ['Olga', 'Max', 'Ada', 'Bo']],
  ['one about a moderator, by another', { about: 'Mona', reporters: ['Max'] }, ['Olga', 'Ada', 'Bo']],
  ['one by everyone else', { about: 'Mona', reporters: ['Max', 'Olga', 'Ada', 'Bo'] }, ['Olga', 'Max', 'Ada', 'Bo']],
])('who may handle %s', (_, facts, userIds) => {
  const { handlers, admins } = eligibleFor({ ...small, ...facts });
  expect([...handlers.map(({ userId }) => userId), ...admins]).toEqual(userIds);
});
