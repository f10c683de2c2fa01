import type { KnownBlock, ModalView } from '@slack/types';
import { type Day, dayIn, dayInWords } from '../../core/calendar.js';
import { type Community, zoneFor } from '../../core/communities.js';
import type { ActName } from '../../core/permissions.js';
import { type Holding, MAX_TOPIC, type Role } from '../../core/roles.js';
import { ROLES } from '../../core/schema.js';
import { actions, context, divider, section } from '../../slack/blocks/blocks.js';
import { dayInput, personInput, textInput } from '../../slack/blocks/inputs.js';
import { lines, md } from '../../slack/blocks/mrkdwn.js';
import { confirmed, named } from '../../slack/interactions/contracts.js';
import { pageOf } from '../../slack/interactions/pages.js';
import { infoModal } from '../../slack/interactions/responses.js';
import {
  appointModal,
  giveModal,
  openAppoint,
  openGive,
  openRoleEnd,
  openRoles,
  roleEndModal,
  stepDown,
  takeRole,
} from './contracts.js';
import { copy } from './copy.js';

/** The most holders on a page of the modal, which has room for 100 blocks. */
const MAX_SHOWN = 38;

/** The person who reads it. */
interface Reader {
  readonly userId: string;
  readonly locale: string;
  readonly may: (act: ActName) => boolean;
}

/** Returns a page of "People and roles". `note` says what came of the reader's last act, if that needs words. */
export function rolesView(
  community: Community,
  holdings: readonly Holding[],
  reader: Reader,
  { note, page }: { readonly note?: string | undefined; readonly page?: number | undefined } = {},
): ModalView {
  const of = (role: Role) => holdings.filter((it) => it.role === role);
  const { shown, turning } = pageOf(ROLES.flatMap(of), {
    ...{ size: MAX_SHOWN, page },
    turn: (label, page) => openRoles.element(label, { communityId: community.id, page }),
  });
  const parts = ROLES.flatMap((role) => [divider(), ...roleBlocks(community, role, { all: of(role), shown }, reader)]);
  return infoModal(copy.title, [
    context(md`*${community.name}*`),
    ...(note ? [section(md`${note}`)] : []),
    ...parts,
    ...turning,
  ]);
}

function roleBlocks(
  community: Community,
  role: Role,
  { all, shown }: { readonly all: readonly Holding[]; readonly shown: readonly Holding[] },
  reader: Reader,
): KnownBlock[] {
  const { title, does, nobody, give } = copy.roles[role];
  const { id: communityId } = community;
  const button =
    role === 'organizer' ? openAppoint.element(give, { communityId }) : openGive.element(give, { communityId, role });
  const lasting = all.filter(({ endsAt }) => !endsAt);
  const isLast = (it: Holding) => role === 'organizer' && lasting.length === 1 && lasting[0] === it;
  const mayGive = reader.may(role === 'organizer' ? 'roles.appoint' : 'roles.give');
  return [
    section(lines(md`*${title}*`, md`${does}`)),
    ...(all.length > 0 ? [] : [section(md`${nobody}`)]),
    ...all
      .filter((it) => shown.includes(it))
      .flatMap((it) => holderBlocks(community, it, { ...reader, isLast: isLast(it) })),
    ...(mayGive ? [actions(button)] : []),
  ];
}

/** `isLast`: the only organizer without an end date, whom a community always keeps. */
function holderBlocks(community: Community, it: Holding, reader: Reader & { readonly isLast: boolean }): KnownBlock[] {
  const { id: communityId } = community;
  const { userId, name, role } = it;
  const day = lastDayOf(community, it);
  const holder = copy.holder(name, it.topic);
  const line = day ? copy.holderUntil(holder, dayInWords(day, reader.locale)) : holder;
  const one = inWords(it);
  const topic = it.topic || undefined;
  const isReader = userId === reader.userId;
  const end = isReader
    ? confirmed(stepDown.element(copy.stepDown, { communityId, role, topic }), {
        title: copy.stepDownTitle,
        text: copy.stepDownText(one),
        confirm: copy.stepDown,
        deny: copy.keep,
      })
    : confirmed(takeRole.element(copy.take, { communityId, userId, role, topic }), {
        title: copy.takeTitle,
        text: copy.takeText(name, one),
        confirm: copy.take,
        deny: copy.keep,
      });
  const change = openRoleEnd.element(copy.changeEnd, { communityId, userId, role, topic });
  const buttons = reader.isLast ? [] : reader.may('roles.give') ? [change, end] : isReader ? [end] : [];
  const whose = `${name}, ${one}`;
  return [
    section(md`${line}`),
    ...(buttons.length > 0 ? [actions(...buttons.map((b) => named(b, `${b.text.text}: ${whose}`)))] : []),
  ];
}

/** Returns a role in words, as in "an organizer" and "a topic leader (pricing)". */
export function inWords({ role, topic }: Pick<Holding, 'role' | 'topic'>): string {
  const { one } = copy.roles[role];
  return topic ? copy.oneOf(one, topic) : one;
}

/** Returns the last day of a role, by the clock that applies to its holder; undefined without an end date. */
export function lastDayOf(
  community: Pick<Community, 'fixedZone'>,
  { endsAt, zone }: Pick<Holding, 'endsAt' | 'zone'>,
): Day | undefined {
  return endsAt ? dayIn(zoneFor(community, { zone }), new Date(endsAt.getTime() - 1)) : undefined;
}

/** Returns the form that gives somebody a role. */
export function giveView({ id: communityId }: Community, role: Role): ModalView {
  const { give: title } = copy.roles[role];
  const blocks = [
    section(md`${copy.roles[role].does}`),
    personInput({
      name: 'user',
      label: copy.person,
      hint: copy.personHint,
      placeholder: copy.personPlaceholder,
      initial: undefined,
    }),
    ...(role === 'topic_leader'
      ? [textInput({ name: 'topic', label: copy.topicLabel, hint: copy.topicHint, max: MAX_TOPIC })]
      : []),
    untilInput(undefined),
  ];
  const body = { title, submit: copy.save, blocks };
  return role === 'organizer' ? appointModal.view({ communityId }, body) : giveModal.view({ communityId, role }, body);
}

/** Returns the form for the end date of a role. */
export function roleEndView(
  { id: communityId }: Community,
  it: Pick<Holding, 'userId' | 'role' | 'topic' | 'name'>,
  day: Day | undefined,
): ModalView {
  const { userId, role, topic, name } = it;
  return roleEndModal.view(
    { communityId, userId, role, topic: topic || undefined },
    { title: copy.changeEnd, submit: copy.save, blocks: [section(md`${copy.holder(name, topic)}`), untilInput(day)] },
  );
}

function untilInput(initial: Day | undefined) {
  return dayInput({ name: 'until', label: copy.until, hint: copy.untilHint, optional: true, initial });
}
