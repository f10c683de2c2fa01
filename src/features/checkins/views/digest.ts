import type { ModalView } from '@slack/types';
import type { Community } from '../../../core/communities.js';
import { context, cut, type Message, message, section } from '../../../slack/blocks/blocks.js';
import { radioInput } from '../../../slack/blocks/inputs.js';
import { lines, md } from '../../../slack/blocks/mrkdwn.js';
import { digestModal } from '../contracts.js';
import { copy } from '../copy.js';
import { DIGEST_PLACES, type DigestPlace } from '../domain/digest.js';
import type { DoneThing } from '../store/digest.js';

const words = copy.digest;

/** The number of characters of a commitment in the digest. */
const MAX_TEXT = 100;

/** The contents of a digest about one week. */
export interface DigestFacts {
  readonly people: number;
  readonly done: { readonly count: number; readonly latest: readonly DoneThing[] };
  readonly streaks: readonly { readonly name: string; readonly length: number }[];
}

/** Returns the post with a week's check-ins. It names nobody who shared nothing. */
export function digestMessage({ people, done, streaks }: DigestFacts): Message {
  const facts = [words.took(people), ...(done.count > 0 ? [words.finished(done.count)] : [])];
  const list = streaks.map(({ name, length }) => words.streak(name, length));
  return message(
    section(
      lines(
        md`*${words.heading}:* ${facts.join(' · ')}`,
        ...done.latest.map(({ name, text }) => md`${words.thing(name, cut(text, MAX_TEXT))}`),
        ...(list.length > 0 ? [md`${words.streaks(new Intl.ListFormat('en-GB').format(list))}`] : []),
      ),
    ),
  );
}

/** Returns the form in which organizers choose where the digest goes. */
export function digestView({ id: communityId, name }: Community, place: DigestPlace | undefined): ModalView {
  const choices = (['off', ...DIGEST_PLACES] as const).map((value) => ({ value, text: words.places[value] }));
  return digestModal.view(
    { communityId },
    {
      title: words.label,
      submit: words.save,
      blocks: [
        context(md`*${name}*`),
        section(md`${words.intro}`),
        radioInput({ name: 'place', label: words.where, choices, initial: place ?? 'off' }),
      ],
    },
  );
}
