import { dayIn } from '../../core/calendar.js';
import { when } from '../../core/domain-events.js';
import { personRejoined } from '../../core/people.js';
import { firstProgramme } from '../../core/programmes.js';
import type { Feature } from '../../feature.js';
import { channelLost } from '../../slack/outbound/deliver.js';
import { openRest, openSettings } from './contracts.js';
import { copy } from './copy.js';
import { listenForInvitations } from './handlers/invitations.js';
import { listenForLife } from './handlers/life.js';
import { listenForMembership } from './handlers/membership.js';
import { listenForOrganizers } from './handlers/organizers.js';
import { listenForPreview } from './handlers/preview.js';
import { listenForSetUp, openSetUpForm } from './handlers/set-up.js';
import { listenForSettings } from './handlers/settings.js';
import { communityChecklist, communityOnHome } from './home.js';
import { markChannelLost } from './jobs/channel-access.js';
import { communitySweeps, communityWork, followAll, unannouncedDue, unopenedDue } from './jobs/follow-channel.js';
import { invitation } from './proactive/invitation.js';
import { size } from './proactive/size.js';
import { data, draftRetention } from './schema.js';
import { livingHello } from './store/living.js';
import { stateInWords } from './views/life.js';
import { rhythmInWords } from './views/rhythm.js';

export { announcementKey } from './domain.js';
export { everyCommunity } from './jobs/every-community.js';
export { rhythmInWords } from './views/rhythm.js';

/** Sets up communities and keeps their members in line with their channels. */
export const community: Feature = {
  name: 'community',
  listen: (on, deps) => {
    listenForSetUp(on, deps);
    listenForPreview(on, deps);
    listenForInvitations(on, deps);
    listenForSettings(on, deps);
    listenForLife(on, deps);
    listenForOrganizers(on, deps);
    listenForMembership(on, deps);
  },
  work: communityWork,
  sweeps: communitySweeps,
  due: [unopenedDue, unannouncedDue],
  retention: [draftRetention],
  livingMessages: [livingHello],
  on: (deps) => [
    when(channelLost, (tx, it) => markChannelLost(tx, deps, it)),
    when(personRejoined, (tx, it) => followAll(tx, deps, it)),
  ],
  acts: [
    {
      word: 'setup',
      label: copy.setUp,
      help: copy.setUpHelp,
      act: 'community.set-up',
      run: ({ channelId, ...actor }, deps) => openSetUpForm(deps, actor, channelId),
    },
  ],
  home: communityOnHome,
  checklist: communityChecklist,
  settings: [
    {
      label: copy.settings,
      summary: async (tx, it, { locale }) => rhythmInWords(await firstProgramme(tx, it.id), it, locale),
      open: openSettings,
    },
    {
      label: copy.rest,
      summary: async (_, it, { now, locale }) => stateInWords(it, dayIn(it.fixedZone ?? 'UTC', now), locale),
      open: openRest,
    },
  ],
  proactive: [invitation, size],
  data,
};
