import type { Role } from '../core/roles.js';

const roleWords: Readonly<Record<Role, string>> = {
  organizer: 'organizers',
  moderator: 'moderators',
  topic_leader: 'topic leaders',
  event_organizer: 'event organizers',
  greeter: 'greeters',
};

/** Text that all features share. */
export const copy = {
  notice: 'Hearth',
  someone: 'someone',
  someChannel: 'a channel',
  someGroup: 'a group',
  takenDown: 'This message was taken down.',
  close: 'Close',
  needsYou: 'Needs you',
  nothingNeedsYou: 'Nothing needs you today.',
  broke: (reference: string) =>
    `That didn’t work, and it’s our fault. Nothing is lost. Please try again in a minute. If it keeps happening, give this reference to the person who runs Hearth: ${reference}`,
  slow: (reference: string) =>
    `That’s taking longer than it should. Please try again in a minute. It’s safe to try twice. Reference: ${reference}`,
  slackIsBusy: (reference: string) =>
    `Slack is too busy to answer me right now. Nothing is lost. Please try again in a minute. Reference: ${reference}`,
  outdated: 'This button is from an older message. You’ll find the current one on Hearth’s Home tab.',
  gone: 'That isn’t here anymore. You’ll find what’s current on Hearth’s Home tab.',
  switchedOff: 'An organizer has switched that off here.',
  onlyMembers: 'That’s for members of the community. Join its channel first.',
  only: (roles: readonly Role[]) =>
    `Only ${new Intl.ListFormat('en-GB').format(roles.map((it) => roleWords[it]))} of this community can do that.`,
  organizedNow:
    'This community has an organizer now. Only organizers, and admins who are in its channel, can name more.',
  onlyAdministrators: 'Only workspace admins and the person who installed Hearth can do that. You can ask one of them.',
  stranger: 'Your account belongs to another organization, and Hearth only works for members of this one.',
  orgWide:
    'Hearth only works when it’s installed in a single workspace, and here it’s installed for a whole organization. An admin can install it in this workspace instead.',
  pages: {
    shown: (from: number, until: number, of: number) =>
      `${from}–${until} of ${of}${until < of ? `, ${of - until} more` : ''}`,
    next: 'Next',
    back: 'Back',
  },
  continued: (heading: string) => `${heading}, continued`,
};
