/** The kinds of conversation that a message is in: the home channel, or one that is public, private or direct. */
export const PLACES = ['home', 'public', 'private', 'direct'] as const;
export type Place = (typeof PLACES)[number];

/** The states of a case. `dismissed` and `resolved` are closed. */
export const STATES = ['open', 'taken', 'dismissed', 'resolved'] as const;
export type State = (typeof STATES)[number];

/** The acts of those who handle a case. */
export const DEEDS = ['took', 'dismissed', 'reminded', 'warned', 'noted', 'resolved'] as const;
export type Deed = (typeof DEEDS)[number];

/**
 * All acts in a case. Besides deeds, it was reported again; a reminder or a warning didn't reach the member; the member
 * appealed against a warning; and an organizer upheld or lifted it.
 */
export const ACTS = [...DEEDS, 'reopened', 'undelivered', 'unwarned', 'appealed', 'upheld', 'lifted'] as const;
export type Act = (typeof ACTS)[number];

/** The facts about a case on which it depends what may be done. */
export interface CaseFacts {
  readonly state: State;
  readonly aboutUserId: string | null;
  /** The message that its person got, or is about to get, since it was last opened. */
  readonly sent: readonly Sent[];
}

/** The messages that moderators can send to the person whom a case is about. */
export type Sent = 'reminded' | 'warned';

/** Why an act has no effect: somebody did it, or closed the case, before; or there is nobody to send something to. */
export type Obstacle = 'taken' | 'closed' | 'nobody' | Sent;

export function isClosed({ state }: Pick<CaseFacts, 'state'>): boolean {
  return state === 'dismissed' || state === 'resolved';
}

/** Returns why this can't be done about the case; undefined if it can. */
export function obstacleTo(deed: Deed, it: CaseFacts): Obstacle | undefined {
  if (isClosed(it)) return deed === 'noted' ? undefined : 'closed';
  if (deed === 'took' && it.state === 'taken') return 'taken';
  if (deed !== 'reminded' && deed !== 'warned') return undefined;
  if (it.aboutUserId === null) return 'nobody';
  return it.sent.includes(deed) ? deed : undefined;
}

/** Returns the state of a case after an act. Sending something to its person takes it on. */
export function stateAfter(deed: Deed, { state }: Pick<CaseFacts, 'state'>): State {
  if (deed === 'dismissed' || deed === 'resolved') return deed;
  return state === 'open' && deed !== 'noted' ? 'taken' : state;
}

/** The act that says that something didn't reach the person. */
const FAILURE = { reminded: 'undelivered', warned: 'unwarned' } as const;

/** Returns what the person got, or is about to get, since the case was last opened, going by what was done. */
export function sentIn(acts: readonly { readonly act: Act }[]): Sent[] {
  const isSent = (it: Sent) => acts.findLast(({ act }) => [it, FAILURE[it], 'reopened'].includes(act))?.act === it;
  return (['reminded', 'warned'] as const).filter(isSent);
}
