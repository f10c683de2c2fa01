import type { ModalView, SectionBlock } from '@slack/types';
import type { Programme } from '../../../core/programmes.js';
import { context, section } from '../../../slack/blocks/blocks.js';
import { channelInput } from '../../../slack/blocks/inputs.js';
import { channelLink, lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { named } from '../../../slack/interactions/contracts.js';
import { infoModal } from '../../../slack/interactions/responses.js';
import { circleModal, moveToCircle, openCircle } from '../contracts.js';
import { circlesCopy as copy } from '../copy/circles.js';
import { hasRoom } from '../domain/circle-changes.js';
import type { Circle, CircleWithMembers } from '../store/circles.js';
import type { OwnCircle } from '../store/own-circle.js';

/** The most circles that a modal lists. More would not fit. */
const MOST_LISTED = 90;

/** Returns the name of a circle. */
export function circleName({ number }: Pick<Circle, 'number'>): string {
  return copy.name(number);
}

/** Lists names in a sentence. */
export function listNames(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}

/** The most names in the line on Home. */
const MOST_NAMES = 3;

/** Says in a line who is in the circle of a member. */
export function ownCircleWords({ number, names }: OwnCircle): string {
  if (names.length === 0) return copy.alone(copy.name(number));
  const shown = names.slice(0, names.length > MOST_NAMES + 1 ? MOST_NAMES : MOST_NAMES + 1);
  const others = names.length - shown.length;
  return copy.own(copy.name(number), listNames([...shown, ...(others > 0 ? [copy.others(others)] : [])]));
}

interface Listed {
  readonly programme: Pick<Programme, 'communityId'>;
  readonly circles: readonly CircleWithMembers[];
}

/**
 * Returns the modal that shows who is in which circle, the one asked for first. A member who takes part (`userId`) may move
 * to another one. `said` is a sentence about what they did just now.
 */
export function circlesView(it: Listed & { userId: string; first?: string | undefined; said?: string }): ModalView {
  const { programme, circles, userId, first, said } = it;
  const own = circles.find(({ members }) => members.some((one) => one.userId === userId));
  const top = circles.find(({ circle }) => circle.id === first) ?? own;
  const inOrder = [...(top ? [top] : []), ...circles.filter((one) => one !== top)];
  const rows = inOrder.slice(0, MOST_LISTED).map((one) => {
    const name = one === own ? copy.yours(circleName(one.circle)) : circleName(one.circle);
    const carry = { communityId: programme.communityId, circleId: one.circle.id };
    const canMove = own && one !== own && hasRoom(one.members.length);
    const button = named(moveToCircle.element(copy.moveHere, carry), copy.moveTo(name));
    return circleRow(one, name, canMove ? button : undefined);
  });
  if (rows.length === 0) return infoModal(copy.title, [section(md`${copy.soon}`)]);
  return infoModal(copy.title, [
    ...(said ? [section(md`${said}`)] : []),
    ...rows,
    ...(own && circles.length > 1 ? [context(md`${copy.choose}`)] : []),
  ]);
}

/** Returns the modal in which organizers choose the circle whose channel they name. */
export function circleSettingsView({ programme, circles }: Listed): ModalView {
  const rows = circles.slice(0, MOST_LISTED).map((one) => {
    const name = circleName(one.circle);
    const carry = { communityId: programme.communityId, circleId: one.circle.id };
    return circleRow(one, name, named(openCircle.element(copy.change, carry), copy.changeOf(name)));
  });
  return infoModal(copy.title, [section(md`${rows.length > 0 ? copy.intro : copy.soon}`), ...rows]);
}

function circleRow({ circle, members }: CircleWithMembers, name: string, button?: SectionBlock['accessory']) {
  const channel =
    circle.channelId && !circle.channelLostAt ? [md`${copy.inChannel} ${channelLink(circle.channelId)}`] : [];
  const names: Mrkdwn = md`${members.length > 0 ? listNames(members.map((it) => it.name)) : copy.nobody}`;
  const lost = circle.channelLostAt ? [md`${copy.lost}`] : [];
  return section(lines(md`*${name}*`, names, ...channel, ...lost), button);
}

/** Returns the form in which organizers name the channel of a circle. */
export function circleForm(communityId: string, circle: Circle): ModalView {
  return circleModal.view(
    { communityId, circleId: circle.id },
    {
      title: circleName(circle),
      submit: copy.save,
      blocks: [
        ...(circle.channelLostAt ? [context(md`${copy.lost}`)] : []),
        channelInput({
          ...{ name: 'channel', label: copy.channel, hint: copy.channelHint, optional: true, withPrivate: true },
          ...{ placeholder: copy.channelPlaceholder },
          initial: (!circle.channelLostAt && circle.channelId) || undefined,
        }),
      ],
    },
  );
}
