import { chooseAwayWords, chosenAwayWords } from '../../../attention/away-words.js';
import { limitsOf } from '../../../attention/preferences.js';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { closeAll, replace } from '../../../slack/interactions/responses.js';
import { awayWordsModal, openAwayWords } from '../contracts.js';
import { copy } from '../copy.js';
import { awayWordsView } from '../views/away-words.js';

/** Registers the form in which organizers choose which Slack statuses mean that a member is away. */
export function listenForAwayWords(on: Listen, { db }: Deps): void {
  on.press(openAwayWords, here('community.change'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const words = (await chosenAwayWords(tx, community.id)) ?? (await limitsOf(tx)).awayWords;
      return replace(awayWordsView(community, words));
    }),
  );

  on.submit(awayWordsModal, here('community.change'), async ({ person: { workspaceId }, community, form }) => {
    await db.inWorkspace(workspaceId, async (tx) => {
      const usual = (await limitsOf(tx)).awayWords;
      const areUsual = form.awayWords.length === 0 || form.awayWords.join('\n') === usual.join('\n');
      await chooseAwayWords(tx, { workspaceId, communityId: community.id }, areUsual ? undefined : form.awayWords);
    });
    return closeAll();
  });
}

/** Describes the words of a community in "Community settings". */
export async function awayWordsInWords(tx: Tx, { id }: Community): Promise<string> {
  const [first, ...others] = (await chosenAwayWords(tx, id)) ?? [];
  return first ? copy.awayWordsChosen(first, others.length) : copy.awayWordsUsual;
}
