import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, replace } from '../../../slack/interactions/responses.js';
import { openSettings, settingsModal } from '../contracts.js';
import { copy } from '../copy.js';
import * as store from '../store/newcomers.js';
import { settingsView } from '../views.js';

const organizers = { for: 'organizer', of: (_: Tx, { communityId }: { communityId: string }) => communityId } as const;

/** Registers handlers with which organizers choose the greeter. */
export function listenForSettings(on: Listen, { db, clock }: Deps): void {
  on.press(openSettings, organizers, ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) =>
      replace(settingsView(community, (await store.greeterOf(tx, community))?.userId)),
    ),
  );

  on.submit(settingsModal, organizers, ({ person: { workspaceId }, community, form }) =>
    db.inWorkspace(workspaceId, async (tx) => {
      const [greeter] = await membersOf(tx, community.id, [form.greeter]);
      if (!greeter) return fieldErrors({ greeter: copy.greeterNotMember });
      await store.chooseGreeter(tx, { workspaceId, communityId: community.id, userId: greeter.userId, now: clock() });
      return undefined;
    }),
  );
}
