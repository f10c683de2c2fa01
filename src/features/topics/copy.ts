import { md } from '../../slack/blocks/mrkdwn.js';

const list = (topics: readonly string[]) => new Intl.ListFormat('en-GB').format(topics);

/** The most topics that a sentence names. */
const MOST_NAMED = 5;

/** All user-facing text of this feature. */
export const copy = {
  // In "Community settings"
  label: 'Topics',
  none: 'None yet. Name some, and Hearth can bring together members who share a topic.',
  summary: (topics: readonly string[], members: number) => {
    const more = topics.length - MOST_NAMED;
    const named = more > 1 ? [...topics.slice(0, MOST_NAMED), `${more} more`] : topics;
    const chosen = members === 1 ? '1 member has chosen topics.' : `${members} members have chosen topics.`;
    return `${list(named)}. ${members === 0 ? 'Nobody has chosen any yet. Members do that in Preferences.' : chosen}`;
  },
  intro:
    'Members choose the topics they care about in Preferences. Hearth brings together members who share one: in circles, as accountability partners, and for replies to check-ins, wherever you’ve switched these on.',
  topics: 'Topics of this community',
  hint: 'One per line, up to 20.',
  example: 'pricing\nfinding customers',
  leaders: (topics: readonly string[]) =>
    `Your topic leaders also look after: ${list(topics)}. You can add them above.`,
  save: 'Save',
  tooLong: 'Keep each topic to 40 characters.',
  tooMany: 'Keep this to 20 topics.',
  oneMoreThing: 'One more thing before this is saved:',
  isRemoved: (topic: string) => `Remove “${topic}”?`,
  removed: (members: number) =>
    members === 1 ? 'Yes. The 1 member who chose it loses it.' : `Yes. The ${members} members who chose it lose it.`,
  kept: 'No, keep it.',
  isNewName: ({ from, to }: { from: string; to: string }) => `Is “${to}” a new name for “${from}”?`,
  newName: (members: number) =>
    members === 1
      ? 'Yes, rename it for the 1 member who chose it.'
      : `Yes, rename it for the ${members} members who chose it.`,
  anotherTopic: 'No, it’s a different topic. The old one is removed.',
  answerMissing: 'Choose one.',

  // A member's choice
  choose: 'Choose topics',
  inPreferences: (community: string) => `Topics in ${community}`,
  seeOrChange: 'see or change the ones you care about.',
  title: 'Topics you care about',
  explained: (community: string) =>
    md`Choose what you care about, and Hearth can bring you together with members of *${community}* who share it: in circles, as partners, and for replies to check-ins.`,
  isPrivate:
    'Your choice is private. If Hearth suggests you and another member as partners, you both see which topics you share. Organizers see only how many members chose a topic.',
  yours: 'Topics',
  saved: (topics: readonly string[], community: string) => md`Saved. Your topics in *${community}*: ${list(topics)}.`,
  savedNone: (community: string) => md`Saved. You don’t have any topics in *${community}*.`,
  noneHere: (community: string) => md`*${community}* has no topics right now.`,
};
