import { propose } from '../../../attention/proposals.js';
import type { Community } from '../../../core/communities.js';
import type { Tx } from '../../../core/database/database.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person } from '../../../core/people.js';
import { endRole, giveRole, lockRoles } from '../../../core/role-changes.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import { openOrganizers, organizerKind, organizersModal } from '../contracts.js';
import { copy } from '../copy.js';
import { changeOfOrganizers } from '../domain.js';
import { organizersView } from '../views/organizers.js';

/** Registers handlers with which organizers name each other and step down. */
export function listenForOrganizers(on: Listen, deps: Deps): void {
  on.press(openOrganizers, here('community.give-roles'), ({ person: { workspaceId }, community }) =>
    deps.db.inWorkspace(workspaceId, async (tx) => {
      const organizers = await holdersOf(tx, community.id, ['organizer'], deps.clock());
      return replace(
        organizersView(
          community,
          organizers.map((it) => it.userId),
        ),
      );
    }),
  );

  on.submit(organizersModal, here('community.give-roles'), ({ person, community, carry: { shown }, form: { users } }) =>
    nameOrganizers(deps, person, community, { shown, chosen: users }),
  );
}

/** Makes the changes that this person made to what their form showed. Others may have made more in the meantime. */
async function nameOrganizers(
  deps: Deps,
  { workspaceId, userId: by }: Person,
  community: Community,
  form: { readonly shown: readonly string[] | undefined; readonly chosen: readonly string[] },
): Promise<HandlerResponse> {
  const { id: communityId } = community;
  const { refused, changed, named } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock();
    await lockRoles(tx, communityId);
    const before = (await holdersOf(tx, communityId, ['organizer'], now)).map((it) => it.userId);
    const { added, removed, after } = changeOfOrganizers({ ...form, shown: form.shown ?? before, before });
    const members = new Set((await membersOf(tx, communityId, added)).map((it) => it.userId));
    const others = added.filter((it) => !members.has(it));
    if (others.length > 0) {
      const names = await namesOf(tx, others);
      const inWords = new Intl.ListFormat('en-GB').format(others.map((it) => names.get(it) ?? copy.somebody));
      return { refused: fieldErrors({ users: copy.notMembers(inWords) }), changed: [], named: [] };
    }
    if (after.length === 0) return { refused: fieldErrors({ users: copy.organizersMissing }), changed: [], named: [] };
    const role = { workspaceId, communityId, role: 'organizer', topic: '', by, now } as const;
    for (const userId of added) await giveRole(tx, deps.tell, { ...role, userId, endsAt: null });
    for (const userId of removed) await endRole(tx, deps.tell, { ...role, userId });
    const named = added.filter((it) => !before.includes(it));
    await tellOrganizers(tx, deps, community, { named, removed });
    return { refused: undefined, changed: [...new Set([...before, ...added])], named };
  });
  await deps.attention.flush(workspaceId, named);
  await deps.refreshHome(workspaceId, changed);
  return refused;
}

/** Proposes a message to each new organizer, once ever, and ends those to former ones. */
async function tellOrganizers(
  tx: Tx,
  { attention, clock }: Deps,
  { workspaceId, id }: Community,
  { named, removed }: { readonly named: readonly string[]; readonly removed: readonly string[] },
): Promise<void> {
  const now = clock();
  for (const userId of named) await propose(tx, { workspaceId, userId, kind: organizerKind, id, dueAt: now });
  if (removed.length > 0) await attention.recheck(tx, { workspaceId, userIds: removed, now });
}
