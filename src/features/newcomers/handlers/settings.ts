import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { memberCount, membersOf } from '../../../core/members.js';
import { endRole, giveRole, lockRoles } from '../../../core/role-changes.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, replace } from '../../../slack/interactions/responses.js';
import { showRoles } from '../../roles/index.js';
import { openSettings, settingsModal } from '../contracts.js';
import { copy } from '../copy.js';
import { greetersFor } from '../domain.js';
import { greetersOf } from '../store/greeters.js';

/** Registers the button that shows who greets newcomers, and a form of an earlier version, which may still be open. */
export function listenForSettings(on: Listen, { db, clock, tell }: Deps): void {
  on.press(openSettings, here('roles.give'), ({ person, community }) =>
    db.inWorkspace(person.workspaceId, async (tx) => replace(await showRoles(tx, person, community, clock()))),
  );

  on.submit(settingsModal, here('roles.give'), ({ person, community, form }) =>
    db.inWorkspace(person.workspaceId, async (tx) => {
      const now = clock();
      await lockRoles(tx, community.id);
      const [greeter] = await membersOf(tx, community.id, [form.greeter]);
      if (!greeter) return fieldErrors({ greeter: copy.greeterNotMember });
      const { workspaceId, userId: by } = person;
      const role = { workspaceId, communityId: community.id, role: 'greeter', topic: '', by, now } as const;
      for (const { userId } of await holdersOf(tx, community.id, ['greeter'], now))
        if (userId !== greeter.userId) await endRole(tx, tell, { ...role, userId });
      await giveRole(tx, tell, { ...role, userId: greeter.userId, endsAt: null });
      return undefined;
    }),
  );
}

/** Says who greets the newcomers of a community. */
export async function greetersInWords(tx: Tx, community: Community, { now }: { now: Date }): Promise<string> {
  const { named, instead } = await greetersOf(tx, community, now);
  const names = (all: readonly { name: string }[]) => all.map((it) => it.name);
  if (named.length === 0) return instead.length > 0 ? copy.greetedInstead(names(instead)) : copy.noGreeter;
  const suits = greetersFor(await memberCount(tx, community.id));
  const words = copy.greetedBy(names(named));
  return named.length < suits ? `${words} ${copy.moreGreeters(suits)}` : words;
}
