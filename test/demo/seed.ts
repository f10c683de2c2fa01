import { isNotNull, sql } from 'drizzle-orm';
import type { DrivenPerson } from '../../local-slack/driver/person.js';
import type { DrivenWorkspace } from '../../local-slack/driver/workspace.js';
import type { LocalSlack } from '../../local-slack/slack.js';
import type { Channel, Message } from '../../local-slack/world/workspace.js';
import { attentionPreferences } from '../../src/attention/schema.js';
import { instantAt } from '../../src/core/calendar.js';
import { openDatabase, type Tx } from '../../src/core/database/database.js';
import { MINUTE } from '../../src/core/durations.js';
import { createLog } from '../../src/core/log.js';
import { communities, people as knownPeople } from '../../src/core/schema.js';
import { kinds } from '../../src/features/activity/domain.js';
import { activity } from '../../src/features/activity/schema.js';
import { checkedIn } from '../../src/features/checkins/contracts.js';
import { WEEKLY_AFTER } from '../../src/features/checkins/domain/pace.js';
import { answersIn, DEFAULT_QUESTIONS, MOOD_ID } from '../../src/features/checkins/domain/questions.js';
import { checkins, commitments, days as dayPosts, occurrences } from '../../src/features/checkins/schema.js';
import { mentionedIn } from '../../src/slack/blocks/mrkdwn.js';
import { deliveries } from '../../src/slack/schema.js';
import { seedChallenge } from './challenge.js';
import { MISSED } from './earlier.js';
import { seedFormerMembers } from './former.js';
import { postWeeks } from './posts.js';
import { DAYS_BEFORE, plansOf } from './weeks.js';

export interface Seeding {
  readonly slack: LocalSlack;
  readonly workspace: DrivenWorkspace;
  readonly home: Channel;
  readonly people: ReadonlyMap<string, DrivenPerson>;
  /** The working days, oldest first. The community was set up on the day before the first. */
  readonly days: readonly string[];
  readonly databaseUrl: string;
}

/**
 * Writes the weeks before the days that are played, as rows and as messages in Slack, because playing them would take
 * too long. The first check-ins of the members move to the first day that is played.
 */
export async function seedWeeks(it: Seeding): Promise<void> {
  const db = openDatabase(it.databaseUrl, 1, createLog('silent'));
  try {
    await db.inWorkspace(it.workspace.id, (tx) => seed(tx, it));
  } finally {
    await db.close();
  }
}

/** Makes every working day a check-in day for everybody, whatever the date of the demo. */
async function ignoreHolidays(tx: Tx, { workspace, people }: Seeding): Promise<void> {
  await tx
    .insert(attentionPreferences)
    .values([...people.values()].map(({ id: userId }) => ({ workspaceId: workspace.id, userId, holidays: 'none' })))
    .onConflictDoUpdate({
      target: [attentionPreferences.workspaceId, attentionPreferences.userId],
      set: { holidays: sql`excluded.holidays` },
    });
}

async function seed(tx: Tx, it: Seeding): Promise<void> {
  const [community] = await tx.select().from(communities);
  if (!community) throw new Error('There is no community.');
  const of = { workspaceId: it.workspace.id, communityId: community.id };
  await postpone(tx);
  await ignoreHolidays(tx, it);
  const checkinDays = await tx.insert(occurrences).values(occurrencesOf(it, of)).returning();
  const isAnswered = checkinDays.filter(({ outcome }) => outcome === 'answered');
  const answers = await tx
    .insert(checkins)
    .values(
      isAnswered.map(({ id, answeredAt }, i) => ({
        ...{ workspaceId: of.workspaceId, occurrenceId: id, shared: true, updatedAt: answeredAt ?? new Date() },
        answers: i % 4 === 0 ? moodOf('0') : i % 7 === 0 ? moodOf('2') : [],
      })),
    )
    .returning();
  const list = await tx
    .insert(commitments)
    .values(commitmentsOf(it, of, isAnswered))
    .returning();
  await tx.insert(activity).values(
    isAnswered.map(({ userId, day, opensAt }) => ({
      ...{ ...of, userId, day, kind: checkedIn.name, weight: checkedIn.weight, withUser: '', count: 1 },
      ...{ lastAt: opensAt, threads: [], marks: [] },
    })),
  );
  const { posted, said } = postWeeks(it, {
    ...{ community, occurrences: isAnswered, answers, commitments: list },
    people: await tx.select().from(knownPeople),
  });
  await tx.insert(activity).values(said.map((message) => replyRow(of, message)));
  await tx.insert(deliveries).values(posted.map((one) => ({ workspaceId: of.workspaceId, ...one })));
  await tx.insert(dayPosts).values(
    it.days.slice(0, DAYS_BEFORE).map((day) => ({
      workspaceId: of.workspaceId,
      programmeId: of.communityId,
      day,
      changes: 1,
      editedAt: new Date(0),
    })),
  );
  await seedFormerMembers(tx, it, of);
  await seedChallenge(tx, it, of);
}

