import { when } from '../../core/domain-events.js';
import { featureSwitched } from '../../core/feature-switches.js';
import { membersChanged } from '../../core/members.js';
import type { Feature } from '../../feature.js';
import { newcomersSwitch, openSettings } from './contracts.js';
import { copy } from './copy.js';
import { recordNewcomers, startAnew } from './handlers/arrivals.js';
import { listenForIntroductions } from './handlers/introductions.js';
import { listenForJustLooking } from './handlers/just-looking.js';
import { greetersInWords, listenForSettings } from './handlers/settings.js';
import { newcomersOnHome } from './home.js';
import { greetDue, newcomerWork, unpostedDue } from './jobs.js';
import { again } from './proactive/again.js';
import { waits } from './proactive/waits.js';
import { welcome } from './proactive/welcome.js';
import { data } from './schema.js';

/** Looks after new members: a welcome, a way to introduce themselves, and a greeter who answers their first post. */
export const newcomers: Feature = {
  name: 'newcomers',
  listen: (on, deps) => {
    listenForIntroductions(on, deps);
    listenForJustLooking(on, deps);
    listenForSettings(on, deps);
  },
  work: newcomerWork,
  due: [greetDue, unpostedDue],
  on: (deps) => [
    when(membersChanged, (tx, change) => recordNewcomers(tx, deps, change)),
    when(featureSwitched, startAnew),
  ],
  proactive: [welcome, again, waits],
  home: newcomersOnHome,
  settings: { label: copy.greeters, summary: greetersInWords, open: openSettings },
  optional: { label: copy.newcomers, summary: copy.settingsIntro, by: newcomersSwitch },
  data,
};
