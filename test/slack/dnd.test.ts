import { ErrorCode, type WebClient } from '@slack/web-api';
import { DAY, MINUTE } from '../../src/core/durations.js';
import { createDndUntil } from '../../src/slack/dnd.js';

const now = new Date('2026-11-23T08:00:00Z');
const soon = new Date('2026-11-23T09:00:00Z');
const people = Array.from({ length: 120 }, (_, i) => `U${i}`);
const others = async () => people;

/** A Slack in which U7 is not to be disturbed, with the number of people of each call. */
function slackThatRefuses(user?: string): { slack: WebClient; calls: number[] } {
  const calls: number[] = [];
  const teamInfo = async ({ users }: { users: string }) => {
    const ids = users.split(',');
    calls.push(ids.length);
    const refusal = { code: ErrorCode.PlatformError, data: { error: 'user_not_found' } };
    if (user && ids.includes(user)) throw Object.assign(new Error('refused'), refusal);
    const entries = ids.map((id) => [
      id,
      { next_dnd_start_ts: id === 'U7' ? now.getTime() / 1000 : 1, next_dnd_end_ts: soon.getTime() / 1000 },
    ]);
    entries.forEach(([id, it]) => {
      if (id !== 'U7' && typeof it === 'object') it.next_dnd_end_ts = 1;
    });
    return { ok: true, users: Object.fromEntries(entries) };
  };
  return { slack: { dnd: { teamInfo } } as unknown as WebClient, calls };
}

test('asks for 50 people at once, also when many jobs ask at the same time', async () => {
  const { slack, calls } = slackThatRefuses();
  const dndUntil = createDndUntil();
  const asked = people.map((userId) => dndUntil(slack, { workspaceId: 'T1', userId, now, others }));
  const ends = new Map((await Promise.all(asked)).map((end, i) => [people[i], end]));
  expect([...ends].filter(([, end]) => end !== null)).toEqual([['U7', soon]]);
  expect(Math.max(...calls)).toBe(50);
});

test('one after the other, 120 people take three calls, and the next time everybody is asked for again', async () => {
  const { slack, calls } = slackThatRefuses();
  const dndUntil = createDndUntil();
  for (const round of [1, 2]) {
    let left = people;
    for (const userId of people) {
      const rest = left;
      await dndUntil(slack, { workspaceId: 'T1', userId, now, others: async () => rest });
      left = left.filter((it) => it !== userId);
    }
    expect(calls).toHaveLength(3 * round);
  }
});

test('one person whom Slack refuses concerns nobody else', async () => {
  const { slack } = slackThatRefuses('U3');
  const dndUntil = createDndUntil();
  const ends = [];
  for (const userId of people.slice(0, 10))
    ends.push(await dndUntil(slack, { workspaceId: 'T1', userId, now, others }));
  expect(ends).toEqual(people.slice(0, 10).map((id) => (id === 'U7' ? soon : null)));
});

test('Do Not Disturb holds messages back for a day at most before Hearth looks again', async () => {
  const heldFor = async (ms: number) => {
    const users = { U1: { next_dnd_start_ts: 1, next_dnd_end_ts: (now.getTime() + ms) / 1000 } };
    const slack = { dnd: { teamInfo: async () => ({ ok: true, users }) } } as unknown as WebClient;
    const asked = { workspaceId: 'T1', userId: 'U1', now, others: async () => [] };
    return ((await createDndUntil()(slack, asked))?.getTime() ?? now.getTime()) - now.getTime();
  };
  expect(await Promise.all([0, 30 * MINUTE, 31 * 365 * DAY].map(heldFor))).toEqual([0, 30 * MINUTE, DAY]);
});
