import type { KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, context, divider, section, sections } from '../../../slack/blocks/blocks.js';
import { checkboxInput } from '../../../slack/blocks/inputs.js';
import { channelLink, type Mrkdwn, md, mention } from '../../../slack/blocks/mrkdwn.js';
import { confirmed } from '../../../slack/interactions/contracts.js';
import { changeDraft, dropDraft, keepDraft, openDecline, previewModal } from '../contracts.js';
import { copy } from '../copy.js';
import type { Team } from '../domain/form.js';
import type { Challenge } from '../store/challenges.js';
import { challengePost } from './post.js';
import { amountWords } from './words.js';

const words = copy.creating;

/** A challenge that isn't announced yet, and the person who looks at it. */
export interface Preview {
  readonly challenge: Challenge;
  readonly community: Community;
  readonly teams: readonly Team[];
  readonly userId: string;
  readonly locale: string;
  /** True if they may announce it, and not only propose it. */
  readonly mayStart: boolean;
  /** A sentence for the top. */
  readonly note?: string | undefined;
}

/** Returns the modal that shows what will be posted, with the button that announces, approves or proposes it. */
export function previewView(it: Preview): ModalView {
  const { challenge, community, mayStart, note } = it;
  const { id: challengeId, changes, state } = challenge;
  const isReview = state === 'proposed';
  const channel = channelLink(community.channelId);
  return previewModal.view(
    { challengeId, changes },
    {
      title: isReview ? words.reviewTitle : words.preview,
      submit: isReview ? words.approve : mayStart ? words.announce : words.send,
      blocks: [
        ...(note ? [section(words.warned(note))] : []),
        ...(isReview ? [section(words.proposedBy(mention(challenge.createdBy)))] : []),
        context(mayStart ? words.previewIn(channel) : words.previewAfter(channel)),
        divider(),
        ...previewOf(challenge),
        divider(),
        ...sections(besides(it)),
        ...(mayStart && challenge.createdBy === it.userId ? [namedField(), context(md`${words.youGoFirst}`)] : []),
        buttons(isReview, challengeId),
      ],
    },
  );
}

/** Returns the post as it will begin, when its creator has joined, without its buttons. */
function previewOf(challenge: Challenge): KnownBlock[] {
  const nothing = { total: 0, groupTarget: 0, finished: 0, latest: [], today: challenge.firstDay };
  const { blocks } = challengePost({ ...nothing, challenge: { ...challenge, state: 'scheduled' }, joined: 1 });
  return blocks.filter(({ type }) => type !== 'actions');
}

/** Returns what the post doesn't show at first. */
function besides({ challenge, teams, locale }: Preview): Mrkdwn[] {
  const { graceDays, groupTarget, visibility, hasRanks, prompts, promptPace } = challenge;
  const [first] = prompts;
  return [
    md`${words.grace} ${words.graceOf(graceDays).toLowerCase()}.`,
    md`${words.visibility}: ${words.visibilities[visibility]}`,
    ...(groupTarget === null ? [] : [md`${words.groupInWords(amountWords(challenge, groupTarget, locale))}`]),
    ...(hasRanks ? [md`${words.ranksOn}`] : []),
    ...(first === undefined ? [] : [words.promptsInWords(prompts.length, promptPace, first)]),
    ...teams.map(({ name, userIds }) => words.team(name, listed(userIds))),
  ];
}

function listed(userIds: readonly string[]): Mrkdwn {
  const [first, ...rest] = userIds.map(mention);
  return first ? rest.reduce((all, it) => md`${all}, ${it}`, first) : md`${words.nobodyYet}`;
}

function namedField(): KnownBlock {
  const choices = [{ value: 'named', text: words.named }];
  return checkboxInput({ name: 'named', label: words.namedLabel, choices, initial: ['named'], optional: true });
}

function buttons(isReview: boolean, challengeId: string): KnownBlock {
  const change = changeDraft.element(words.change, { challengeId });
  if (isReview) return actions(change, openDecline.element(words.decline, { challengeId }, 'danger'));
  const ask = { title: words.drop, text: words.dropAsk, confirm: words.drop, deny: words.keepIt };
  const drop = confirmed(dropDraft.element(words.drop, { challengeId }), ask);
  return actions(change, keepDraft.element(words.keep, { challengeId }), drop);
}
