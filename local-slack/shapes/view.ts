import { stateValues } from '../world/state.js';
import type { View, Workspace } from '../world/workspace.js';
import type { World } from '../world/world.js';

/** A view in responses and payloads, with its ID, its hash and the current values of its inputs. */
export function viewJson(world: World, workspace: Workspace, view: View) {
  const { given } = view;
  return {
    id: view.id,
    team_id: workspace.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: given.private_metadata ?? '',
    callback_id: given.callback_id ?? '',
    state: { values: stateValues(view.blocks, view.typed) },
    hash: view.hash,
    title: given.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: given.clear_on_close ?? false,
    notify_on_close: given.notify_on_close ?? false,
    close: given.close ?? null,
    submit: given.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: given.external_id ?? '',
    app_installed_team_id: workspace.id,
    bot_id: workspace.installation?.botId ?? '',
  };
}
