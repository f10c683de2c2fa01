import { createClock } from './clock.js';
import { webClient } from './sample/client.js';
import { sampleManifest } from './sample/manifest.js';
import { type LocalSlack, startSlack } from './slack.js';

let slack: LocalSlack;

beforeEach(async () => {
  slack = await startSlack({
    manifest: sampleManifest,
    clock: createClock({ start: new Date('2026-03-28T12:00:00Z') }),
  });
});

afterEach(() => slack.close());

test("a user's offset follows daylight saving time, and the locale is returned on request", async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann Lee', zone: 'Europe/Berlin', locale: 'de-DE', isAdmin: true });
  const client = webClient(slack, club.botToken);
  const before = await client.users.info({ user: ann.id });
  await slack.clock.advance({ days: 1 });
  const after = await client.users.info({ user: ann.id, include_locale: true });
  expect(before.user).toEqual({
    id: ann.id,
    team_id: club.id,
    name: 'ann.lee',
    deleted: false,
    color: '9f69e7',
    real_name: 'Ann Lee',
    tz: 'Europe/Berlin',
    tz_label: 'Central European Standard Time',
    tz_offset: 3600,
    is_admin: true,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    who_can_share_contact_card: 'EVERYONE',
    is_bot: false,
    is_app_user: false,
    updated: 1774699200,
    is_email_confirmed: true,
    profile: expect.not.objectContaining({ email: expect.anything() }),
  });
  expect([after.user?.tz_offset, after.user?.locale]).toEqual([7200, 'de-DE']);
});

test('users.list has pages of people, guests, deactivated users and the app', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  for (const name of ['Ann', 'Bob', 'Chen']) club.person({ name });
  club.person({ name: 'Guest', isUltraRestricted: true });
  club.person({ name: 'Gone', deleted: true });
  const pages: unknown[] = [];
  let cursor = '';
  do {
    const page = await webClient(slack, club.botToken).users.list({ limit: 4, cursor });
    pages.push(page.members?.map((it) => `${it.name} ${it.is_bot} ${it.deleted} ${it.is_restricted}`));
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  expect(pages).toEqual([
    ['greeter true false false', 'ann false false false', 'bob false false false', 'chen false false false'],
    ['guest false false true', 'gone false true undefined'],
  ]);
});

test('an app can list, join and leave channels and set their topics', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const lounge = club.channel({ name: 'lounge', members: [ann] });
  club.channel({ name: 'cellar', members: [ann], isPrivate: true });
  club.channel({ name: 'attic', members: [ann], archived: true });
  const client = webClient(slack, club.botToken);

  const listed = await client.conversations.list({ types: 'public_channel,private_channel', exclude_archived: true });
  expect(listed.channels?.map((it) => [it.name, it.is_member, it.num_members])).toEqual([['lounge', false, 1]]);

  await client.conversations.join({ channel: lounge.id });
  await client.conversations.setTopic({ channel: lounge.id, topic: 'Openings' });
  const { channel } = await client.conversations.info({ channel: lounge.id, include_num_members: true });
  expect([channel?.is_member, channel?.num_members, channel?.topic?.value]).toEqual([true, 2, 'Openings']);
  const { members } = await client.conversations.members({ channel: lounge.id });
  expect(members).toEqual([ann.id, club.installation.botUser]);
  expect(ann.reads(lounge)).toBe('Greeter: @Greeter has joined the channel');

  await client.conversations.leave({ channel: lounge.id });
  expect((await client.users.conversations({})).channels).toEqual([]);
});

test('an app can create a channel and invite people', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const client = webClient(slack, club.botToken);
  const { channel } = await client.conversations.create({ name: 'openings' });
  await client.conversations.invite({ channel: channel?.id ?? '', users: ann.id });
  const { members } = await client.conversations.members({ channel: channel?.id ?? '' });
  expect(members).toEqual([club.installation.botUser, ann.id]);
  await client.conversations.archive({ channel: channel?.id ?? '' });
  expect((await client.conversations.info({ channel: channel?.id ?? '' })).channel?.is_archived).toBe(true);
});

test('an app can read the name of the workspace and its own IDs', async () => {
  const club = slack.workspace({ name: 'Chess Club', domain: 'chess' });
  const client = webClient(slack, club.botToken);
  const { botId, botUser } = club.installation;
  expect((await client.team.info()).team).toMatchObject({ id: club.id, name: 'Chess Club', domain: 'chess' });
  expect((await client.bots.info({ bot: botId })).bot).toMatchObject({
    id: botId,
    name: 'Greeter',
    app_id: slack.app.id,
    user_id: botUser,
  });
  expect(await client.auth.test()).toMatchObject({ team_id: club.id, user_id: botUser, bot_id: botId });
});

test('an account of another workspace is described with its own team, and not listed', async () => {
  const club = slack.workspace({ name: 'Chess Club', enterprise: 'E0GAMES' });
  const client = webClient(slack, club.botToken);
  const colleague = club.person({ name: 'Colleague', account: { team: 'T0GO', enterprise: 'E0GAMES' } });
  const guest = club.person({ name: 'Guest', account: { team: 'T0RIVALS' } });
  const ours = club.person({ name: 'Ours' });
  const described = await Promise.all(
    [ours, colleague, guest].map(async ({ id }) => {
      const { team_id, enterprise_user } = (await client.users.info({ user: id })).user ?? {};
      return [team_id, enterprise_user?.enterprise_id, enterprise_user?.teams];
    }),
  );
  expect(described).toEqual([
    [club.id, 'E0GAMES', [club.id]],
    ['T0GO', 'E0GAMES', ['T0GO']],
    ['T0RIVALS', undefined, undefined],
  ]);
  expect((await client.users.list({})).members?.map((it) => it.real_name)).not.toContain('Guest');
  expect((await client.auth.test()).enterprise_id).toBe('E0GAMES');
});

test('a channel can become shared, and remembers its earlier names', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const lounge = club.channel({ name: 'lounge', members: [ann] });
  lounge.shared = 'external';
  await ann.renames(lounge, 'salon');
  const { channel } = await webClient(slack, club.botToken).conversations.info({ channel: lounge.id });
  expect(channel).toMatchObject({
    name: 'salon',
    is_ext_shared: true,
    is_org_shared: false,
    previous_names: ['lounge'],
  });
});

test('an event that is held back arrives after later ones', async () => {
  const club = slack.workspace({ name: 'Chess Club' });
  const ann = club.person({ name: 'Ann' });
  const lounge = club.channel({ name: 'lounge', withApp: true });
  slack.requestUrl = `${slack.url}/nowhere`;
  const arrives = slack.holdsBack('member_joined_channel');
  await ann.joins(lounge);
  await ann.leaves(lounge);
  await arrives();
  const kinds = slack.deliveries().filter((it) => it.retry === 0 && it.what.startsWith('member'));
  expect(kinds.map((it) => it.what)).toEqual(['member_left_channel', 'member_joined_channel']);
});
