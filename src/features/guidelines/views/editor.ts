import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { actions, context, section, sections } from '../../../slack/blocks/blocks.js';
import { textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { confirmed, named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import {
  addSection,
  chooseFirst,
  discardDraft,
  editSection,
  openPreview,
  openStatus,
  removeSection,
  sectionModal,
} from '../contracts.js';
import { copy } from '../copy.js';
import {
  type Guidelines,
  isExpected,
  MAX_SECTION,
  MAX_SECTIONS,
  MAX_TITLE,
  type Section,
  textOf,
} from '../domain/content.js';
import { type Meanwhile, meanwhileBlocks } from './meanwhile.js';
import { fitted, ruleLine } from './text.js';

/** Returns the modal in which an organizer edits the guidelines, one section at a time. */
export function editorView(it: {
  community: Community;
  draft: Guidelines;
  /** A sentence that says what is published. */
  state: string;
  isPublished: boolean;
  hasChanges: boolean;
  meanwhile?: Meanwhile | undefined;
}): ModalView {
  const { community, draft, state, isPublished, hasChanges, meanwhile } = it;
  const { id: communityId, name, channelId } = community;
  const top = [
    context(md`*${name}*`),
    ...(meanwhile ? meanwhileBlocks(meanwhile, channelId) : []),
    isPublished ? section(md`${state}`, openStatus.element(copy.status, { communityId })) : context(md`${state}`),
    ...(isPublished && hasChanges ? [context(md`*${copy.unpublished}*`)] : []),
  ];
  const isFull = draft.length >= MAX_SECTIONS;
  const buttons: Button[] = [
    openPreview.element(copy.preview, { communityId }, 'primary'),
    ...(isFull ? [] : [addSection.element(copy.addSection, { communityId })]),
    chooseFirst.element(copy.chooseFirst, { communityId }),
  ];
  const end = [
    ...(isFull ? [context(md`${copy.enoughSections(MAX_SECTIONS)}`)] : []),
    actions(...buttons),
    ...(isPublished && hasChanges ? [actions(discardButton(communityId))] : []),
  ];
  const text = draft.flatMap((one) => sectionBlocks(one, community));
  return infoModal(copy.title, [...top, ...fitted(text, [...top, ...end]), ...end]);
}

function sectionBlocks({ id, title, rules }: Section, { id: communityId, channelId }: Community): KnownBlock[] {
  const edit = named(editSection.element(copy.edit, { communityId, section: id }), copy.editSection(title));
  const [first, ...others] = sections([
    md`*${title}*`,
    ...rules.map(({ text, isFirst }) =>
      isFirst ? md`${ruleLine(text, channelId)} _(${copy.first})_` : ruleLine(text, channelId),
    ),
  ]);
  return first ? [{ ...first, accessory: edit }, ...others] : [];
}

function discardButton(communityId: string): Button {
  return confirmed(discardDraft.element(copy.discard, { communityId }), {
    title: copy.discardTitle,
    text: copy.discardText,
    confirm: copy.discardIt,
    deny: copy.keep,
  });
}

/** Returns the form for one section. It may be new. */
export function sectionView(communityId: string, it: Section): ModalView {
  const { id, title } = it;
  const heading = textInput({ name: 'title', label: copy.heading, max: MAX_TITLE, initial: title });
  const remove = confirmed(removeSection.element(copy.removeSection, { communityId, section: id }, 'danger'), {
    title: copy.removeTitle,
    text: copy.removeText,
    confirm: copy.removeIt,
    deny: copy.keep,
  });
  const isFixed = isExpected(id);
  return sectionModal.view(
    { communityId, section: id },
    {
      title: copy.sectionTitle,
      submit: copy.save,
      blocks: [
        ...(isFixed ? [section(md`*${title}*`)] : [heading]),
        textInput({
          name: 'rules',
          label: copy.rules,
          hint: copy.rulesHint,
          max: MAX_SECTION,
          multiline: true,
          initial: textOf(it),
        }),
        ...(isFixed || title === '' ? [] : [actions(remove)]),
      ],
    },
  );
}
