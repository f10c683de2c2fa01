import type { Community } from '../../../core/communities.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person } from '../../../core/people.js';
import { endRole, giveRole, lockRoles } from '../../../core/role-changes.js';
import { holdersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { here } from '../../../slack/interactions/permissions.js';
import { fieldErrors, type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import { showRoles } from '../../roles/index.js';
import { openOrganizers, organizersModal } from '../contracts.js';
import { copy } from '../copy.js';
import { changeOfOrganizers } from '../domain.js';

/** Registers a button and a form of an earlier version, which may still be open somewhere. */
export function listenForOrganizers(on: Listen, deps: Deps): void {
  on.press(openOrganizers, here('roles.see'), ({ person, community }) =>
    deps.db.inWorkspace(person.workspaceId, async (tx) =>
      replace(await showRoles(tx, person, community, deps.clock())),
    ),
  );

  on.submit(organizersModal, here('roles.give'), ({ person, community, carry: { shown }, form: { users } }) =>
    nameOrganizers(deps, person, community, { shown, chosen: users }),
  );
}

/** Makes the changes that this person made to what their form showed. Others may have made more in the meantime. */
async function nameOrganizers(
  deps: Deps,
  { workspaceId, userId: by }: Person,
  { id: communityId }: Community,
  form: { readonly shown: readonly string[] | undefined; readonly chosen: readonly string[] },
): Promise<HandlerResponse> {
  const { refused, changed } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock();
    await lockRoles(tx, communityId);
    const before = (await holdersOf(tx, communityId, ['organizer'], now)).map((it) => it.userId);
    const { added, removed, after } = changeOfOrganizers({ ...form, shown: form.shown ?? before, before });
    const members = new Set((await membersOf(tx, communityId, added)).map((it) => it.userId));
    const others = added.filter((it) => !members.has(it));
    if (others.length > 0) {
      const names = await namesOf(tx, others);
      const inWords = new Intl.ListFormat('en-GB').format(others.map((it) => names.get(it) ?? copy.somebody));
      return { refused: fieldErrors({ users: copy.notMembers(inWords) }), changed: [] };
    }
    if (after.length === 0) return { refused: fieldErrors({ users: copy.organizersMissing }), changed: [] };
    const role = { workspaceId, communityId, role: 'organizer', topic: '', by, now } as const;
    for (const userId of added) await giveRole(tx, deps.tell, { ...role, userId, endsAt: null });
    for (const userId of removed) await endRole(tx, deps.tell, { ...role, userId });
    return { refused: undefined, changed: [...new Set([...before, ...added])] };
  });
  await deps.refreshHome(workspaceId, changed);
  return refused;
}
