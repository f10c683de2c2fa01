import { type Community, communitiesOf, communityOfChannel, currentCommunity } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Person } from '../../../core/people.js';
import type { Deps } from '../../../feature.js';
import { md } from '../../../slack/blocks/mrkdwn.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { type HandlerResponse, open, say } from '../../../slack/interactions/responses.js';
import { checkInShortcut, hearthCommand, openCheckin } from '../contracts.js';
import { copy } from '../copy.js';
import { occurrenceMeant } from '../domain/answer.js';
import { todayOf } from '../jobs/plan.js';
import { answerOf } from '../store/answers.js';
import { listOfMember } from '../store/commitments.js';
import { historyOf, type Occurrence, occurrenceById } from '../store/occurrences.js';
import { checkinView } from '../views/modals.js';
import { forMembers, refusal } from './access.js';

/** The ways to the check-in modal: a button that names a check-in, and the shortcut and the command, which mean the current one. */
export function listenForOpening(on: Listen, { db, clock }: Deps): void {
  on.press(openCheckin, forMembers, ({ person, carry }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const occurrence = await occurrenceById(tx, carry.occurrenceId);
      const refused = await refusal(tx, person, occurrence, clock());
      return refused || !occurrence ? refused : show(tx, person, occurrence, await communitiesOf(tx, person.userId));
    }),
  );

  on.shortcut(checkInShortcut, ({ person }) =>
    db.inWorkspace(person.workspaceId, (tx) => showCurrent(tx, person, clock())),
  );

  on.command(hearthCommand, async ({ person, text, channelId }) => {
    const typed = text.trim();
    const help = copy.help.map((line) => md`${line}`);
    if (typed.toLowerCase() === 'help') return say(...help);
    if (typed !== '') return say(md`${copy.unknownCommand(typed)}`, ...help);
    return db.inWorkspace(person.workspaceId, async (tx) => {
      const here = await communityOfChannel(tx, channelId);
      return showCurrent(tx, person, clock(), here?.id);
    });
  });
}

/** The check-in that somebody means who does not say which: of the community whose channel they are in, or the one on their Home. */
async function showCurrent(tx: Tx, person: Person, now: Date, preferred?: string): Promise<HandlerResponse> {
  const theirs = await communitiesOf(tx, person.userId);
  const community = theirs.find((it) => it.id === preferred) ?? currentCommunity(person, theirs);
  if (!community) return say(md`${copy.noCommunity}`);
  const history = await historyOf(tx, community.id, person.userId);
  const occurrence = occurrenceMeant(history, todayOf(community, person, now), now);
  return occurrence ? show(tx, person, occurrence, theirs) : say(md`${copy.noCheckin}`);
}

async function show(
  tx: Tx,
  person: Person,
  occurrence: Occurrence,
  theirs: readonly Community[],
): Promise<HandlerResponse> {
  const answer = await answerOf(tx, occurrence.id);
  const list = await listOfMember(tx, occurrence, occurrence.id);
  const of = theirs.length > 1 ? theirs.find((it) => it.id === occurrence.communityId)?.name : undefined;
  return open(checkinView({ occurrence, answer, list, of, locale: person.locale }));
}
