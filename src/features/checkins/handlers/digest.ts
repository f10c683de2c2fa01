import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { closeAll, replace } from '../../../slack/interactions/responses.js';
import { digestModal, openDigest } from '../contracts.js';
import { copy } from '../copy.js';
import { nextDigest } from '../domain/digest.js';
import { deleteDigest, digestOf, saveDigest } from '../store/digest.js';
import { digestView } from '../views/digest.js';

/** Registers the form in which organizers choose where the weekly digest goes. */
export function listenForDigest(on: Listen, { db, clock }: Deps): void {
  on.press(openDigest, here('checkins.digest'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      replace(digestView(community, (await digestOf(tx, community.id))?.place)),
    ),
  );

  on.submit(digestModal, here('checkins.digest'), async ({ person: { workspaceId, zone }, community, form }) => {
    const { place } = form;
    await db.inWorkspace(workspaceId, (tx) =>
      place === 'off'
        ? deleteDigest(tx, community.id)
        : saveDigest(tx, community, { place, zone, dueAt: nextDigest(zone, clock()) }),
    );
    return closeAll();
  });
}

/** Describes the digest in "Community settings". */
export async function digestInWords(tx: Tx, { id }: Community): Promise<string> {
  return copy.digest.summaries[(await digestOf(tx, id))?.place ?? 'off'];
}
