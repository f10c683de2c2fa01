/** The kinds of conversation that a message is in: the home channel, or one that is public, private or direct. */
export const PLACES = ['home', 'public', 'private', 'direct'] as const;
export type Place = (typeof PLACES)[number];

/** The states of a case. `dismissed` and `resolved` are closed. */
export const STATES = ['open', 'taken', 'dismissed', 'resolved'] as const;
export type State = (typeof STATES)[number];

/** The acts in a case. `reopened` and `undelivered` are by Hearth, the rest by people. */
export const ACTS = ['took', 'dismissed', 'reminded', 'noted', 'resolved', 'reopened', 'undelivered'] as const;
export type Act = (typeof ACTS)[number];
/** The acts of people in a case. */
export type Deed = Exclude<Act, 'reopened' | 'undelivered'>;

/** The facts about a case on which it depends what may be done. */
export interface CaseFacts {
  readonly state: State;
  readonly aboutUserId: string | null;
  /** True if its person was reminded, or is about to be, since it was last opened. */
  readonly isReminded: boolean;
}

/** Why an act has no effect: somebody did it, or closed the case, before; or there is nobody to remind. */
export type Obstacle = 'taken' | 'closed' | 'reminded' | 'nobody';

export function isClosed({ state }: Pick<CaseFacts, 'state'>): boolean {
  return state === 'dismissed' || state === 'resolved';
}

/** Returns why this can't be done about the case; undefined if it can. */
export function obstacleTo(deed: Deed, it: CaseFacts): Obstacle | undefined {
  if (isClosed(it)) return deed === 'noted' ? undefined : 'closed';
  if (deed === 'took' && it.state === 'taken') return 'taken';
  if (deed !== 'reminded') return undefined;
  if (it.aboutUserId === null) return 'nobody';
  return it.isReminded ? 'reminded' : undefined;
}

/** Returns the state of a case after an act. Reminding somebody takes it on. */
export function stateAfter(deed: Deed, { state }: Pick<CaseFacts, 'state'>): State {
  if (deed === 'dismissed' || deed === 'resolved') return deed;
  return state === 'open' && deed !== 'noted' ? 'taken' : state;
}

/** Returns true if, going by what was done, the person was reminded or is about to be, since the case was last opened. */
export function isReminded(acts: readonly { readonly act: Act }[]): boolean {
  return acts.findLast(({ act }) => ['reminded', 'undelivered', 'reopened'].includes(act))?.act === 'reminded';
}
