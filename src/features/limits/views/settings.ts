import type { InputBlock, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { context, section } from '../../../slack/blocks/blocks.js';
import { channelInput, checkboxInput, selectInput, textInput } from '../../../slack/blocks/inputs.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { limitsModal, openLimits, tryLimits } from '../contracts.js';
import { copy } from '../copy.js';
import type { Limits } from '../domain/limits.js';
import { type Choices, POSTS_CHOICES, PROMOTION_CHOICES } from '../domain/set.js';
import type { Trial } from '../domain/trial.js';

/** The limits that an organizer is about to set. */
export interface Form {
  readonly community: Pick<Community, 'id' | 'name'>;
  readonly choices: Choices;
  readonly hosts: readonly string[];
  readonly isExempt: boolean;
  /** The result of trying these limits; undefined if none is chosen. */
  readonly trial: Trial | undefined;
  /** True if posts are counted in all chosen channels. */
  readonly isCounted: boolean;
}

/** Slack's limit for an input. */
const MAX_INPUT = 3_000;

/** Returns the modal in which organizers set limits, with what they would have done in the last 30 days. */
export function limitsView(it: Form): ModalView {
  const { community, choices, hosts, isExempt } = it;
  return limitsModal.view(
    { communityId: community.id },
    {
      title: copy.title,
      submit: copy.save,
      blocks: [
        context(md`*${community.name}*`),
        section(md`${copy.form.intro}`),
        ...postsFields(choices),
        ...promotionFields(choices),
        textInput({
          ...{ name: 'hosts', label: copy.form.hosts, hint: copy.form.hostsHint, optional: true },
          ...{ max: MAX_INPUT, multiline: true, initial: hosts.join('\n') },
        }),
        checkboxInput({
          ...{ name: 'exempt', label: copy.form.exempt, optional: true, dispatch: tryLimits.id },
          choices: [{ value: 'exempt', text: copy.form.exemptChoice }],
          initial: isExempt ? ['exempt'] : [],
        }),
        ...trialBlocks(it),
      ],
    },
  );
}

function postsFields({ posts, postsChannel }: Choices): InputBlock[] {
  return [
    selectInput({
      ...{ name: 'posts', label: copy.form.posts, dispatch: tryLimits.id, initial: posts },
      choices: POSTS_CHOICES.map((value) => {
        const [per, most] = value.split('-');
        const words = copy.form.postsChoice(Number(most), per === 'day' ? 'day' : 'week');
        return { value, text: value === 'no' ? copy.form.noLimit : words };
      }),
    }),
    channelField('postsChannel', copy.form.postsChannel, postsChannel),
  ];
}

function promotionFields({ promotion, promotionChannel }: Choices): InputBlock[] {
  return [
    selectInput({
      ...{ name: 'promotion', label: copy.form.promotion, dispatch: tryLimits.id, initial: promotion },
      choices: PROMOTION_CHOICES.map((value) => ({
        value,
        text: value === 'no' ? copy.form.noLimit : copy.form.promotionChoice(Number(value)),
      })),
    }),
    channelField('promotionChannel', copy.form.promotionChannel, promotionChannel, copy.form.promotionHint),
  ];
}

function channelField(name: string, label: string, channelId: string | null, hint?: string): InputBlock {
  return channelInput({
    ...{ name, label, hint, optional: true, dispatch: tryLimits.id, withPrivate: true },
    ...{ placeholder: copy.form.channelPlaceholder, initial: channelId ?? undefined },
  });
}

function trialBlocks({ trial, isCounted }: Form): KnownBlock[] {
  if (!trial) return [section(md`${copy.trial.nothingSet}`)];
  const words = trial.times === 0 ? copy.trial.never : copy.trial.spoken(trial.times, trial.people);
  return [section(md`*${words}*`), ...(isCounted ? [] : [context(md`${copy.trial.uncounted}`)])];
}

/** Returns what organizers see instead while Hearth doesn't hear of posts. */
export function deafView(isSet: boolean): ModalView {
  return infoModal(copy.title, [
    section(md`${copy.deaf} ${copy.howToHear}`),
    ...(isSet ? [context(md`${copy.kept}`)] : []),
  ]);
}

/** Returns the line on Home that tells organizers that their limits are off. */
export function deafNeed(communityId: string): SectionBlock {
  return section(md`•  ${copy.deaf}`, openLimits.element(copy.open, { communityId }));
}

/** Returns the limits in a few words, without their channels. */
export function summaryOf({ posts, promotion }: Limits): string {
  const all = [
    ...(posts ? [copy.summary.posts(posts.most, posts.per)] : []),
    ...(promotion ? [copy.summary.promotion(promotion.most)] : []),
  ];
  return all.length > 0 ? all.join(' ') : copy.off;
}
