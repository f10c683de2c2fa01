import { compose } from '../../local-slack/person/compose.js';
import { pictureOf } from '../../local-slack/shapes/user.js';
import { keepBlocks } from '../../local-slack/world/blocks.js';
import type { Message } from '../../local-slack/world/workspace.js';
import type { Community } from '../../src/core/communities.js';
import { MINUTE } from '../../src/core/durations.js';
import type { Person } from '../../src/core/people.js';
import { dayPostKey, deliveryKey } from '../../src/features/checkins/domain/delivery-keys.js';
import type { Answer } from '../../src/features/checkins/store/answers.js';
import type { Commitment } from '../../src/features/checkins/store/commitments.js';
import type { Occurrence } from '../../src/features/checkins/store/occurrences.js';
import { dayMessage } from '../../src/features/checkins/views/day.js';
import { answerMessage } from '../../src/features/checkins/views/thread.js';
import type { Message as Content } from '../../src/slack/blocks/blocks.js';
import { metadataOf } from '../../src/slack/outbound/find-delivery.js';
import { usernameOf } from '../../src/slack/outbound/signed.js';
import type { deliveries } from '../../src/slack/schema.js';
import { REPLIES } from './earlier.js';
import { QUIET } from './people.js';
import type { Seeding } from './seed.js';
import { DAYS_BEFORE } from './weeks.js';

/** What the members answered in these weeks. */
interface Answers {
  readonly community: Community;
  readonly people: readonly Person[];
  readonly occurrences: readonly Occurrence[];
  readonly answers: readonly Answer[];
  readonly commitments: readonly Commitment[];
}

type Posted = Omit<typeof deliveries.$inferInsert, 'workspaceId'>;

const EMOJI = ['raised_hands', 'tada', 'muscle', 'clap'];

/**
 * Puts the threads of these weeks into Slack: the post of each day, the answers, and what people wrote and reacted with.
 * Returns what Hearth’s ledger says about its own messages, and what members wrote in the threads. The app gets no
 * events about them.
 */
export function postWeeks(it: Seeding, given: Answers): PostedDay {
  const days = it.days.slice(0, DAYS_BEFORE).flatMap((day, index) => {
    const ofDay = given.occurrences
      .filter((one) => one.day === day)
      .sort((a, b) => answeredAt(a).getTime() - answeredAt(b).getTime());
    return ofDay.length > 0 ? postDay(it, given, { day, index, ofDay }) : [];
  });
  return { posted: days.flatMap((it) => it.posted), said: days.flatMap((it) => it.said) };
}

interface PostedDay {
  readonly posted: Posted[];
  readonly said: Message[];
}

interface OneDay {
  readonly day: string;
  readonly index: number;
  /** The answers of the day in their order; at least one. */
  readonly ofDay: readonly Occurrence[];
}

function postDay(it: Seeding, given: Answers, { day, index, ofDay }: OneDay): PostedDay {
  const { id: communityId } = given.community;
  const names = ofDay.map(({ userId }) => personOf(given, userId).name);
  const tally = { count: names.length, latest: names.toReversed().slice(0, 3), isPast: true };
  const times = ofDay.map(answeredAt);
  const programme = { id: communityId, communityId, name: '' };
  const post = put(it, times[0], { key: dayPostKey(communityId, day), ...dayMessage({ programme, day, tally }) });
  const answers = ofDay.map((one, i) => {
    const { userId, name } = personOf(given, one.userId);
    const customized = { name: usernameOf(name), picture: pictureOf({ id: userId }) };
    const draft = { key: deliveryKey('answer', one.id), ...answerIn(given, one), thread: post, customized };
    return put(it, times[i], draft, reactionsOf(it, one.userId, index + i));
  });
  const said = talk(it, post, index, times.at(-1));
  return { posted: [post, ...answers].map(ledgerRow), said };
}

function answeredAt({ answeredAt: at, opensAt }: Occurrence): Date {
  return at ?? opensAt;
}

