import type { HeaderBlock, KnownBlock, ModalView } from '@slack/types';
import type { Community } from '../../core/communities.js';
import { ENROLMENTS } from '../../core/schema.js';
import type { Invitation } from '../../feature.js';
import { actions, context, header, type Message, message, section } from '../../slack/blocks/blocks.js';
import {
  type Choice,
  channelInput,
  checkboxInput,
  groupedSelectInput,
  radioInput,
  textInput,
  timeInput,
} from '../../slack/blocks/inputs.js';
import { lines, md } from '../../slack/blocks/mrkdwn.js';
import { zonesByRegion } from '../../slack/blocks/zone-choices.js';
import { type OptionalScope, withoutScope } from '../../slack/scopes.js';
import { openSetUp, setUpModal, switchCommunity } from './contracts.js';
import { copy } from './copy.js';
import { DEFAULT_RHYTHM } from './domain.js';
import type { Purpose, RhythmRow } from './store.js';

/** Returns the modal that creates a community or, if one is given, edits it. `zone` is the viewer's time zone. */
export function setUpView(
  community: Community | undefined,
  zone: string,
  declined: readonly OptionalScope[],
): ModalView {
  const text = (name: keyof Purpose, initial: string) =>
    textInput({ name, label: copy[name], max: 200, initial: community?.[name] ?? initial });
  return setUpModal.view(
    { communityId: community?.id ?? null },
    {
      title: community ? copy.settingsTitle : copy.modalTitle,
      submit: community ? copy.save : copy.create,
      blocks: [
        ...(community ? [] : [channelField(!declined.includes('groups:read')), enrolmentField()]),
        text('audience', copy.audienceDefault),
        text('problem', copy.problemDefault),
        text('outcome', copy.outcomeDefault),
        ...rhythmFields(community, zone),
        ...declinedBlocks(declined),
      ],
    },
  );
}

function channelField(withPrivate: boolean) {
  return channelInput({
    name: 'channel',
    label: copy.channel,
    hint: withPrivate ? copy.channelHint : copy.channelHintPublic,
    placeholder: copy.channelPlaceholder,
    withPrivate,
  });
}

function enrolmentField() {
  const choices = ENROLMENTS.map((value) => ({ value, text: copy.enrolments[value] }));
  return radioInput({ name: 'enrolment', label: copy.enrolment, choices, initial: 'joiners' });
}

function declinedBlocks(declined: readonly OptionalScope[]): KnownBlock[] {
  if (declined.length === 0) return [];
  return [context(lines(md`${copy.declined}`, ...declined.map((scope) => md`• ${withoutScope[scope]}`)))];
}

function rhythmFields(community: Community | undefined, zone: string): KnownBlock[] {
  return [
    checkboxInput({
      name: 'days',
      label: copy.days,
      choices: copy.weekdays.map((text, i) => ({ value: String(i + 1), text })),
      initial: (community?.checkinDays ?? DEFAULT_RHYTHM.days).map(String),
    }),
    timeInput({ name: 'time', label: copy.time, initial: community?.checkinTime ?? DEFAULT_RHYTHM.time }),
    timeInput({
      name: 'deadline',
      label: copy.deadline,
      hint: copy.deadlineHint,
      initial: community?.checkinDeadline ?? DEFAULT_RHYTHM.deadline,
    }),
    groupedSelectInput({
      name: 'clock',
      label: copy.clock,
      groups: clocks(zone, community?.fixedZone),
      initial: community?.fixedZone ?? 'own',
    }),
  ];
}

function clocks(zone: string, chosen: string | null | undefined): { label: string; choices: Choice[] }[] {
  const usual = [...new Set([chosen ?? zone, zone, 'UTC'])];
  const own = { value: 'own', text: copy.clockOwn };
  const first = {
    label: copy.clockUsual,
    choices: [own, ...usual.map((value) => ({ value, text: copy.clockFixed(value) }))],
  };
  return [first, ...zonesByRegion(usual, copy.clockFixed)];
}

/** Returns a rhythm in words: `Monday to Friday at 09:00, each by their own clock`. */
export function rhythmInWords({
  checkinDays,
  checkinTime,
  fixedZone,
}: Pick<RhythmRow, 'checkinDays' | 'checkinTime' | 'fixedZone'>): string {
  const days = [...checkinDays].sort().join('');
  const named = [...checkinDays].sort().map((day) => copy.weekdays[day - 1] ?? '');
  const inWords =
    { '1234567': copy.everyDay, '12345': copy.weekdaysOnly }[days] ?? new Intl.ListFormat('en').format(named);
  return copy.rhythm(inWords, checkinTime, fixedZone ? copy.byZone(fixedZone) : copy.eachOwn);
}

/** Returns the confirmation for the organizer who created the community. */
export function doneBlocks(community: Community): KnownBlock[] {
  return [section(md`${copy.done(community.name)}`), section(md`${copy.doneNext(rhythmInWords(community))}`)];
}

/** Returns the post that announces a new community in its channel. */
export function announcementMessage(community: Community, invitations: readonly Invitation[]): Message {
  return message(
    section(md`${copy.announcement(rhythmInWords(community))}`),
    section(md`${copy.announcementPurpose(community.audience, community.outcome)}`),
    ...(invitations.length > 0 ? [actions(...invitations.map((it) => it.button))] : []),
    context(md`${copy.announcementHome}`),
  );
}

/** Returns the DM that tells the organizer that the community is paused. */
export function lostMessage(community: Community): Message {
  return message(section(md`${copy.lost(community.name)}`));
}

/** Returns the top of Home: the community's name and purpose. */
export function homeHead(community: Community, all: readonly Community[]): KnownBlock[] {
  const title: HeaderBlock = header(community.name);
  const purpose = lines(md`${community.audience}`, md`_${community.outcome}_`);
  const resting = community.channelLostAt ? [context(md`${copy.lostOnHome}`)] : [];
  if (all.length < 2) return [title, section(purpose), ...resting];
  const choices = all.map((it) => ({ text: it.name, carry: { communityId: it.id } }));
  const switching = switchCommunity.element(copy.switch, choices, { communityId: community.id });
  return [title, section(purpose, switching), ...resting];
}

/** Returns the only DM that the installer of Hearth gets. */
export function helloMessage(workspace: string): Message {
  return message(
    section(md`${copy.hello(workspace)}`),
    actions(openSetUp.element(copy.setUpFirst, {}, 'primary')),
    context(md`${copy.helloNext}`),
  );
}

/** Returns Home for a user who is in no community. */
export function homeWithout(maySetUp: boolean): KnownBlock[] {
  if (!maySetUp) return [header(copy.welcome), section(md`${copy.noCommunity}`)];
  return [
    header(copy.welcome),
    section(md`${copy.welcomeText}`),
    actions(openSetUp.element(copy.setUpFirst, {}, 'primary')),
  ];
}
