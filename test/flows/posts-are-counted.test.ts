import { post } from '../../local-slack/world/messages.js';
import { addDays } from '../../src/core/calendar.js';
import { limitsAre } from '../support/limits.js';
import { allRows } from '../support/rows.js';
import { MONDAY, type Story, story } from '../support/story.js';

const TUESDAY = addDays(MONDAY, 1);

/** Returns what is counted, a line for each post: its day, channel and author, and the host of its link. */
async function counted({ databaseUrl, workspace, noor, ann, ben }: Story): Promise<string[]> {
  const rows = await allRows(
    databaseUrl,
    `select day::text, channel_id, user_id, host, deleted_at from limit_posts
     left join limit_hosts on limit_hosts.id = host_id order by ts`,
  );
  const names = new Map<unknown, string>([noor, ann, ben].map((it) => [it.id, it.name.split(' ')[0] ?? '']));
  const channels = workspace.workspace.channels;
  return rows.map(
    ({ day, channel_id, user_id, host, deleted_at }) =>
      `${day} #${channels.get(String(channel_id))?.name} ${names.get(user_id)}${host ? ` ${host}` : ''}${deleted_at ? ' (deleted)' : ''}`,
  );
}

story('nothing is counted without limits, and then only new posts of members, not replies', async (it) => {
  const { ann, ben, makers, workspace, hearth } = it;
  await it.settlesIn();
  const elsewhere = workspace.channel({ name: 'elsewhere', members: [ann, ben], withApp: true });
  await ann.posts(makers, 'Before there was a limit');
  await hearth.settles();
  await limitsAre(it, { posts: 1 });
  const question = await ann.posts(makers, 'How do you price teams?');
  await ben.posts(makers, 'Per seat.', { thread: question });
  await ann.posts(makers, 'Thanks!', { thread: question });
  await ann.posts(elsewhere, 'Anybody?');
  const guest = it.person('Guest of the day');
  makers.members.add(guest.id);
  await guest.posts(makers, 'Hello from outside');
  await post(it.slack.world, workspace.workspace, makers, { user: ann.id, text: 'Via an app', botId: 'B0CAL' }).sent;
  await it.itIs(TUESDAY, '00:10');
  await ben.posts(makers, 'Good morning');
  await hearth.settles();
  expect(await counted(it)).toEqual([`${MONDAY} #makers Ann`, `${TUESDAY} #makers Ben`]);
});

story('edited posts count once, with the link that they have now, and deleted posts and replies don’t', async (it) => {
  const { ann, ben, makers, hearth } = it;
  await it.settlesIn();
  await limitsAre(it, { promotion: makers, hosts: ['shop.example', 'other.example'] });
  const first = await ann.posts(makers, 'See https://my.Shop.example/a?b=1');
  const second = await ben.posts(makers, 'Nothing to see');
  const reply = await ben.posts(makers, 'https://shop.example/', { thread: first });
  await hearth.settles();
  expect(await counted(it)).toEqual([`${MONDAY} #makers Ann shop.example`, `${MONDAY} #makers Ben`]);
  await it.itIs(TUESDAY, '09:00');
  await ann.edits(first, 'See https://elsewhere.example');
  await ben.edits(second, 'See https://other.example/x');
  await hearth.settles();
  expect(await counted(it)).toEqual([`${MONDAY} #makers Ann`, `${MONDAY} #makers Ben other.example`]);
  await ann.deletes(first);
  await ben.deletes(reply);
  await ben.deletes(second);
  await hearth.settles();
  expect(await counted(it)).toEqual([
    `${MONDAY} #makers Ann (deleted)`,
    `${MONDAY} #makers Ben other.example (deleted)`,
  ]);
});

story('of a message with a link, neither its text nor the link is stored, also while it waits', async (it) => {
  const { ann, makers, hearth } = it;
  await it.settlesIn();
  await limitsAre(it, { promotion: makers, hosts: ['shop.example'] });
  await allRows(
    it.databaseUrl,
    `create table seen (fields jsonb); create function keep() returns trigger language plpgsql security definer as
     $$ begin insert into seen values (new.fields); return new; end $$;
     create trigger keep before insert on inbox for each row execute function keep()`,
  );
  const message = await ann.posts(makers, 'A secret plan: https://shop.example/secret and https://hidden.example/');
  await ann.edits(message, 'A new secret: https://www.shop.example/secret');
  await hearth.settles();
  const seen = JSON.stringify(await allRows(it.databaseUrl, 'select * from seen'));
  const rows = await allRows(it.databaseUrl, 'select * from limit_posts');
  const [host] = await allRows(it.databaseUrl, 'select id from limit_hosts');
  expect(rows).toEqual([expect.objectContaining({ host_id: host?.id, channel_id: makers.id, ts: message.ts })]);
  for (const word of ['secret', 'hidden', 'shop.example']) expect(seen + JSON.stringify(rows)).not.toContain(word);
  expect(seen.split(String(host?.id)).length - 1).toBe(2);
  expect(JSON.stringify(hearth.log)).not.toContain('shop.example');
});
