import type { Act, Place, State } from './case.js';

/** The changes that a reply below a card tells: the case was opened again, or the card came back to its reader. */
export const NOTICES = ['reopened', 'returned'] as const;
export type Notice = (typeof NOTICES)[number];

/** An act with the name of the person; undefined if Hearth did it, or if they are erased. */
export interface NamedAct {
  readonly act: Act;
  readonly name: string | undefined;
  readonly at: Date;
}

/** The community of a case. An admin who isn't a member gets no name, because it may be that of a private channel. */
export interface ShownCommunity {
  readonly name: string | undefined;
  readonly channelId: string;
}

/** The facts about a case that its card shows. It names neither a reporter nor the person whom the case is about. */
export interface Shown {
  readonly caseId: string;
  readonly community: ShownCommunity;
  readonly state: State;
  readonly place: Place | null;
  readonly channelId: string | null;
  /** The address of the message; undefined for a concern, and for a message in a DM. */
  readonly link: string | undefined;
  /** The rules that reporters named. */
  readonly rules: readonly string[];
  readonly reporters: number;
  readonly mayRemind: boolean;
  readonly mayWarn: boolean;
  readonly acts: readonly NamedAct[];
}
