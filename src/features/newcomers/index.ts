import { when } from '../../core/domain-events.js';
import { featureSwitched } from '../../core/feature-switches.js';
import { membersChanged } from '../../core/members.js';
import type { Feature } from '../../feature.js';
import { newcomersSwitch, openInvitationLink, openQuestions, openSettings } from './contracts.js';
import { copy } from './copy.js';
import { recordNewcomers, startAnew } from './handlers/arrivals.js';
import { listenForFirstWeek } from './handlers/first-week.js';
import { listenForIntroductions } from './handlers/introductions.js';
import { inviteAct, listenForInviting } from './handlers/inviting.js';
import { listenForJustLooking } from './handlers/just-looking.js';
import { listenForQuestions } from './handlers/questions.js';
import { greetersInWords, listenForSettings } from './handlers/settings.js';
import { newcomersOnHome } from './home.js';
import { evaluationWork, greetDue } from './jobs/evaluate.js';
import { listDue, listWork } from './jobs/list.js';
import { publishWork, unpostedDue } from './jobs/publish.js';
import { again } from './proactive/again.js';
import { waits } from './proactive/waits.js';
import { welcome } from './proactive/welcome.js';
import { data } from './schema.js';
import { authorOf } from './store/posts.js';
import { invitationLinkOf, questionsOf } from './store/settings.js';

/** Looks after new members: a welcome, a way to introduce themselves, and a greeter who answers their first post. */
export const newcomers: Feature = {
  name: 'newcomers',
  listen: (on, deps) => {
    listenForIntroductions(on, deps);
    listenForJustLooking(on, deps);
    listenForSettings(on, deps);
    listenForQuestions(on, deps);
    listenForFirstWeek(on, deps);
    listenForInviting(on, deps);
  },
  work: (deps) => [evaluationWork(deps), publishWork(deps), listWork(deps)],
  due: [greetDue, unpostedDue, listDue],
  on: (deps) => [
    when(membersChanged, (tx, change) => recordNewcomers(tx, deps, change)),
    when(featureSwitched, startAnew),
  ],
  proactive: [welcome, again, waits],
  authorOf,
  acts: [inviteAct],
  home: newcomersOnHome,
  settings: [
    { label: copy.greeters, summary: greetersInWords, open: openSettings },
    {
      label: copy.introductions,
      summary: async (tx, { id }) => copy.asks(await questionsOf(tx, id)),
      open: openQuestions,
    },
    {
      label: copy.invitationLink,
      summary: async (tx, { id }) => ((await invitationLinkOf(tx, id)) ? copy.hasLink : copy.hasNoLink),
      open: openInvitationLink,
    },
  ],
  optional: { label: copy.newcomers, summary: copy.settingsIntro, by: newcomersSwitch },
  data,
};
