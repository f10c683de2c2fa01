import { visibleName } from '../../core/text.js';
import { cut, type Message } from '../blocks/blocks.js';

/** A message under the name and picture of a member. */
export interface Signed {
  /** The name above the message. */
  readonly username: string;
  /** An `https` address; null for the app's own picture. */
  readonly picture: string | null;
  /** The message, which need not say the name. */
  readonly message: Message;
}

/** The scope to post under another name and picture. An admin may decline it. */
export const SIGNING_SCOPE = 'chat:write.customize';

const MAX_NAME = 60;

/** Returns the name above a message of this member, which says that Hearth posted it. */
export function usernameOf(name: string): string {
  return `${cut(visibleName(name), MAX_NAME)} (via Hearth)`;
}
