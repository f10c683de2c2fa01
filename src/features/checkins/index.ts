import type { KnownBlock } from '@slack/types';
import { awayChanged, statusSaidAway } from '../../core/away.js';
import { communityAnnounced, communityRested, invitationDeclined } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { when } from '../../core/domain-events.js';
import { membersChanged } from '../../core/members.js';
import { offerTaken } from '../../core/offers.js';
import { paceChosen } from '../../core/pace.js';
import { type Person, personRenamed } from '../../core/people.js';
import type { Feature } from '../../feature.js';
import { channelLost } from '../../slack/outbound/deliver.js';
import { openDigest } from './contracts.js';
import { copy } from './copy.js';
import { checkinActs } from './handlers/acts.js';
import { listenForAnswers } from './handlers/answering.js';
import { listenForAway } from './handlers/away.js';
import { listenForCircles, loseChannel } from './handlers/circles.js';
import { listenForCommitments } from './handlers/committing.js';
import { digestInWords, listenForDigest } from './handlers/digest.js';
import { listenForEightWeeks } from './handlers/eight-weeks.js';
import { listenForHistory } from './handlers/history.js';
import { listenForMissed } from './handlers/missed.js';
import { listenForOpening } from './handlers/opening.js';
import { listenForOwnTimes } from './handlers/own-times.js';
import { listenForProgrammes, programmeSettings } from './handlers/programmes.js';
import { listenForQuestions } from './handlers/questions.js';
import { isRecapOn, listenForRecap } from './handlers/recap.js';
import { listenForReplies } from './handlers/replying.js';
import { listenForStartingAgain } from './handlers/starting-again.js';
import { listenForTakingDown } from './handlers/taking-down.js';
import { listenForTakingPart } from './handlers/taking-part.js';
import { listenForTicks } from './handlers/ticking.js';
import { checkinChecklist, checkinsOnHome } from './home.js';
import { askDue, askWork } from './jobs/ask.js';
import { followAway, restByStatus } from './jobs/away.js';
import { arrangeSoon, circlesDue, circlesWork } from './jobs/circles.js';
import { circlePostsDue, dayPostsDue, dayPostWork } from './jobs/days.js';
import { digestsDue, digestWork } from './jobs/digest.js';
import { eightWeeksWork } from './jobs/eight-weeks.js';
import { expectedCheckins } from './jobs/expected.js';
import { historyWork } from './jobs/history.js';
import { refreshMessage } from './jobs/messages.js';
import { showOffers } from './jobs/offers.js';
import { changePace, pauseWork } from './jobs/pause.js';
import { enrolEveryone, planAfterChange } from './jobs/plan.js';
import { publishDue, publishWork } from './jobs/publish.js';
import { recapsDue, recapWork } from './jobs/recap.js';
import { publishAgain } from './jobs/renamed.js';
import { repliesDue, repliesWork } from './jobs/replies.js';
import { restOpen } from './jobs/rest.js';
import { staleDue, staleWork } from './jobs/stale.js';
import { recap } from './proactive/recap.js';
import { circleData } from './schema/circles.js';
import { digestData } from './schema/digest.js';
import { questionData } from './schema/questions.js';
import { recapData } from './schema/recap.js';
import { staleData } from './schema/stale.js';
import { data } from './schema.js';
import { checkinStarters } from './starters.js';
import { authorOf } from './store/authors.js';
import { dueFor } from './store/due.js';
import { hasPosted } from './store/own-posts.js';
import { livingPauses } from './store/paces.js';
import { keepOut, participationsOf, takesPartInAny } from './store/participants.js';
import { ownPostsLine } from './views/own-posts.js';
import { recapRow } from './views/recap.js';
import { invitationOf, preferenceRows } from './views/taking-part.js';