/** Moves the check-ins that wait to be asked to the first day that is played, at the same local times. */
async function postpone(tx: Tx): Promise<void> {
  const later = (column: string) =>
    sql.raw(`(${column} at time zone people.zone + interval '${DAYS_BEFORE / 5} weeks') at time zone people.zone`);
  await tx
    .update(occurrences)
    .set({
      day: sql`${occurrences.day} + ${sql.raw(String((DAYS_BEFORE / 5) * 7))}`,
      ...{ opensAt: later('opens_at'), remindAt: later('remind_at') },
      ...{ deadlineAt: later('deadline_at'), dueAt: later('due_at') },
    })
    .from(knownPeople)
    .where(sql`${isNotNull(occurrences.dueAt)} and ${knownPeople.userId} = ${occurrences.userId}`);
}

export type Of = { readonly workspaceId: string; readonly communityId: string };

/** Returns what Hearth counts of a message that a member wrote in a thread. */
function replyRow(of: Of, { user, text, channel, ts, threadTs }: Message) {
  const lastAt = new Date(Number(ts) * 1000);
  const { name: kind, weight } = kinds.reply;
  return {
    ...{
      ...of,
      userId: user,
      day: lastAt.toISOString().slice(0, 10),
      kind,
      weight,
      withUser: mentionedIn(text)[0] ?? '',
    },
    ...{ count: 1, lastAt, channelId: channel, ts, threadTs: threadTs ?? null, threads: [], marks: [] },
  };
}

function occurrencesOf({ people, days }: Seeding, of: Of) {
  const plans = plansOf([...people.keys()]);
  return [...people.values()].flatMap(({ id: userId, name, user: { zone } }, i) =>
    days.slice(0, DAYS_BEFORE).map((day, index) => {
      const opensAt = instantAt(day, '09:00', zone);
      const isAnswered = plans.some((it) => it.name === name && it.day === index);
      const wasAsked = isAnswered || !isRested(name, index);
      return {
        ...{ ...of, programmeId: of.communityId, userId, day, opensAt, askedAt: wasAsked ? opensAt : null },
        ...{ remindAt: instantAt(day, '16:00', zone), deadlineAt: instantAt(day, '18:00', zone) },
        outcome: isAnswered ? ('answered' as const) : null,
        answeredAt: isAnswered ? new Date(opensAt.getTime() + (3 + ((i * 17 + index * 5) % 40)) * MINUTE) : null,
      };
    }),
  );
}

/** Returns true if the member had not answered for so many days before that one that Hearth asks them once a week. */
function isRested(name: string, index: number): boolean {
  return [...Array(WEEKLY_AFTER).keys()].every((ago) => MISSED[name]?.includes(index - ago - 1));
}

function commitmentsOf({ people, days }: Seeding, of: Of, answered: readonly (typeof occurrences.$inferSelect)[]) {
  return plansOf([...people.keys()]).flatMap(({ name, day, text, doneOn }) => {
    const userId = people.get(name)?.id ?? '';
    const on = (index: number) => answered.find((it) => it.userId === userId && it.day === days[index]);
    const [made, ended] = [on(day), doneOn === undefined ? undefined : on(doneOn)];
    if (!made) return [];
    return {
      ...{ ...of, userId, text, state: ended ? ('done' as const) : ('open' as const) },
      ...{ madeIn: made.id, madeOn: made.day, madeAt: made.answeredAt ?? made.opensAt, position: 0 },
      endedIn: ended?.id ?? null,
    };
  });
}

/** Returns the answer with this choice to the question how it is going. */
function moodOf(choice: string) {
  const read = answersIn(DEFAULT_QUESTIONS, { [MOOD_ID]: choice }, 'en-GB');
  return 'answers' in read ? read.answers : [];
}
