import type { Community } from '../../../core/communities.js';
import { membersOf } from '../../../core/members.js';
import { namesOf, type Person } from '../../../core/people.js';
import { organizersOf, setOrganizers } from '../../../core/roles.js';
import type { Deps } from '../../../feature.js';
import type { Listen } from '../../../slack/interactions/listen.js';
import { fieldErrors, type HandlerResponse, replace } from '../../../slack/interactions/responses.js';
import { openOrganizers, organizersModal } from '../contracts.js';
import { copy } from '../copy.js';
import { organizersView } from '../views/organizers.js';
import { organizers } from './access.js';

/** Registers handlers with which organizers name each other and step down. */
export function listenForOrganizers(on: Listen, deps: Deps): void {
  on.press(openOrganizers, organizers, ({ person: { workspaceId }, community }) =>
    deps.db.inWorkspace(workspaceId, async (tx) =>
      replace(organizersView(community, await organizersOf(tx, community.id))),
    ),
  );

  on.submit(organizersModal, organizers, ({ person, community, form }) =>
    nameOrganizers(deps, person, community, [...new Set(form.users)]),
  );
}

async function nameOrganizers(
  deps: Deps,
  { workspaceId }: Person,
  community: Community,
  chosen: readonly string[],
): Promise<HandlerResponse> {
  const { refused, changed } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const members = new Set((await membersOf(tx, community.id, chosen)).map((it) => it.userId));
    const others = chosen.filter((it) => !members.has(it));
    if (others.length > 0) {
      const names = await namesOf(tx, others);
      const inWords = new Intl.ListFormat('en').format(others.map((it) => names.get(it) ?? copy.somebody));
      return { refused: fieldErrors({ users: copy.notMembers(inWords) }), changed: [] };
    }
    const before = await organizersOf(tx, community.id);
    await setOrganizers(tx, community, chosen, deps.clock());
    return { refused: undefined, changed: [...new Set([...before, ...chosen])] };
  });
  await deps.refreshHome(workspaceId, changed);
  return refused;
}
