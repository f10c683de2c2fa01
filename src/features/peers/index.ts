import { when } from '../../core/domain-events.js';
import { erasureBegins } from '../../core/erasures.js';
import { featureSwitched } from '../../core/feature-switches.js';
import { membersChanged } from '../../core/members.js';
import { checkinHidden, checkinReplied, checkinShown } from '../../core/shared-checkins.js';
import { currentWorkspace } from '../../core/workspaces.js';
import type { Feature } from '../../feature.js';
import { peersSwitch } from './contracts.js';
import { copy } from './copy.js';
import { percentAnswered } from './domain/answered.js';
import { listenForAnswers, whenReplied } from './handlers/answering.js';
import { listenForDeclining } from './handlers/declining.js';
import { whenErased, whenHidden, whenMembersChange, whenShown, whenSwitched } from './handlers/sharing.js';
import { peersOnHome } from './home.js';
import { looksDue, lookWork } from './jobs/look.js';
import { showWork } from './jobs/show.js';
import { checkinRetention, data } from './schema.js';
import { countAnswered } from './store/answered.js';
import { heldBy } from './store/turns.js';
import { turnBlocks } from './views.js';

/** Gives each shared check-in to one other member, so that nobody checks in to silence. */
export const peers: Feature = {
  name: 'peers',
  listen: (on, deps) => {
    listenForAnswers(on, deps);
    listenForDeclining(on, deps);
  },
  work: (deps) => [lookWork(deps), showWork(deps)],
  due: [looksDue],
  retention: [checkinRetention],
  home: peersOnHome,
  optional: {
    label: copy.label,
    summary: copy.summary,
    by: peersSwitch,
    state: async (tx, { id }, now) => {
      const percent = percentAnswered(await countAnswered(tx, id, now));
      return percent === undefined ? undefined : copy.answered(percent);
    },
  },
  on: (deps) => [
    when(checkinShown, (tx, it) => whenShown(tx, deps, it)),
    when(checkinHidden, (tx, it) => whenHidden(tx, deps, it)),
    when(checkinReplied, (tx, it) => whenReplied(tx, deps, it)),
    when(membersChanged, (tx, it) => whenMembersChange(tx, deps, it)),
    when(erasureBegins, (tx, it) => whenErased(tx, deps, it)),
    when(featureSwitched, (tx, it) => whenSwitched(tx, deps, it)),
  ],
  besideCheckin: async (tx, { person, community, programmeId, now }) => {
    const it = { peerId: person.userId, communityId: community.id, programmeId, now, by: peersSwitch };
    const held = await heldBy(tx, it);
    return held ? turnBlocks(held, (await currentWorkspace(tx)).url) : [];
  },
  data,
};
