import type { Person } from '../person/person.js';
import type { Change } from '../world/world.js';
import { TABLES } from './show/tables.js';
import type { Table } from './shown.js';

/** A table that may have changed. `channel` limits it to the messages of one channel. */
export interface Stale {
  readonly table: Table;
  readonly channel?: string | undefined;
}

/** Returns the tables that a change may affect for this person. */
export function staleAfter({ what, team, user, channel }: Change, person: Person): readonly Stale[] {
  if (what === 'clock') return [{ table: 'clock' }];
  if (what === 'connection') return [];
  if (what === 'log') return [{ table: 'requests' }];
  if (what === 'workspace') return TABLES.map((table) => ({ table }));
  if (team !== person.workspace.id) return [];
  if (what === 'user') return [{ table: 'user' }, { table: 'workspace' }];
  if (user !== undefined && user !== person.user.id) return [];
  if (what === 'channel') return [{ table: 'channel' }, { table: 'message', channel }];
  if (what === 'message') return [{ table: 'message', channel }];
  return [{ table: what }];
}
