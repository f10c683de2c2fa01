/** Text that all features share. */
export const copy = {
  notice: 'Hearth',
  someone: 'someone',
  someChannel: 'a channel',
  someGroup: 'a group',
  close: 'Close',
  needsYou: 'Needs you',
  nothingNeedsYou: 'Nothing needs you today.',
  broke: (reference: string) =>
    `That did not work, and it is our fault. Nothing is lost: please try again in a minute. If it keeps happening, tell the person who runs Hearth this reference: ${reference}`,
  slow: (reference: string) =>
    `That is taking longer than it should. Please try again in a minute; doing it twice does no harm. Reference: ${reference}`,
  outdated: 'This button is from an older message. Open Hearth’s Home tab, the current one is there.',
  gone: 'That isn’t here anymore. You’ll find what’s current on Hearth’s Home tab.',
  switchedOff: 'An organizer has switched that off here.',
  onlyMembers: 'That is for members of the community. Join its channel first.',
  only: { organizer: 'That is for the organizers of this community.' },
  onlyAdministrators: 'That is for workspace admins and for the person who installed Hearth. Ask one of them.',
  stranger: 'Hearth serves the members of this workspace, and your account belongs to another.',
  continued: (heading: string) => `${heading}, continued`,
};
