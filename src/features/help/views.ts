import type { KnownBlock, ModalView } from '@slack/types';
import { oneLine } from '../../core/text.js';
import { actions, context, cut, type Message, message, section, sections } from '../../slack/blocks/blocks.js';
import { checkboxInput, multiSelectInput } from '../../slack/blocks/inputs.js';
import { lines, link, type Mrkdwn, md, mention } from '../../slack/blocks/mrkdwn.js';
import { quoted } from '../../slack/blocks/typed.js';
import { linkButton } from '../../slack/interactions/contracts.js';
import { permalink, profileAddress } from '../../slack/permalink.js';
import { askModal, offerHelp, openAsking, saySolved } from './contracts.js';
import { copy } from './copy.js';
import type { People } from './store/helpers.js';
import type { Own } from './store/own.js';
import type { Request } from './store/requests.js';

/** Returns what a member sees about their own request. */
export function ownBlocks(own: Own | undefined): KnownBlock[] {
  if (!own) return [];
  const carry = { requestId: own.id };
  if (!own.isAsked) return [section(md`${copy.suggest}`, openAsking.element(copy.ask, carry))];
  const words = own.offers.length > 0 ? copy.offered(inWords(own.offers)) : copy.nobodyYet;
  return [section(md`${words}`, saySolved.element(copy.solved, carry))];
}

/** A person who can be named in a request. */
export interface Leader {
  readonly userId: string;
  readonly name: string;
  readonly topics: readonly string[];
}

/** Returns the form to ask for help. */
export function askView(it: {
  requestId: string;
  blocker: string;
  leaders: readonly Leader[];
  /** True if the weekly digest may tell of the request. */
  hasDigest: boolean;
}): ModalView {
  const choices = it.leaders.map(({ userId, name, topics }) => ({
    value: userId,
    text: copy.leader(name, topics.join(', ')),
  }));
  const field = { name: 'named', label: copy.named, hint: copy.namedHint, placeholder: copy.namedNobody };
  return askModal.view(
    { requestId: it.requestId },
    {
      title: copy.title,
      submit: copy.send,
      blocks: [
        ...sections(quoted(it.blocker)),
        choices.length > 0
          ? multiSelectInput({ ...field, choices, initial: [], optional: true })
          : context(md`${copy.noLeaders}`),
        ...(it.hasDigest
          ? [
              checkboxInput({
                ...{ name: 'digest', label: copy.digest, optional: true, initial: [] },
                choices: [{ value: 'digest', text: copy.digestChoice }],
              }),
            ]
          : []),
        context(md`${copy.intro}`),
      ],
    },
  );
}

/** Returns the request for the thread. */
export function requestMessage(it: { requestId: string; name: string; blocker: string } & People): Message {
  const { requestId, name, blocker, named, offers } = it;
  return message(
    ...sections([
      named.length > 0 ? copy.asksPeople(name, listed(named.map(mention))) : md`${copy.asks(name)}`,
      ...quoted(blocker),
    ]),
    ...(offers.length > 0 ? [context(md`${copy.offers(namesOf(offers))}`)] : []),
    actions(offerHelp.element(copy.canHelp, { requestId })),
  );
}

/** Returns the request for the thread once it is over. */
export function endedMessage(name: string, end: 'solved' | 'over', offers: People['offers']): Message {
  const thanks = offers.length > 0 ? [md`${copy.offers(namesOf(offers))}`] : [];
  return message(section(lines(md`${copy.over[end](name)}`, ...thanks)));
}

/** The most buttons to write to somebody. */
const MAX_WRITE = 4;

/** Returns the message that tells the author of a request who offered to help. Its buttons are links. */
export function offersMessage(it: {
  blocker: string;
  offers: People['offers'];
  request: Pick<Request, 'channelId' | 'threadTs'>;
  url: string;
}): Message {
  const { offers, request, url } = it;
  const write = offers
    .slice(0, MAX_WRITE)
    .map(({ userId, name }) =>
      actions(linkButton(cut(copy.writeTo(name.split(/\s+/)[0] ?? name), MAX_LABEL), profileAddress(url, userId))),
    );
  const thread = permalink(url, { channelId: request.channelId, ts: request.threadTs, threadTs: null });
  return message(
    section(
      md`${copy.theyOffer(namesOf(offers), cut(oneLine(it.blocker), MAX_QUOTE))} ${link(thread, copy.openThread)}`,
    ),
    ...write,
    context(md`${copy.writeHint}`),
  );
}

export const MAX_QUOTE = 150;
const MAX_LABEL = 75;

/** Returns what replaces it once the request is over. */
export function pastOffersMessage(offers: People['offers']): Message {
  return message(section(md`${offers.length > 0 ? copy.offeredBy(namesOf(offers)) : copy.isOver}`));
}

function namesOf(offers: People['offers']): string {
  return inWords(offers.map(({ name }) => name));
}

function listed(mentions: readonly Mrkdwn[]): Mrkdwn {
  return mentions.reduce((all, one) => md`${all}, ${one}`);
}

function inWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
