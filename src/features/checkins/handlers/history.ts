import type { Day } from '../../../core/calendar.js';
import { type Community, localToday } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import { currentWorkspace } from '../../../core/workspaces.js';
import type { Deps } from '../../../feature.js';
import { section } from '../../../slack/blocks/blocks.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { type HandlerResponse, infoModal, open, replace } from '../../../slack/interactions/responses.js';
import { permalink } from '../../../slack/permalink.js';
import { lookBack, sendHistory, sendHistoryFile, showHistory } from '../contracts.js';
import { copy } from '../copy.js';
import { keptOf, pageOf, stripOf } from '../domain/history.js';
import { latestOf, saidIn } from '../store/commitments.js';
import { answersTo, historyIn } from '../store/history.js';
import type { Occurrence } from '../store/occurrences.js';
import { historyView, type Told } from '../views/history.js';
import { namesOf } from '../views/naming.js';
import { isRecapOn } from './recap.js';

/** Enough to find 20 commitments among other things that were done. */
const MAX_LATEST = 200;

/** Registers handlers for what members see of their own check-ins. */
export function listenForHistory(on: Listen, deps: Deps): void {
  const { db, clock, jobs } = deps;

  on.press(showHistory, here('checkins.check-in'), ({ person, community, carry: { week } }) =>
    db.inWorkspace(person.workspaceId, async (tx) => replace(await historyFor(tx, deps, person, community, week))),
  );

  on.press(lookBack, here('checkins.check-in'), ({ person, community, carry: { week } }) =>
    openHistory(deps, person, community, week),
  );

  on.press(sendHistory, here('checkins.check-in'), async ({ person: { workspaceId, userId }, community }) => {
    await jobs.add(sendHistoryFile, { workspaceId, communityId: community.id, userId, at: clock().getTime() });
    return replace(infoModal(copy.lookingBack.title, [section(md`${copy.lookingBack.onItsWay}`)]));
  });
}

/** Opens a week of the person's own check-ins, by default the latest one. */
export function openHistory(deps: Deps, person: Person, community: Community, week?: Day): Promise<HandlerResponse> {
  return deps.db.inWorkspace(person.workspaceId, async (tx) =>
    open(await historyFor(tx, deps, person, community, week)),
  );
}

async function historyFor(tx: Tx, { clock }: Deps, person: Person, community: Community, week?: Day) {
  const whose = { communityId: community.id, userId: person.userId };
  const { history, programmes } = await historyIn(tx, whose);
  const page = pageOf(history, week);
  const lastAnswered = history.findLast((it) => it.outcome === 'answered')?.day;
  const all = page?.later
    ? undefined
    : {
        strip: stripOf(history, localToday(community, person, clock())),
        kept: keptOf(await latestOf(tx, whose, MAX_LATEST), () => lastAnswered),
        hasRecap: await isRecapOn(tx, person.userId),
      };
  const told = page && { ...page, checkins: await toldBy(tx, whose, page.checkins, namesOf(programmes)) };
  return historyView({ community, locale: person.locale, page: told, all });
}

/** Returns these answered check-ins with what was said in them. */
async function toldBy(
  tx: Tx,
  whose: { communityId: string; userId: string },
  answered: readonly Occurrence[],
  names: ReadonlyMap<string, string>,
): Promise<Told[]> {
  const ids = answered.map(({ id }) => id);
  const answers = new Map((await answersTo(tx, ids)).map((it) => [it.occurrenceId, it]));
  const list = await saidIn(tx, whose, ids);
  const { url } = await currentWorkspace(tx);
  return answered.flatMap(({ id, day, programmeId }) => {
    const answer = answers.get(id);
    if (!answer) return [];
    const said = list.filter((it) => it.madeIn === id || it.endedIn === id);
    const thread = answer.postedAt ? permalink(url, answer.postedAt) : undefined;
    return [{ id, day, programme: names.get(programmeId), answer, list: said, thread }];
  });
}
