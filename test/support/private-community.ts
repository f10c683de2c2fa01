import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { Channel, Message } from '../../local-slack/world/workspace.js';
import { opensEditor } from './guidelines.js';
import { flags, takesReports } from './moderation.js';
import { joinCheckins, setsUp } from './opening.js';
import { allRows } from './rows.js';
import { MONDAY, type Story } from './story.js';

/** A word for each thing in the private community; none of them occurs anywhere else. */
export const SECRETS = {
  channel: 'wombats',
  name: 'Quokka',
  problem: 'Gingerbread',
  audience: 'Marzipan',
  outcome: 'Nougat',
  rule: 'Narwhal',
  topic: 'Axolotl',
  question: 'Pangolin',
  link: 'capybara',
  host: 'ocelot',
  message: 'Strudel',
  next: 'Baklava',
  blocker: 'Tiramisu',
  reply: 'Halva',
  introduction: 'Meringue',
  report: 'Profiterole',
  note: 'Macaron',
  flagged: 'Clafoutis',
  moderators: 'badgers',
  merger: 'merger',
  merging: 'Acme',
  insider: 'Kim Hidden',
  newcomer: 'Nia Hidden',
  organizer: 'Sam Hidden',
} as const;

/** The words of a member about the organizer, which an admin outside has to judge. */
export const FOR_THE_ADMIN = 'Brioche';

interface PrivateCommunity {
  readonly channel: Channel;
  readonly communityId: string;
  /** A member of it alone. */
  readonly kim: DrivenPerson;
  /** A message there. */
  readonly message: Message;
}

/**
 * Sets up a second community, in a private channel, with everything that a community has: guidelines, limits, roles,
 * check-ins, a newcomer, reports and a channel for its moderators. Of the people in #makers, only Ben is in it. The
 * admin `judge` gets a report about its organizer. On Monday at half past ten.
 */
export async function hasPrivateCommunity(it: Story, judge: DrivenPerson): Promise<PrivateCommunity> {
  const { ben, workspace, hearth, databaseUrl } = it;
  const sam = it.person(SECRETS.organizer, { isAdmin: true });
  const [kim, lee, mia] = [it.person(SECRETS.insider), it.person('Lee Hidden'), it.person('Mia Hidden')];
  const members = [sam, kim, lee, mia, ben];
  const channel = workspace.channel({ name: SECRETS.channel, members, isPrivate: true, withApp: true });
  await setsUp(sam, `#${SECRETS.channel}`, {
    Name: SECRETS.name,
    'What’s hard to do alone?': SECRETS.problem,
    'Who is it for?': SECRETS.audience,
    'What should members achieve?': SECRETS.outcome,
    'Ask at': '10:30',
  });
  await hearth.settles();
  await joinCheckins(channel, [kim, lee, ben]);
  await hearth.settles();
  const [row] = await allRows(databaseUrl, `select id from communities where name = '${SECRETS.name}'`);
  const communityId = String(row?.id);
  await takesReports(it);
  await byRows(it, communityId, channel, { mia, lee, judge });
  await opensEditor(it, sam);
  await sam.presses('Edit: How often?');
  await sam.fills({ 'Rules, one a line': `Bring your ${SECRETS.rule}.` }).submits();
  await sam.presses('Preview');
  await sam.submits();
  await sam.closesAll();
  const message = await talk(it, channel, { sam, kim, lee, mia });
  return { channel, communityId, kim, message };
}