export { checkedIn, openReply, replied, skipped } from './contracts.js';
export { refreshLatest } from './jobs/messages.js';
export { refreshBeside } from './jobs/stale.js';
export { blockerOf } from './store/blockers.js';
export { circleMatesOf } from './store/circles.js';
export { hasDigest } from './store/digest.js';
export { programmesWith, takesPartInAny as takesPartInCheckins } from './store/participants.js';
export { type Regular, regularsOf } from './store/peers.js';
export { checkinsSince } from './store/recent.js';
export { sharedList } from './store/shared-list.js';

/** Daily check-ins: asks each member once per check-in day what they will do, and how their last commitments went. */
export const checkins: Feature = {
  name: 'checkins',
  listen: (on, deps) => {
    listenForOpening(on, deps);
    listenForAnswers(on, deps);
    listenForAway(on, deps);
    listenForCircles(on, deps);
    listenForCommitments(on, deps);
    listenForDigest(on, deps);
    listenForEightWeeks(on, deps);
    listenForHistory(on, deps);
    listenForMissed(on, deps);
    listenForOwnTimes(on, deps);
    listenForProgrammes(on, deps);
    listenForQuestions(on, deps);
    listenForRecap(on, deps);
    listenForReplies(on, deps);
    listenForStartingAgain(on, deps);
    listenForTakingDown(on, deps);
    listenForTakingPart(on, deps);
    listenForTicks(on, deps);
  },
  work: (deps) => [
    askWork(deps),
    pauseWork(deps),
    ...publishWork(deps),
    repliesWork(deps),
    ...dayPostWork(deps),
    circlesWork(deps),
    historyWork(deps),
    digestWork(deps),
    eightWeeksWork(deps),
    recapWork(deps),
    staleWork(deps),
  ],
  due: [askDue, publishDue, repliesDue, dayPostsDue, circlePostsDue, circlesDue, digestsDue, recapsDue, staleDue],
  livingMessages: [livingPauses],
  proactive: [recap],
  acts: checkinActs,
  home: checkinsOnHome,
  on: (deps) => [
    when(membersChanged, planAfterChange),
    when(membersChanged, (tx, it) => arrangeSoon(tx, deps, it)),
    when(channelLost, (tx, it) => loseChannel(tx, deps, it)),
    when(invitationDeclined, (tx, { communityId: id, ...it }) => keepOut(tx, { id, ...it }, it.userId, it.now)),
    when(communityAnnounced, enrolEveryone),
    when(paceChosen, (tx, it) => changePace(tx, deps, it)),
    when(awayChanged, followAway),
    when(statusSaidAway, (tx, it) => restByStatus(tx, deps, it)),
    when(personRenamed, (tx, it) => publishAgain(tx, deps, it)),
    when(offerTaken, (tx, it) => showOffers(tx, deps, it)),
    when(communityRested, (tx, it) => restOpen(tx, deps, it)),
  ],
  requested: { of: expectedCheckins, refresh: refreshMessage },
  invitation: (it) => invitationOf(it, (tx, userId) => takesPartInAny(tx, it.id, userId)),
  checklist: checkinChecklist,
  dueIn: async (tx, { userId }, now) => (await dueFor(tx, userId, now)).map((it) => it.communityId),
  preferences: preferenceRowsOf,
  starters: checkinStarters,
  authorOf,
  settings: [programmeSettings, { label: copy.digest.label, summary: digestInWords, open: openDigest }],
  data: { ...data, ...circleData, ...digestData, ...questionData, ...recapData, ...staleData },
};

/** The recap is offered to those who take part in something; those who have it can turn it off. */
async function preferenceRowsOf(tx: Tx, { userId }: Person): Promise<KnownBlock[]> {
  const all = await participationsOf(tx, userId);
  const hasRecap = await isRecapOn(tx, userId);
  return [
    ...preferenceRows(all),
    ...(hasRecap || all.some(({ takesPart }) => takesPart) ? [recapRow(hasRecap)] : []),
    ...((await hasPosted(tx, userId)) ? [ownPostsLine()] : []),
  ];
}
