import type { KnownBlock, ModalView } from '@slack/types';
import type { Person } from '../../../core/people.js';
import { ENROLMENTS, KINDS } from '../../../core/schema.js';
import { actions, context, section } from '../../../slack/blocks/blocks.js';
import {
  type Choice,
  channelInput,
  groupedSelectInput,
  radioInput,
  selectInput,
  textInput,
} from '../../../slack/blocks/inputs.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { zonesByRegion } from '../../../slack/blocks/zone-choices.js';
import { type OptionalScope, withoutScope } from '../../../slack/scopes.js';
import { changeChannel, changeKind, setUpModal, showMore } from '../contracts.js';
import { copy } from '../copy.js';
import {
  type Draft,
  type Enrolment,
  MAX_EVERYONE,
  MAX_NAME,
  mayAskEveryone,
  nameOfChannel,
  PURPOSE,
} from '../domain.js';
import { rhythmFields } from './rhythm-fields.js';

/** The form of a community, as far as it is filled in. */
export interface Form {
  readonly draft: Draft;
  readonly person: Pick<Person, 'zone' | 'locale'>;
  readonly declined: readonly OptionalScope[];
  /** A sentence about what keeps the draft from becoming a community. */
  readonly problem?: string | undefined;
}

/** Returns the modal that sets up a community. Without more options, it has four questions. */
export function setUpView(it: Form): ModalView {
  const { draft } = it;
  return setUpModal.view(
    { communityId: null },
    {
      title: copy.modalTitle,
      submit: copy.next,
      blocks: [
        ...(it.problem ? [section(md`${it.problem}`)] : []),
        channelField(draft, !it.declined.includes('groups:read')),
        kindField(draft),
        enrolmentField(draft),
        ...rhythmFields(draft, it.person.locale),
        ...(draft.isLong ? moreFields(it) : [actions(showMore.element(copy.more, {}))]),
        ...declinedBlocks(it.declined),
      ],
    },
  );
}

/** Returns the modal with the settings of a community that exists. */
export function settingsView(
  communityId: string,
  enrolment: Enrolment,
  { draft, person }: Pick<Form, 'draft' | 'person'>,
): ModalView {
  return setUpModal.view(
    { communityId },
    {
      title: copy.settingsTitle,
      submit: copy.save,
      blocks: [
        textInput(nameField('own', draft.name)),
        kindField(draft),
        ...purposeFields(draft),
        ...rhythmFields(draft, person.locale),
        clockField(draft, person.zone),
        context(md`${copy.enrolledInWords[enrolment]}`),
      ],
    },
  );
}

function channelField({ channel }: Draft, withPrivate: boolean): KnownBlock {
  return channelInput({
    name: 'channel',
    label: copy.channel,
    hint: withPrivate ? copy.channelHint : copy.channelHintPublic,
    placeholder: copy.channelPlaceholder,
    withPrivate,
    initial: channel,
    dispatch: changeChannel.id,
  });
}

function kindField({ kind }: Draft): KnownBlock {
  const choices = KINDS.map((value) => ({ value, text: copy.kinds[value] }));
  const { kind: label, kindPlaceholder: placeholder } = copy;
  return selectInput({ name: 'kind', label, placeholder, choices, initial: kind, dispatch: changeKind.id });
}

function enrolmentField({ size, enrolment = 'joiners' }: Draft): KnownBlock {
  if (!mayAskEveryone(size)) return context(md`${copy.onlyJoiners(MAX_EVERYONE)}`);
  const choices = ENROLMENTS.map((value) => ({ value, text: copy.enrolments[value] }));
  return radioInput({ name: 'enrolment', label: copy.enrolment, choices, initial: enrolment });
}

/** Returns the fields that the form for a new community shows only on demand. */
function moreFields({ draft, person: { zone } }: Form): KnownBlock[] {
  const { channel = 'none', channelName = '' } = draft;
  const suggested = nameOfChannel(channelName);
  return [
    textInput({ ...nameField(channel, draft.name ?? suggested), hint: copy.nameHint, optional: true }),
    ...purposeFields(draft),
    clockField(draft, zone),
  ];
}

function nameField(key: string, initial: string | undefined) {
  return { name: `name.${key}`, label: copy.name, max: MAX_NAME, initial };
}

function purposeFields(draft: Draft): KnownBlock[] {
  const { kind = 'other' } = draft;
  return PURPOSE.map((word) =>
    textInput({
      name: `${word}.${kind}`,
      label: copy[word],
      max: 200,
      initial: draft[word] ?? copy.purposes[kind][word],
    }),
  );
}

function clockField({ clock = 'own' }: Draft, zone: string): KnownBlock {
  return groupedSelectInput({ name: 'clock', label: copy.clock, groups: clocks(zone, clock), initial: clock });
}

function clocks(zone: string, chosen: string): { label: string; choices: Choice[] }[] {
  const usual = [...new Set([...(chosen === 'own' ? [] : [chosen]), zone, 'UTC'])];
  const own = { value: 'own', text: copy.clockOwn };
  const first = {
    label: copy.clockUsual,
    choices: [own, ...usual.map((value) => ({ value, text: copy.clockFixed(value) }))],
  };
  return [first, ...zonesByRegion(usual, copy.clockFixed)];
}

function declinedBlocks(declined: readonly OptionalScope[]): KnownBlock[] {
  if (declined.length === 0) return [];
  return [context(lines(md`${copy.declined}`, ...declined.map((scope) => md`• ${withoutScope[scope]}`)))];
}
