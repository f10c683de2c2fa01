import type { KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { context, divider, section } from '../../../slack/blocks/blocks.js';
import { checkboxInput, textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { publishModal } from '../contracts.js';
import { copy } from '../copy.js';
import { changesBetween } from '../domain/changes.js';
import type { Guidelines } from '../domain/content.js';
import { type Meanwhile, meanwhileBlocks } from './meanwhile.js';
import { endBlocks, explainedChanges, fitted, textBlocks } from './text.js';

/** Returns the preview of the guidelines as members will read them, with the form that publishes them. */
export function previewView(it: {
  community: Community;
  draft: Guidelines;
  /** The current version; undefined for the first. */
  published: Guidelines | undefined;
  organizers: readonly string[];
  members: number;
  meanwhile?: Meanwhile | undefined;
  summary?: string | undefined;
}): ModalView {
  const { community, draft, published, organizers, members, meanwhile, summary } = it;
  const { channelId, id: communityId } = community;
  const top: KnownBlock[] = [
    ...(meanwhile ? meanwhileBlocks(meanwhile, channelId) : []),
    ...(published
      ? [section(md`*${copy.changesNow}*`), ...explainedChanges(changesBetween(published, draft), channelId), divider()]
      : []),
    context(md`${copy.membersSee}`),
  ];
  const after: KnownBlock[] = [
    ...endBlocks(organizers),
    divider(),
    ...(published ? publishFields(summary) : []),
    context(md`${copy.afterwards(members - 1)}`),
  ];
  return publishModal.view(
    { communityId },
    {
      title: copy.previewTitle,
      submit: copy.publish,
      blocks: [...top, ...fitted(textBlocks(draft, channelId), [...top, ...after]), ...after],
    },
  );
}

function publishFields(summary: string | undefined): KnownBlock[] {
  const minor = { value: 'minor', text: copy.minorChoice, description: copy.minorDescription };
  return [
    textInput({ name: 'summary', label: copy.summary, hint: copy.summaryHint, max: 200, initial: summary }),
    checkboxInput({ name: 'minor', label: copy.minorLabel, choices: [minor], initial: [], optional: true }),
  ];
}
