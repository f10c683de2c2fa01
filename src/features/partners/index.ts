import { awayChanged } from '../../core/away.js';
import { when } from '../../core/domain-events.js';
import { erasureBegins } from '../../core/erasures.js';
import { featureSwitched } from '../../core/feature-switches.js';
import { memberActed } from '../../core/member-acts.js';
import { membersChanged } from '../../core/members.js';
import type { Feature } from '../../feature.js';
import { partnersSwitch } from './contracts.js';
import { copy } from './copy.js';
import { listenForAnswers } from './handlers/answering.js';
import { listenForAsking, partnerAct } from './handlers/asking.js';
import { listenForChanges } from './handlers/changing.js';
import { whenErased, whenMembersChange, whenSwitched } from './handlers/leaving.js';
import { listenForRenewals, renewalBeside } from './handlers/renewing.js';
import { whenAway, whenBack } from './handlers/returning.js';
import { listenForSearches } from './handlers/searching.js';
import { partnersOnHome } from './home.js';
import { looksDue, lookWork } from './jobs/look.js';
import { showWork } from './jobs/show.js';
import { searchesDue, suggestWork } from './jobs/suggest.js';
import { asked } from './proactive/asked.js';
import { missed } from './proactive/missed.js';
import { data, partnershipRetention } from './schema.js';

/** Accountability partners: two or three members who see each other's shared commitments for four weeks. */
export const partners: Feature = {
  name: 'partners',
  listen: (on, deps) => {
    listenForAsking(on, deps);
    listenForSearches(on, deps);
    listenForAnswers(on, deps);
    listenForChanges(on, deps);
    listenForRenewals(on, deps);
  },
  work: (deps) => [lookWork(deps), suggestWork(deps), showWork(deps)],
  due: [looksDue, searchesDue],
  retention: [partnershipRetention],
  acts: [partnerAct],
  home: partnersOnHome,
  optional: { label: copy.feature, summary: copy.summary, by: partnersSwitch },
  proactive: [asked, missed],
  besideCheckin: renewalBeside,
  on: (deps) => [
    when(memberActed, (tx, it) => whenBack(tx, deps, it)),
    when(awayChanged, (tx, it) => whenAway(tx, deps, it)),
    when(membersChanged, (tx, it) => whenMembersChange(tx, deps, it)),
    when(erasureBegins, (tx, it) => whenErased(tx, deps, it)),
    when(featureSwitched, (tx, it) => whenSwitched(tx, deps, it)),
  ],
  data,
};
