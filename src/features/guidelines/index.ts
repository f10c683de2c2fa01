import { when } from '../../core/domain-events.js';
import { membersChanged } from '../../core/members.js';
import type { Feature } from '../../feature.js';
import { openEditor } from './contracts.js';
import { copy } from './copy.js';
import { listenForAcknowledgements } from './handlers/acknowledging.js';
import { listenForEditing } from './handlers/editing.js';
import { listenForPublishing } from './handlers/publishing.js';
import { listenForReading, readAct } from './handlers/reading.js';
import { listenForTelling } from './handlers/telling.js';
import { guidelinesChecklist, guidelinesOnHome } from './home.js';
import { messagesDue, messageWork } from './jobs/messages.js';
import { postsDue, postWork, recount } from './jobs/posts.js';
import { changed } from './proactive/changed.js';
import { welcomeTo } from './proactive/welcome.js';
import { data, draftRetention } from './schema.js';
import { tallyOf } from './store/acknowledgements.js';
import { livingPosts } from './store/posts.js';
import { askedVersion, currentVersion } from './store/versions.js';

export { placeOf, ruleIn } from './domain/content.js';
export { readButtonIn } from './handlers/reading.js';
export { currentVersion, versionsByIds } from './store/versions.js';
export { plainRule } from './views/text.js';

/** The guidelines of a community: versions that organizers publish, and that members read and acknowledge. */
export const guidelines: Feature = {
  name: 'guidelines',
  listen: (on, deps) => {
    listenForEditing(on, deps);
    listenForPublishing(on, deps);
    listenForReading(on, deps);
    listenForAcknowledgements(on, deps);
    listenForTelling(on, deps);
  },
  on: (deps) => [when(membersChanged, (tx, it) => recount(tx, deps, it))],
  work: (deps) => [postWork(deps), messageWork(deps)],
  due: [postsDue, messagesDue],
  retention: [draftRetention],
  livingMessages: [livingPosts],
  acts: [readAct],
  home: guidelinesOnHome,
  checklist: guidelinesChecklist,
  settings: {
    label: copy.title,
    summary: async (tx, { id }) => {
      const current = await currentVersion(tx, id);
      const asked = await askedVersion(tx, id);
      if (!current || !asked) return copy.settingsOff;
      const { agreed, of } = await tallyOf(tx, id, asked.number);
      return copy.settingsOn(current.number, agreed, of);
    },
    open: openEditor,
  },
  proactive: [changed],
  welcome: welcomeTo,
  data,
};
