import type { InputBlock, ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { divider, section } from '../../../slack/blocks/blocks.js';
import { checkboxInput, peopleInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { openTopicChoice } from '../../topics/index.js';
import { agreeModal, askModal, find as findPartner, TELL } from '../contracts.js';
import { copy } from '../copy.js';
import { MOST } from '../domain/terms.js';

/** Returns the form in which a member asks others to be their partners. `mayChoose`: they could choose topics first. */
export function askView({ id: communityId, name }: Community, { mayChoose }: { mayChoose: boolean }): ModalView {
  const { ask } = copy;
  const find = section(md`${copy.find.dontKnow}`, findPartner.element(copy.find.find, { communityId }));
  const topics = section(md`${copy.find.topics}`, openTopicChoice.element(copy.find.choose, { communityId }));
  return askModal.view(
    { communityId },
    {
      title: ask.title,
      submit: ask.submit,
      blocks: [
        section(ask.intro(name)),
        peopleInput({
          name: 'people',
          label: ask.people,
          hint: ask.peopleHint,
          placeholder: ask.choose,
          initial: [],
          most: MOST - 1,
        }),
        tellsInput(),
        divider(),
        ...(mayChoose ? [topics, find] : [find]),
      ],
    },
  );
}

/** Returns the form in which a member who was asked agrees. */
export function agreeView(partnershipId: string, names: readonly string[], community: string): ModalView {
  const { agreeTitle: title, agree: submit, agreeing } = copy.asked;
  const blocks = [section(agreeing(names, community)), tellsInput()];
  return agreeModal.view({ partnershipId }, { title, submit, blocks });
}

function tellsInput(): InputBlock {
  const { tells: label, tellsChoice: text, tellsHint: hint } = copy.ask;
  return checkboxInput({
    ...{ name: 'tells', label, hint, optional: true },
    choices: [{ value: TELL, text }],
    initial: [],
  });
}
