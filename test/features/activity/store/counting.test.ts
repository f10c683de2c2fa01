import { randomUUID } from 'node:crypto';
import { type Away, changeAway } from '../../../../src/core/away.js';
import { communityById } from '../../../../src/core/communities.js';
import { type Database, openDatabase, type Tx } from '../../../../src/core/database/database.js';
import { createLog } from '../../../../src/core/log.js';
import { savePeople } from '../../../../src/core/people.js';
import { kinds } from '../../../../src/features/activity/domain.js';
import {
  activeDays,
  closestPeer,
  communityForChannel,
  lastActiveDay,
  lastActiveDays,
  medianGap,
  unansweredMessages,
} from '../../../../src/features/activity/index.js';
import { activityRetention } from '../../../../src/features/activity/jobs.js';
import { setChannels } from '../../../../src/features/activity/store/channels.js';
import { count } from '../../../../src/features/activity/store/counting.js';
import { TIMES } from '../../../../src/features/community/domain.js';
import { createCommunity, join, leave } from '../../../../src/features/community/store/communities.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';

const T = 'T1';
const [ANN, BEN, CLEO, DAN] = ['U0ANN', 'U0BEN', 'U0CLEO', 'U0DAN'] as const;
const NOW = new Date('2026-11-23T12:00:00Z');

let database: TestDatabase;
let db: Database;
let communityId: string;

beforeAll(async () => {
  database = await freshDatabase();
  db = openDatabase(database.url, 2, createLog('silent'));
});

beforeEach(async () => {
  communityId = await db.inWorkspace(T, async (tx) => {
    const by = { createdBy: ANN, createdAt: NOW, announceAt: NOW, fixedZone: null };
    const channelId = `C${Math.random()}`;
    const { id } = await createCommunity(tx, {
      ...{ problem: '', audience: '', outcome: '', ...TIMES.daily },
      ...by,
      ...{ id: randomUUID(), workspaceId: T, channelId },
      ...{ name: 'Makers', kind: 'makers' },
      checkinEnrolment: 'joiners',
    });
    const userIds = [ANN, BEN, CLEO, DAN];
    const profile = { zone: 'UTC', locale: 'en-GB', standing: 'full' as const, picture: null };
    await savePeople(
      tx,
      T,
      userIds.map((userId) => ({ userId, name: userId, ...profile })),
      NOW,
    );
    await join(tx, { workspaceId: T, communityId: id, userIds, at: NOW });
    return id;
  });
});

afterAll(async () => {
  await db.close();
  await database.release();
});

type Kind = keyof typeof kinds;

interface Activity {
  readonly kind?: Kind;
  readonly to?: string;
  readonly at?: string;
  readonly in?: string;
}

/** Records an activity of a user on a day, at noon by default, in the thread `in`. */
function record(userId: string, day: string, { kind = 'post', to = '', at = '12:00', in: thread }: Activity = {}) {
  const instant = new Date(`${day}T${at}:00Z`);
  const ts = String(instant.getTime() / 1000);
  const isMessage = kind === 'post' || kind === 'reply';
  const place = isMessage
    ? { place: { channelId: 'C1', ts, threadTs: thread ?? null }, thread: `C1:${thread ?? ts}` }
    : {};
  return db.inWorkspace(T, (tx) =>
    count(tx, { workspaceId: T, communityId, userId, day, kind: kinds[kind], withUser: to, at: instant, ...place }),
  );
}

const ask = <R>(question: (tx: Parameters<Parameters<typeof db.inWorkspace>[1]>[0]) => Promise<R>) =>
  db.inWorkspace(T, question);

const away = (tx: Tx, days: Away['days']) =>
  changeAway(tx, async () => undefined, { workspaceId: T, userId: BEN, days, now: NOW });

test('a visit to Home counts for the last active day but not for the active days', async () => {
  await record(ANN, '2026-11-02');
  await record(ANN, '2026-11-09', { kind: 'reaction', to: BEN });
  await record(ANN, '2026-11-12', { kind: 'home' });
  await record(BEN, '2026-11-10');
  expect(await ask((tx) => lastActiveDay(tx, communityId, ANN))).toBe('2026-11-12');
  expect(await ask((tx) => lastActiveDay(tx, communityId, CLEO))).toBeUndefined();
  expect(await ask((tx) => activeDays(tx, communityId, ANN, '2026-11-02'))).toEqual(['2026-11-02', '2026-11-09']);
  expect(await ask((tx) => activeDays(tx, communityId, ANN, '2026-11-03'))).toEqual(['2026-11-09']);
  expect(await ask((tx) => lastActiveDays(tx, communityId, '2026-11-11'))).toEqual(new Map([[ANN, '2026-11-12']]));
});

