import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { context, cut, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { channelInput, radioInput } from '../../../slack/blocks/inputs.js';
import { lines, type Mrkdwn, md } from '../../../slack/blocks/mrkdwn.js';
import { digestModal } from '../contracts.js';
import { copy } from '../copy.js';
import { DIGEST_PLACES } from '../domain/digest.js';
import type { Helper } from '../domain/replied.js';
import type { DigestRow, DoneThing } from '../store/digest.js';

const words = copy.digest;

/** The number of characters of a commitment in the digest. */
const MAX_TEXT = 100;

/** The most lines, as for every post in a channel; members who helped others; and members that one of those helped. */
const MOST_LINES = 5;
const MOST_HELPERS = 3;
const MOST_NAMES = 2;

/** The contents of a digest about one week. */
export interface DigestFacts {
  readonly people: number;
  readonly done: { readonly count: number; readonly latest: readonly DoneThing[] };
  readonly streaks: readonly { readonly name: string; readonly length: number }[];
  readonly helpers: readonly Helper[];
  /** The lines of other features. */
  readonly more: readonly Mrkdwn[];
}

/** Returns the post with a week's check-ins. It names nobody who shared nothing. */
export function digestMessage({ people, done, streaks, helpers, more }: DigestFacts): Message {
  const facts = [words.took(people), ...(done.count > 0 ? [words.finished(done.count)] : [])];
  const list = streaks.map(({ name, length }) => words.streak(name, length));
  const ending = [
    ...more,
    ...(helpers.length > 0
      ? [md`${words.helped(helpers.slice(0, MOST_HELPERS).map(helperInWords), helpers.length)}`]
      : []),
    ...(list.length > 0 ? [md`${words.streaks(listOf(list))}`] : []),
  ];
  const things = done.latest.slice(0, MOST_LINES - 1 - ending.length);
  return message(
    section(
      lines(
        md`*${words.heading}:* ${facts.join(' · ')}`,
        ...things.map(({ name, text }) => md`${words.thing(name, cut(text, MAX_TEXT))}`),
        ...ending,
      ),
    ),
  );
}

function helperInWords({ name, to }: Helper): string {
  const more = to.length - MOST_NAMES;
  return words.repliedTo(name, listOf(more > 1 ? [...to.slice(0, MOST_NAMES), words.others(more)] : to));
}

function listOf(all: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(all);
}

/** Returns the form in which organizers choose where the digest goes. */
export function digestView({ id: communityId, name }: Community, chosen: DigestRow | undefined): ModalView {
  const choices = (['off', ...DIGEST_PLACES] as const).map((value) => ({ value, text: words.places[value] }));
  return digestModal.view(
    { communityId },
    {
      title: words.label,
      submit: words.save,
      blocks: [
        context(md`*${name}*`),
        section(md`${words.intro}`),
        radioInput({ name: 'place', label: words.where, choices, initial: chosen?.place ?? 'off' }),
        channelInput({
          ...{ name: 'channel', label: words.channel, hint: words.channelHint, placeholder: words.channelPlaceholder },
          ...{ withPrivate: true, optional: true, initial: chosen?.channelId ?? undefined },
        }),
      ],
    },
  );
}
