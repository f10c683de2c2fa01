import type { Channel } from '../world/workspace.js';
import { type BotCaller, requireScope } from './method.js';

const PREFIX = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;

/** The scope for a kind of conversation, such as `channels:read` or `groups:history`. */
export function scopeFor(kind: Channel['kind'], what: 'read' | 'history' | 'write'): string {
  return `${PREFIX[kind]}:${what}`;
}

/** The scopes for all kinds. A caller needs one of them, and then the one for the conversation. */
export function anyScope(what: 'read' | 'history'): string[] {
  return Object.values(PREFIX).map((prefix) => `${prefix}:${what}`);
}

export function requireScopeFor(caller: BotCaller, channel: Channel, what: 'read' | 'history' | 'write'): void {
  requireScope(caller, scopeFor(channel.kind, what));
}
