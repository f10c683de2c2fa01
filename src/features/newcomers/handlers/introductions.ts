import type { Community } from '../../../core/communities.js';
import { memberActed } from '../../../core/member-acts.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open, replace } from '../../../slack/interactions/responses.js';
import { earlierIntroduction, introduced, openIntroduction, publish, shareIntroduction } from '../contracts.js';
import { copy } from '../copy.js';
import { questionKey } from '../domain.js';
import { openInvitations } from '../proactive/invited.js';
import { saveAnswers } from '../store/answers.js';
import * as store from '../store/newcomers.js';
import { questionsOf } from '../store/settings.js';
import { introductionView, thanksView } from '../views/introduction.js';
import { refusal, toIntroduce } from './access.js';

/** Registers handlers with which a newcomer introduces themselves. */
export function listenForIntroductions(on: Listen, deps: Deps): void {
  const { db } = deps;
  on.press(openIntroduction, toIntroduce, ({ person, community, carry: { newcomerId } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const it = await store.newcomerById(tx, newcomerId);
      return refusal(person, it) ?? open(introductionView(newcomerId, await questionsOf(tx, community.id)));
    }),
  );

  on.submit(shareIntroduction, toIntroduce, async ({ person, community, carry: { newcomerId }, form }) => {
    const { about, answers } = form;
    const questions = await db.inWorkspace(person.workspaceId, (tx) => questionsOf(tx, community.id));
    const given = Object.entries(answers).filter(([, answer]) => answer);
    const isKnown = ([key]: [string, unknown]) => questions.some((it) => questionKey(it) === key);
    if (!given.every(isKnown)) return replace(introductionView(newcomerId, questions, about));
    const said = questions.map((question) => ({ question, answer: answers[questionKey(question)] ?? '' }));
    return introduce(deps, { person, community, newcomerId, about, said });
  });

  on.submit(earlierIntroduction, toIntroduce, ({ person, community, carry: { newcomerId }, form }) => {
    const said = [{ question: copy.earlierQuestion, answer: form.hopes ?? '' }];
    return introduce(deps, { person, community, newcomerId, about: form.about, said });
  });
}

interface Introduction {
  readonly person: Person;
  readonly community: Community;
  readonly newcomerId: string;
  readonly about: string;
  /** The questions that they saw, with their answers, which may be empty. */
  readonly said: readonly { readonly question: string; readonly answer: string }[];
}

/** Saves an introduction and lets it be posted. Returns what the newcomer may join next. */
async function introduce(deps: Deps, it: Introduction): Promise<HandlerResponse> {
  const { person, community, newcomerId: id, about } = it;
  const { workspaceId, userId } = person;
  const communityId = community.id;
  const now = deps.clock();
  const { refused, invitations } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const refused = refusal(person, await store.lockNewcomer(tx, id));
    if (refused) return { refused, invitations: [] };
    await store.change(tx, id, { about, introducedAt: now });
    const answers = it.said.map((one, place) => ({ workspaceId, communityId, userId, place, ...one }));
    await saveAnswers(
      tx,
      answers.filter((one) => one.answer),
    );
    await deps.tell(tx, memberActed, { workspaceId, communityId, userId, kind: introduced, at: now });
    // The welcome has ended if they said that they are just looking.
    await deps.attention.recheck(tx, { workspaceId, about: [id], alsoEnded: true, now });
    return { refused: undefined, invitations: await openInvitations(tx, deps, community, person) };
  });
  if (refused) return refused;
  await deps.jobs.add(publish, { workspaceId, id });
  await deps.refreshHome(workspaceId, [userId]);
  return invitations.length > 0 ? replace(thanksView(invitations)) : undefined;
}