test('the median gap of a community is the median of its members’ median gaps', async () => {
  for (const day of ['01', '02', '03', '04', '05', '06', '07', '20']) await record(ANN, `2026-11-${day}`);
  for (const day of ['01', '05', '09']) await record(BEN, `2026-11-${day}`);
  for (const day of ['01', '11']) await record(CLEO, `2026-11-${day}`);
  await record(DAN, '2026-11-03');
  expect(await ask((tx) => medianGap(tx, communityId, '2026-09-01'))).toBe(4);
  expect(await ask((tx) => medianGap(tx, communityId, '2026-11-12'))).toBeUndefined();
});

test('the closest peer interacted most with the member in either direction and is neither away nor gone', async () => {
  const peer = async () =>
    (await ask((tx) => closestPeer(tx, { communityId, userId: ANN, since: '2026-09-01', now: NOW })))?.userId;
  expect(await peer()).toBeUndefined();
  await record(BEN, '2026-11-02', { kind: 'reply', to: ANN });
  await record(ANN, '2026-11-03', { kind: 'reply', to: BEN });
  await record(ANN, '2026-11-03', { kind: 'reply', to: CLEO });
  await record(CLEO, '2026-11-03', { kind: 'reaction', to: ANN });
  await record(DAN, '2026-08-03', { kind: 'reply', to: ANN });
  for (const at of ['13:00', '14:00']) await record(DAN, '2026-11-03', { kind: 'reaction', to: ANN, at });
  expect(await peer()).toBe(BEN);
  await ask((tx) => away(tx, { from: '2026-11-20', until: '2026-11-23' }));
  expect(await peer()).toBe(CLEO);
  await ask((tx) => leave(tx, { workspaceId: T, communityId, userIds: [CLEO], at: new Date(NOW.getTime() + 1) }));
  expect(await peer()).toBe(DAN);
  await ask((tx) => away(tx, null));
});

test('a message is unanswered until the member replies in its thread or reacts to its author', async () => {
  const unanswered = async () => {
    const messages = await ask((tx) => unansweredMessages(tx, communityId, ANN, '2026-11-01'));
    return messages.map((it) => `${it.userId} ${it.kind} ${it.at.toISOString().slice(0, 16)} ${it.threadTs}`);
  };
  await record(BEN, '2026-10-20', { kind: 'reply', to: ANN, in: '0.1' });
  await record(BEN, '2026-11-05', { kind: 'reply', to: ANN, in: '1.1' });
  await record(CLEO, '2026-11-06', { kind: 'post', to: ANN });
  await record(DAN, '2026-11-06', { kind: 'reply', to: ANN, in: '2.2', at: '09:00' });
  await record(DAN, '2026-11-06', { kind: 'reply', to: BEN, in: '1.1' });
  await record(ANN, '2026-11-05', { kind: 'reply', in: '1.1', at: '11:00' });
  const [ben, cleo, dan] = [
    `${BEN} reply 2026-11-05T12:00 1.1`,
    `${CLEO} post 2026-11-06T12:00 null`,
    `${DAN} reply 2026-11-06T09:00 2.2`,
  ];
  expect(await unanswered()).toEqual([cleo, dan, ben]);
  await record(ANN, '2026-11-07', { kind: 'post' });
  await record(ANN, '2026-11-07', { kind: 'reply', in: '1.1' });
  expect(await unanswered()).toEqual([cleo, dan]);
  await record(ANN, '2026-11-08', { kind: 'reaction', to: DAN });
  await record(ANN, '2026-11-08', { kind: 'reply', to: CLEO, in: String(Date.parse('2026-11-06T12:00Z') / 1000) });
  expect(await unanswered()).toEqual([]);
});

test('activity older than 400 days is deleted', async () => {
  await record(ANN, '2025-10-18');
  await record(ANN, '2025-10-19');
  await record(ANN, '2026-11-20');
  await activityRetention.deleteOld(db, NOW);
  expect(await ask((tx) => activeDays(tx, communityId, ANN, '2000-01-01'))).toEqual(['2025-10-19', '2026-11-20']);
});

test('a channel counts for the community that has it as its home or has added it, or for none', async () => {
  const found = await db.inWorkspace(T, async (tx) => {
    await setChannels(tx, { workspaceId: T, communityId }, ['C0EXTRA']);
    const { channelId } = (await communityById(tx, communityId)) ?? {};
    const found = [];
    for (const it of [channelId ?? '', 'C0EXTRA', 'C0OTHER']) found.push((await communityForChannel(tx, it))?.id);
    return found;
  });
  expect(found).toEqual([communityId, communityId, undefined]);
});
