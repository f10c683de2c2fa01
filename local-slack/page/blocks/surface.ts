import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Asked } from '../../page-api/acts.js';
import type { ShownState } from '../../page-api/shown.js';

/** The view or message that contains the blocks. */
export interface Surface {
  readonly named: Asked<'press'>['surface'];
  readonly state: ShownState;
  /** Errors by `block_id`. */
  readonly errors: Readonly<Record<string, string>>;
  /** The conversation of the message; undefined for a view. */
  readonly channel: string | undefined;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error('These blocks are nowhere.');
  return surface;
}

/** Requests from one surface run in order. */
export function laneOf({ named }: Pick<Surface, 'named'>): string {
  return JSON.stringify(named);
}
