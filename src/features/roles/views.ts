import type { KnownBlock, ModalView } from '@slack/types';
import { type Day, dayIn, dayInWords } from '../../core/calendar.js';
import { type Community, zoneFor } from '../../core/communities.js';
import type { ActName } from '../../core/permissions.js';
import type { Holding, Role } from '../../core/roles.js';
import { actions, context, divider, section } from '../../slack/blocks/blocks.js';
import { dayInput, personInput } from '../../slack/blocks/inputs.js';
import { lines, md } from '../../slack/blocks/mrkdwn.js';
import { confirmed, named } from '../../slack/interactions/contracts.js';
import { infoModal } from '../../slack/interactions/responses.js';
import {
  appointModal,
  giveModal,
  openAppoint,
  openGive,
  openRoleEnd,
  roleEndModal,
  stepDown,
  takeRole,
} from './contracts.js';
import { copy } from './copy.js';

/** The roles that "People and roles" offers. The others do nothing yet. */
export const OFFERED = ['organizer', 'moderator', 'greeter'] as const;
export type Offered = (typeof OFFERED)[number];

export function isOffered(role: string): role is Offered {
  return OFFERED.some((it) => it === role);
}

/** The largest number of holders of a role that the modal shows. A community has far fewer. */
const MAX_SHOWN = 20;

/** The person who reads it. */
interface Reader {
  readonly userId: string;
  readonly locale: string;
  readonly may: (act: ActName) => boolean;
}

/** Returns "People and roles". `note` says what came of the reader's last act, if that needs words. */
export function rolesView(
  community: Community,
  holdings: readonly Holding[],
  reader: Reader,
  note?: string | undefined,
): ModalView {
  const parts = OFFERED.flatMap((role) => [
    divider(),
    ...roleBlocks(
      community,
      role,
      holdings.filter((it) => it.role === role),
      reader,
    ),
  ]);
  return infoModal(copy.title, [context(md`*${community.name}*`), ...(note ? [section(md`${note}`)] : []), ...parts]);
}

function roleBlocks(community: Community, role: Offered, holdings: readonly Holding[], reader: Reader): KnownBlock[] {
  const { title, does, nobody, give } = copy.roles[role];
  const { id: communityId } = community;
  const button =
    role === 'organizer' ? openAppoint.element(give, { communityId }) : openGive.element(give, { communityId, role });
  const lasting = holdings.filter(({ endsAt }) => !endsAt);
  const isLast = (it: Holding) => role === 'organizer' && lasting.length === 1 && lasting[0] === it;
  const mayGive = reader.may(role === 'organizer' ? 'roles.appoint' : 'roles.give');
  return [
    section(lines(md`*${title}*`, md`${does}`)),
    ...(holdings.length > 0 ? [] : [section(md`${nobody}`)]),
    ...holdings
      .slice(0, MAX_SHOWN)
      .flatMap((it) => holderBlocks(community, role, it, { ...reader, isLast: isLast(it) })),
    ...(mayGive ? [actions(button)] : []),
  ];
}

/** `isLast`: the only organizer without an end date, whom a community always keeps. */
function holderBlocks(
  community: Community,
  role: Offered,
  it: Holding,
  reader: Reader & { readonly isLast: boolean },
): KnownBlock[] {
  const { id: communityId } = community;
  const { userId, name } = it;
  const day = lastDayOf(community, it);
  const line = day ? copy.holderUntil(name, dayInWords(day, reader.locale)) : copy.holder(name);
  const { one } = copy.roles[role];
  const isReader = userId === reader.userId;
  const end = isReader
    ? confirmed(stepDown.element(copy.stepDown, { communityId, role }), {
        title: copy.stepDownTitle,
        text: copy.stepDownText(one),
        confirm: copy.stepDown,
        deny: copy.keep,
      })
    : confirmed(takeRole.element(copy.take, { communityId, userId, role }), {
        title: copy.takeTitle,
        text: copy.takeText(name, one),
        confirm: copy.take,
        deny: copy.keep,
      });
  const change = openRoleEnd.element(copy.changeEnd, { communityId, userId, role });
  const buttons = reader.isLast ? [] : reader.may('roles.give') ? [change, end] : isReader ? [end] : [];
  const whose = `${name}, ${one}`;
  return [
    section(md`${line}`),
    ...(buttons.length > 0 ? [actions(...buttons.map((b) => named(b, `${b.text.text}: ${whose}`)))] : []),
  ];
}

/** Returns the last day of a role, by the clock that applies to its holder; undefined without an end date. */
export function lastDayOf(
  community: Pick<Community, 'fixedZone'>,
  { endsAt, zone }: Pick<Holding, 'endsAt' | 'zone'>,
): Day | undefined {
  return endsAt ? dayIn(zoneFor(community, { zone }), new Date(endsAt.getTime() - 1)) : undefined;
}

/** Returns the form that gives somebody a role. */
export function giveView({ id: communityId }: Community, role: Offered): ModalView {
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
    untilInput(undefined),
  ];
  const body = { title, submit: copy.save, blocks };
  return role === 'organizer' ? appointModal.view({ communityId }, body) : giveModal.view({ communityId, role }, body);
}

/** Returns the form for the end date of a role. */
export function roleEndView(
  { id: communityId }: Community,
  it: { readonly userId: string; readonly role: Role; readonly name: string; readonly day: Day | undefined },
): ModalView {
  const { userId, role, name, day } = it;
  return roleEndModal.view(
    { communityId, userId, role },
    { title: copy.changeEnd, submit: copy.save, blocks: [section(md`${copy.holder(name)}`), untilInput(day)] },
  );
}

function untilInput(initial: Day | undefined) {
  return dayInput({ name: 'until', label: copy.until, hint: copy.untilHint, optional: true, initial });
}
