import type { Community } from '../../../core/communities.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person } from '../../../core/people.js';
import { changeOrganizers, organizersOf } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import { openOrganizers, organizersModal } from '../contracts.js';
import { copy } from '../copy.js';
import { changeOfOrganizers } from '../domain.js';
import { organizersView } from '../views/organizers.js';
import { organizers } from './access.js';

/** Registers handlers with which organizers name each other and step down. */
export function listenForOrganizers(on: Listen, deps: Deps): void {
  on.press(openOrganizers, organizers, ({ person: { workspaceId }, community }) =>
    deps.db.inWorkspace(workspaceId, async (tx) =>
      replace(organizersView(community, await organizersOf(tx, community.id))),
    ),
  );

  on.submit(organizersModal, organizers, ({ person, community, carry: { shown }, form: { users } }) =>
    nameOrganizers(deps, person, community, { shown, chosen: users }),
  );
}

/** Makes the changes that this person made to what their form showed. Others may have made more in the meantime. */
async function nameOrganizers(
  deps: Deps,
  { workspaceId }: Person,
  community: Community,
  form: { readonly shown: readonly string[] | undefined; readonly chosen: readonly string[] },
): Promise<HandlerResponse> {
  const { refused, changed } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const before = await organizersOf(tx, community.id);
    const { added, removed, after } = changeOfOrganizers({ ...form, shown: form.shown ?? before, before });
    const members = new Set((await membersOf(tx, community.id, added)).map((it) => it.userId));
    const others = added.filter((it) => !members.has(it));
    if (others.length > 0) {
      const names = await namesOf(tx, others);
      const inWords = new Intl.ListFormat('en-GB').format(others.map((it) => names.get(it) ?? copy.somebody));
      return { refused: fieldErrors({ users: copy.notMembers(inWords) }), changed: [] };
    }
    if (after.length === 0) return { refused: fieldErrors({ users: copy.organizersMissing }), changed: [] };
    await changeOrganizers(tx, community, { added, removed }, deps.clock());
    return { refused: undefined, changed: [...new Set([...before, ...added])] };
  });
  await deps.refreshHome(workspaceId, changed);
  return refused;
}
