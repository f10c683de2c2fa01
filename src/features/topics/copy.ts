import { md } from '../../slack/blocks/mrkdwn.js';

const list = (topics: readonly string[]) => new Intl.ListFormat('en-GB').format(topics);

/** The most topics that a sentence names. */
const MOST_NAMED = 5;

/** All user-facing text of this feature. */
export const copy = {
  // In "Community settings"
  label: 'Topics',
  none: 'None yet. Hearth can bring together members who share one.',
  summary: (topics: readonly string[], members: number) => {
    const more = topics.length - MOST_NAMED;
    const named = more > 1 ? [...topics.slice(0, MOST_NAMED), `${more} more`] : topics;
    const chosen = members === 1 ? '1 member has chosen theirs.' : `${members} members have chosen theirs.`;
    return `${list(named)}. ${members === 0 ? 'Members choose theirs in Preferences.' : chosen}`;
  },
  intro:
    'Members choose the topics they care about in Preferences. Hearth then prefers members who share one when it forms circles, suggests partners, and asks someone to answer a check-in.',
  topics: 'Topics of this community',
  hint: 'One per line, 20 at most. Leave this empty for no topics.',
  example: 'pricing\nfinding customers',
  leaders: (topics: readonly string[]) => `Topics of your topic leaders that aren’t on the list: ${list(topics)}.`,
  save: 'Save',
  tooLong: 'Keep each to 40 characters.',
  tooMany: 'Keep this to 20 topics.',
  isNewName: ({ from, to }: { from: string; to: string }) => `Is “${to}” a new name for “${from}”?`,
  newName: (members: number) =>
    members === 1 ? 'Yes. The member who chose it keeps it.' : `Yes. The ${members} members who chose it keep it.`,
  anotherTopic: 'No, it’s another topic.',
  answerMissing: 'Choose one.',

  // A member's choice
  choose: 'Choose topics',
  inPreferences: (community: string) => `Topics you care about in ${community}`,
  title: 'Topics you care about',
  explained: (community: string) =>
    md`When Hearth forms circles in *${community}*, suggests partners, or asks someone to answer a check-in, it prefers members who share a topic.`,
  isPrivate:
    'Only a member whom Hearth suggests as your partner is told which topics you share. Nobody else sees your choice.',
  yours: 'Topics',
  saved: (topics: readonly string[], community: string) => md`Saved. Your topics in *${community}*: ${list(topics)}.`,
  savedNone: (community: string) => md`Saved. You’ve chosen no topics in *${community}*.`,
  noneHere: (community: string) => md`*${community}* has no topics right now.`,
};
