import { z } from 'zod';
import type { Person } from '../../person/person.js';
import { stateValues } from '../../world/state.js';
import { modalsOf } from '../../world/views.js';
import type { View } from '../../world/workspace.js';
import type { Given, ShownView } from '../shown.js';

/** The Home tab, if there is one, and the open modals. */
export function showViews({ workspace, user }: Person): Map<string, ShownView<Given>> {
  const home = workspace.homes.get(user.id);
  const modals = modalsOf(workspace, user.id).map((view, depth) => showView(view, depth));
  return new Map([...(home ? [showView(home, 0)] : []), ...modals].map((it) => [it.id, it]));
}

function showView({ id, type, given, blocks, typed, errors }: View, depth: number): ShownView<Given> {
  const submit = words(given.submit);
  return {
    id,
    type,
    depth,
    title: words(given.title) ?? '',
    submit,
    close: words(given.close) ?? (submit === undefined ? 'Close' : 'Cancel'),
    blocks,
    state: stateValues(blocks, typed),
    errors,
  };
}

function words(text: unknown): string | undefined {
  return z.looseObject({ text: z.string() }).safeParse(text).data?.text;
}