/** Adds what organizers choose in forms. */
async function byRows(
  { databaseUrl, workspace, clock }: Story,
  communityId: string,
  channel: Channel,
  { mia, lee, judge }: Record<'mia' | 'lee' | 'judge', DrivenPerson>,
): Promise<void> {
  const ids = `'${workspace.id}', '${communityId}'`;
  const now = `'${clock.now().toISOString()}'`;
  const mods = workspace.channel({ name: SECRETS.moderators, members: [mia], isPrivate: true, withApp: true });
  for (const sql of [
    `insert into community_roles (workspace_id, community_id, user_id, role, topic, granted_at)
     values (${ids}, '${mia.id}', 'moderator', '', ${now}), (${ids}, '${lee.id}', 'topic_leader', '${SECRETS.topic}', ${now})`,
    `insert into newcomer_settings (workspace_id, community_id, questions, invitation_link)
     values (${ids}, '{Which ${SECRETS.question}?}', 'https://join.example/${SECRETS.link}')`,
    `insert into moderation_settings (workspace_id, community_id, channel_id, admin_user_id)
     values (${ids}, '${mods.id}', '${judge.id}')`,
    `insert into limits values (${ids}, '${channel.id}', 1, 'day', ${now}, '${channel.id}', 1, ${now}, false)`,
    `insert into limit_hosts (workspace_id, community_id, host, since) values (${ids}, '${SECRETS.host}.example', ${now})`,
    `insert into nudge_policies select workspace_id, id, '{hello,ask,last}', 7, 3, 0, 1 from communities`,
  ])
    await allRows(databaseUrl, sql);
}

/** The members of the private community write, check in, reply, introduce themselves and report. */
async function talk(
  it: Story,
  channel: Channel,
  { sam, kim, lee, mia }: Record<'sam' | 'kim' | 'lee' | 'mia', DrivenPerson>,
): Promise<Message> {
  const { ben, workspace, hearth, makers } = it;
  await it.itIs(MONDAY, '10:30');
  const nia = await workspace.welcomes({ name: SECRETS.newcomer, zone: 'Europe/Berlin', locale: 'en-GB' });
  await workspace.invites(nia, channel, sam);
  await hearth.settles();
  await kim.types('/hearth', { in: channel });
  await kim.fills({ 'What will you do next?': SECRETS.next, 'Anything in your way?': SECRETS.blocker }).submits();
  await ben.types('/hearth', { in: channel });
  await ben.fills({ 'What will you do next?': `Ask about ${SECRETS.next}` }).submits();
  await hearth.settles();
  const answer = channel.messages.find(({ text }) => text.includes(SECRETS.next));
  if (!answer) throw new Error(`${kim.name}’s check-in is not in the thread.`);
  await lee.presses(`Reply to ${kim.name}`, { in: answer });
  await lee.fills({ 'Your reply': SECRETS.reply }).submits();
  await nia.opensDirectMessages();
  await nia.presses('Introduce yourself');
  await nia.fills({ 'Who are you, and what are you working on?': SECRETS.introduction }).submits();
  const message = await kim.posts(channel, `${SECRETS.message} https://${SECRETS.host}.example @ben`);
  await ben.posts(channel, `${SECRETS.message}, too`);
  await ben.posts(channel, `More ${SECRETS.message}`);
  await ben.reacts(message, 'tada');
  await hearth.settles();
  for (const one of [kim, lee, nia, ben]) await one.closesAll();
  await report(it, channel, { sam, kim, lee, mia });
  const merger = workspace.channel({ name: SECRETS.merger, members: [ben], isPrivate: true, withApp: true });
  const pam = it.person('Pam Both');
  for (const one of [merger, makers]) one.members.add(pam.id);
  await pam.opensHome();
  await hearth.settles();
  await flags(it, pam, await ben.posts(merger, `We sell to ${SECRETS.merging}`));
  return message;
}

async function report(
  it: Story,
  channel: Channel,
  { sam, kim, lee, mia }: Record<'sam' | 'kim' | 'lee' | 'mia', DrivenPerson>,
): Promise<void> {
  const flagged = await kim.posts(channel, `You are all ${SECRETS.flagged}`);
  await flags(it, lee, flagged, {
    'What should they know?': SECRETS.report,
    'Which guideline is this about?': `Bring your ${SECRETS.rule}.`,
  });
  await mia.opensDirectMessages();
  await mia.chooses('Add a note');
  await mia.fills({ Note: SECRETS.note }).submits();
  await mia.closesAll();
  await mia.types('/hearth report', { in: channel });
  await mia.fills({ 'What happened?': FOR_THE_ADMIN, 'Who is it about?': sam.name }).submits();
  await mia.closesAll();
  await it.hearth.settles();
}