function personOf({ people }: Answers, userId: string): Person {
  const person = people.find((it) => it.userId === userId);
  if (!person) throw new Error(`Hearth does not know ${userId}.`);
  return person;
}

/** Returns the answer as Hearth posted it that day, when later check-ins had not ended any commitments yet. */
function answerIn(given: Answers, occurrence: Occurrence): Content {
  const answer = given.answers.find((it) => it.occurrenceId === occurrence.id);
  if (!answer) throw new Error(`There is no answer to ${occurrence.id}.`);
  const dayOf = (id: string | null) => given.occurrences.find((it) => it.id === id)?.day ?? '9999-12-31';
  const list = given.commitments
    .filter((it) => it.userId === occurrence.userId && it.madeOn <= occurrence.day)
    .filter((it) => dayOf(it.endedIn) >= occurrence.day)
    .map((it) => (dayOf(it.endedIn) > occurrence.day ? { ...it, state: 'open' as const, endedIn: null } : it));
  const person = personOf(given, occurrence.userId);
  return answerMessage({
    ...{ occurrence, community: given.community, person, answer, list },
    milestone: undefined,
    isSigned: true,
  });
}

interface Draft extends Content {
  readonly key: string;
  readonly thread?: Message;
  readonly customized?: Message['customized'];
}

/** Puts a message of Hearth's into the channel. */
function put(it: Seeding, at: Date | undefined, draft: Draft, reactions: Message['reactions'] = []): Message {
  const { key, text, blocks, thread, customized } = draft;
  const { botUser, botId } = it.workspace.installation;
  const content = { text, blocks: keepBlocks(blocks as unknown as Message['blocks'], it.slack.world.ids) };
  return add(it, at, { user: botUser, botId, customized, ...content, metadata: metadataOf(key), reactions }, thread);
}

/** Members write in the thread of a day, from a quarter of an hour after its last answer. */
function talk(it: Seeding, thread: Message, index: number, after: Date | undefined): Message[] {
  return (REPLIES[index] ?? []).map(([name, text], i) => {
    const at = new Date((after?.getTime() ?? 0) + (i + 1) * 15 * MINUTE);
    const content = { text: compose(it.workspace.workspace, text), blocks: [], reactions: [] };
    return add(it, at, { user: it.people.get(name)?.id ?? '', ...content }, thread);
  });
}

type Written = Pick<Message, 'user' | 'text' | 'blocks' | 'reactions'> & Partial<Message>;

function add({ home }: Seeding, at: Date | undefined, written: Written, thread: Message | undefined): Message {
  // The number of messages makes the timestamp unique.
  const ts = `${Math.floor((at?.getTime() ?? 0) / 1000)}.${String(home.messages.length).padStart(6, '0')}`;
  const parent = { threadTs: thread?.ts, parentUser: thread?.user };
  const message = { ...written, ...parent, ts, channel: home.id, attachments: [], typed: new Map() };
  home.messages.push(message);
  return message;
}

/** Lets another member react to some of the answers. */
function reactionsOf({ people }: Seeding, author: string, count: number): Message['reactions'] {
  const others = [...people.values()].filter((it) => it.id !== author && it.name !== QUIET);
  const users = [others[count % others.length], others[(count + 2) % others.length]].flatMap((it) => it?.id ?? []);
  const name = EMOJI[count % EMOJI.length] ?? '';
  return count % 3 === 0 ? [{ name, users: count % 2 === 0 ? users : users.slice(0, 1) }] : [];
}

function ledgerRow({ ts, channel, threadTs, customized, metadata }: Message): Posted {
  return {
    ...{ key: String(metadata?.event_payload.key), recipient: channel, status: 'sent', attempts: 1 },
    ...{ attemptedAt: new Date(Number(ts) * 1000), channelId: channel, ts, threadTs: threadTs ?? null },
    signed: customized !== undefined,
  };
}
