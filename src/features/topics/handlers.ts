import type { Community } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { holdersOf } from '../../core/roles.js';
import type { Deps } from '../../feature.js';
import type { FormOf } from '../../slack/interactions/contracts.js';
import type { Listen } from '../../slack/interactions/listen.js';
import { here } from '../../slack/interactions/permissions.js';
import { closeAll, type HandlerResponse, open, replace, say } from '../../slack/interactions/responses.js';
import { answerOf, choiceModal, openChoice, openTopics, topicsModal } from './contracts.js';
import { copy } from './copy.js';
import { answered, changesTo, distinct, isLoss, losses, missingIn } from './domain.js';
import * as store from './store.js';
import { choiceView, type Question, topicsView } from './views.js';

/** Registers the form with the topics of a community, and that in which a member chooses some. */
export function listenForTopics(on: Listen, { db, clock }: Deps): void {
  on.press(openTopics, here('topics.change'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const topics = await store.topicsIn(tx, community.id);
      return replace(await topicsForm(tx, community, { shown: topics, topics, questions: [] }, clock()));
    }),
  );

  on.submit(topicsModal, here('topics.change'), ({ person, community, carry, form }) =>
    db.inWorkspace(person.workspaceId, (tx) => save(tx, community, { ...form, ...carry }, clock())),
  );

  on.press(openChoice, here('topics.choose'), ({ person: { workspaceId, userId }, community }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const topics = await store.topicsIn(tx, community.id);
      if (topics.length === 0) return say(copy.noneHere(community.name));
      return open(choiceView(community, topics, await store.topicsOf(tx, community.id, userId)));
    }),
  );

  on.submit(choiceModal, here('topics.choose'), ({ person: { workspaceId, userId }, community, carry, form }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const choice = { shown: carry.shown, chosen: form.topics };
      await store.chooseTopics(tx, { workspaceId, communityId: community.id, userId }, choice);
      const chosen = await store.topicsOf(tx, community.id, userId);
      return say(chosen.length > 0 ? copy.saved(chosen, community.name) : copy.savedNone(community.name));
    }),
  );
}

/** Saves the list, unless an organizer has yet to say whether a topic that members chose has a new name, or goes. */
async function save(
  tx: Tx,
  community: Community,
  form: FormOf<typeof topicsModal> & { readonly shown: readonly string[] },
  now: Date,
): Promise<HandlerResponse> {
  const { workspaceId, id: communityId } = community;
  await store.lockTopics(tx, communityId);
  const { shown } = form;
  const before = await store.topicsIn(tx, communityId);
  // Keeps topics that somebody else has added since the form was opened.
  const topics = [...form.topics, ...missingIn([...shown, ...form.topics], before)];
  const { questions, ...changes } = changesTo(before, topics);
  const counts = await store.countChoices(tx, communityId);
  const asked = [...questions, ...losses(changes.removed, questions)]
    .map((it) => ({ ...it, members: counts.get(it.from) ?? 0 }))
    .filter((it) => it.members > 0);
  const answers = Object.values(form.renamed);
  const isAnswered = (it: Question) => [true, false].some((answer) => answers.includes(answerOf(it, answer)));
  if (!asked.every(isAnswered))
    return replace(await topicsForm(tx, community, { shown, topics, questions: asked }, now));
  const isYes = (it: Question) => answers.includes(answerOf(it, true));
  const kept = asked.filter((it) => isLoss(it) && !isYes(it)).map(({ from }) => from);
  const newNames = asked.filter((it) => !isLoss(it) && isYes(it));
  const after = answered({ ...changes, removed: missingIn(kept, changes.removed) }, newNames);
  await store.saveTopics(tx, { workspaceId, communityId }, [...topics, ...kept], after);
  return closeAll();
}

/** Returns the form. A community without topics begins with those of its topic leaders. */
async function topicsForm(
  tx: Tx,
  community: Community,
  it: {
    readonly shown: readonly string[];
    readonly topics: readonly string[];
    readonly questions: readonly Question[];
  },
  now: Date,
) {
  const leaders = await holdersOf(tx, community.id, ['topic_leader'], now);
  const leading = distinct(leaders.map(({ topic }) => topic));
  if (it.topics.length === 0) return topicsView(community, { ...it, topics: leading, leading: [] });
  return topicsView(community, { ...it, leading: missingIn(it.topics, leading) });
}

/** Describes the topics of a community in "Community settings". */
export async function topicsInWords(tx: Tx, { id }: Community): Promise<string> {
  const topics = await store.topicsIn(tx, id);
  return topics.length > 0 ? copy.summary(topics, await store.countMembersWithTopics(tx, id)) : copy.none;
}
