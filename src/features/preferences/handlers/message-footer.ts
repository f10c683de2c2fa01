import { changePreferences, lockPreferences } from '../../../attention/preferences.js';
import { type Topic, topicsOf } from '../../../attention/proactive.js';
import { type Proposal, partsOf, reevaluate } from '../../../attention/proposals.js';
import { dayIn, untilInWords } from '../../../core/calendar.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open, refuse, say } from '../../../slack/interactions/responses.js';
import { askWhy, messageMenu, openSnooze, SNOOZES, snoozeModal, stopModal, stopThese } from '../contracts.js';
import { copy } from '../copy.js';
import { snoozeEnd } from '../domain.js';
import { snoozeView, stopView, whyView } from '../views/message-footer.js';

/** Registers handlers for the menu of proactive messages, and for the buttons that older ones have instead. */
export function listenForMessageFooter(on: Listen, deps: Deps): void {
  const choices = { snooze: offerSnooze, stop: stopOrAsk, why: explain };
  on.press(messageMenu, { act: 'preferences.own' }, ({ person, carry: { does, deliveryId } }) =>
    deps.db.inWorkspace(person.workspaceId, (tx) => choices[does](tx, deps, person, deliveryId)),
  );

  on.press(openSnooze, { act: 'preferences.own' }, async () => open(snoozeView()));

  on.submit(snoozeModal, { act: 'preferences.own' }, async ({ person, form }) => {
    const { workspaceId, userId, zone, locale } = person;
    const now = deps.clock();
    const snoozedUntil = snoozeEnd(zone, now, SNOOZES[form.snooze]);
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      await changePreferences(tx, workspaceId, userId, { snoozedUntil });
      await reevaluate(tx, [userId], now);
      await deps.attention.recheck(tx, { workspaceId, userIds: [userId], now });
    });
    await deps.refreshHome(workspaceId, [userId]);
    return say(md`${copy.snoozed(untilInWords(dayIn(zone, snoozedUntil), dayIn(zone, now), locale))}`);
  });

  on.press(stopThese, { act: 'preferences.own' }, ({ person, carry }) =>
    deps.db.inWorkspace(person.workspaceId, (tx) => stopOrAsk(tx, deps, person, carry.deliveryId)),
  );

  on.submit(stopModal, { act: 'preferences.own' }, ({ person, carry, form }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) => {
      const topics = await topicsIn(tx, deps, carry.deliveryId, person);
      const chosen = topics.filter((it) => form.topics.includes(it.topic));
      return chosen.length === 0 ? refuse(copy.notYours, 'no message of theirs') : stop(tx, deps, person, chosen);
    }),
  );

  on.press(askWhy, { act: 'preferences.own' }, ({ person, carry }) =>
    deps.db.inWorkspace(person.workspaceId, (tx) => explain(tx, deps, person, carry.deliveryId)),
  );
}

async function offerSnooze(tx: Tx, _: Deps, { userId }: Person, deliveryId: string): Promise<HandlerResponse> {
  const isTheirs = (await partsOf(tx, deliveryId, userId)).length > 0;
  return isTheirs ? open(snoozeView()) : refuse(copy.notYours, 'no message of theirs');
}

/** Stops messages like that one, or asks which of its parts to stop if there are several. */
async function stopOrAsk(tx: Tx, deps: Deps, person: Person, deliveryId: string): Promise<HandlerResponse> {
  const topics = await topicsIn(tx, deps, deliveryId, person);
  if (topics.length === 0) return refuse(copy.notYours, 'no message of theirs');
  return topics.length > 1 ? open(stopView(deliveryId, topics)) : stop(tx, deps, person, topics);
}

async function explain(tx: Tx, deps: Deps, person: Person, deliveryId: string): Promise<HandlerResponse> {
  const parts = await partsOf(tx, deliveryId, person.userId);
  if (parts.length === 0) return refuse(copy.notYours, 'no message of theirs');
  const labelled = parts.map((part) => ({
    ...part,
    rule: part.rule ?? '',
    facts: part.facts ?? '',
    label: topicOf(deps, part)?.label ?? copy.title,
  }));
  return open(whyView(deliveryId, { person, now: deps.clock() }, labelled));
}

async function topicsIn(tx: Tx, deps: Deps, deliveryId: string, { userId }: Person): Promise<Topic[]> {
  const parts = await partsOf(tx, deliveryId, userId);
  return [...new Set(parts.flatMap((part) => topicOf(deps, part) ?? []))];
}

function topicOf(deps: Deps, { kind: name }: Proposal): Topic | undefined {
  const topic = deps.attention.kinds.find((it) => it.name === name)?.topic;
  return topicsOf(deps.attention.kinds).find((it) => it.topic === topic);
}

async function stop(tx: Tx, deps: Deps, person: Person, topics: readonly Topic[]): Promise<HandlerResponse> {
  const { workspaceId, userId } = person;
  const { stopped } = await lockPreferences(tx, workspaceId, userId);
  const all = [...new Set([...stopped, ...topics.map((it) => it.topic)])];
  await changePreferences(tx, workspaceId, userId, { stopped: all });
  await reevaluate(tx, [userId], deps.clock());
  await deps.attention.recheck(tx, { workspaceId, userIds: [userId], now: deps.clock() });
  const labels = new Intl.ListFormat('en-GB').format(topics.map((it) => it.label));
  return say(md`${copy.stopped(labels)}`, md`${copy.stoppedBack}`);
}
