import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Tx } from '../../../core/database/database.js';
import { DAY, durationInWords, HOUR } from '../../../core/durations.js';
import { namesOf } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { type Sweep, sweep } from '../../../queue/job.js';
import { context, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { md, mentionedIn, plain } from '../../../slack/blocks/mrkdwn.js';
import { slackError } from '../../../slack/errors.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { posted, sentBefore } from '../../../slack/outbound/ledger.js';
import { messageGone } from '../contracts.js';
import { copy } from '../copy.js';
import { cardKey, EXCERPTS, excerptKey } from '../domain/keys.js';
import { mayAllRead, type Reading } from '../domain/readers.js';
import { type CardRow, cardsIn, cardsOf, claimExcerpt, hasClaim, stopExcerpts } from '../store/cards.js';
import { type CaseRow, casesAbout } from '../store/cases.js';
import { guestsAmong } from '../store/guests.js';
import { readingOf } from './channel.js';

/** The time after which the words of a message are deleted: before the ledger forgets where they are. */
const KEPT_MS = 80 * DAY;

/**
 * Posts the words of the message below its card, if everyone who reads the card may read the channel of the message.
 * Tries that once, whatever comes of it. The words are kept nowhere else.
 */
export async function addExcerpt(deps: Deps, row: CaseRow, card: CardRow, readers: readonly string[]): Promise<void> {
  const { workspaceId, channelId, ts, place } = row;
  if (card.excerptAt || !channelId || !ts || place === 'direct') return;
  const at = deps.clock();
  const inWorkspace = <T>(run: (tx: Tx) => Promise<T>) => deps.db.inWorkspace(workspaceId, run);
  if (!(await inWorkspace((tx) => claimExcerpt(tx, card, at)))) return;
  const slack = await deps.slack(workspaceId);
  try {
    const { bot, guests, parent } = await inWorkspace(async (tx) => ({
      bot: (await currentWorkspace(tx)).botUserId,
      guests: await guestsAmong(tx, readers),
      parent: await posted(tx, cardKey(card)),
    }));
    const source = await readingOf(slack, channelId);
    const people = readers.filter((it) => it !== bot);
    if (!parent || !source || !mayAllRead(source, people, guests)) return;
    const text = await textOf(slack, channelId, ts, row.threadTs);
    if (!text) return;
    const excerpt = excerptMessage(plain(text, await inWorkspace((tx) => namesOf(tx, mentionedIn(text)))));
    const key = excerptKey(card);
    await deps.deliver.post(workspaceId, { key, to: parent.channelId, thread: parent.ts, message: excerpt });
    // The original may have been deleted while it was on its way.
    if (!(await inWorkspace((tx) => hasClaim(tx, card, at)))) await deps.deliver.delete(workspaceId, key);
  } catch (error) {
    // A card without the words is enough for those who may open the message.
    deps.log.info({ workspaceId, caseId: row.id, slack: slackError(error) }, 'a report has no excerpt');
  }
}

/**
 * Deletes the words of messages in the moderators' channel that not all who are in it now may read: people come to it,
 * and leave the channels of the messages.
 */
export async function recheckExcerpts(
  deps: Deps,
  workspaceId: string,
  { channelId, readers }: { readonly channelId: string; readonly readers: readonly string[] },
): Promise<void> {
  const slack = await deps.slack(workspaceId);
  const { bot, guests, shown } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    bot: (await currentWorkspace(tx)).botUserId,
    guests: await guestsAmong(tx, readers),
    shown: await excerptsIn(tx, channelId),
  }));
  const people = readers.filter((it) => it !== bot);
  const readings = new Map<string, Reading | undefined>();
  for (const { source, ...card } of shown) {
    if (!readings.has(source)) readings.set(source, await readingOf(slack, source));
    const reading = readings.get(source);
    if (!reading || !mayAllRead(reading, people, guests)) await deps.deliver.delete(workspaceId, excerptKey(card));
  }
}

/** Returns the cards in a channel that have the words of a message below them, with the channel of that message. */
async function excerptsIn(tx: Tx, recipient: string) {
  const shown = [];
  for (const it of await cardsIn(tx, recipient)) if (await posted(tx, excerptKey(it))) shown.push(it);
  return shown;
}

const found = z.object({ ts: z.string(), text: z.string().optional() });

/** Returns what a message says now; undefined if it isn't there. Throws Slack's errors. */
async function textOf(
  slack: WebClient,
  channel: string,
  ts: string,
  thread: string | null,
): Promise<string | undefined> {
  const only = { channel, oldest: ts, latest: ts, inclusive: true, limit: 2 };
  const { messages = [] } = await (thread && thread !== ts
    ? slack.conversations.replies({ ...only, ts: thread })
    : slack.conversations.history(only));
  return messages.flatMap((it) => found.safeParse(it).data ?? []).find((it) => it.ts === ts)?.text;
}

function excerptMessage(text: string): Message {
  return message(context(md`${copy.excerpt}`), section(md`${text}`));
}

/** Deletes the words of messages of reports that stay open for long, while the ledger still knows where they are. */
export function excerptSweeps({ db, clock, deliver, log }: Deps): Sweep[] {
  return [
    sweep('moderation.old-words', {
      everyMs: HOUR,
      does: `deletes the words of reported messages after ${durationInWords(KEPT_MS)}`,
      run: async () => {
        const before = new Date(clock().getTime() - KEPT_MS);
        const old = await db.acrossWorkspaces((tx) => sentBefore(tx, EXCERPTS, before));
        for (const { workspaceId, key } of old)
          await deliver
            .delete(workspaceId, key)
            .catch((error) => log.warn({ err: error, workspaceId, key }, 'old words were not deleted'));
      },
    }),
  ];
}

/** Registers the handler that deletes the words of a message below its cards when the message is deleted. */
export function listenForDeletions(on: Listen, { db, clock, deliver }: Deps): void {
  on.event(messageGone, async (workspaceId, { channel, previous_message: { ts } }) => {
    const keys = await db.inWorkspace(workspaceId, async (tx) => {
      const cards = [];
      for (const { id } of await casesAbout(tx, channel, ts)) {
        await stopExcerpts(tx, id, clock());
        cards.push(...(await cardsOf(tx, id)));
      }
      return cards.map(excerptKey);
    });
    for (const key of keys) await deliver.delete(workspaceId, key);
  });
}
