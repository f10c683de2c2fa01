import type { User, Workspace } from '../world/workspace.js';

/** Typed text as Slack stores it: `&`, `<` and `>` escaped, `@name` and `#channel` as mentions. */
export function compose(workspace: Workspace, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return mention(
    workspace,
    escaped,
    (user) => `<@${user.id}>`,
    (id) => `<#${id}>`,
  );
}

/** Command text for a command with `should_escape`: mentions include names. */
export function escapeMentions(workspace: Workspace, typed: string): string {
  return mention(
    workspace,
    typed,
    (user) => `<@${user.id}|${user.name}>`,
    (id, name) => `<#${id}|${name}>`,
  );
}

function mention(
  workspace: Workspace,
  text: string,
  user: (user: User) => string,
  channel: (id: string, name: string) => string,
): string {
  const users = [...workspace.users.values()];
  const channels = [...workspace.channels.values()].filter((it) => it.name !== '');
  return text
    .replace(/(^|\s)@([\p{L}\p{N}._-]*[\p{L}\p{N}])/gu, (all, before: string, name: string) => {
      const found = users.find((it) => it.name === name.toLowerCase());
      return found ? before + user(found) : all;
    })
    .replace(/(^|\s)#([\p{L}\p{N}_-]+)/gu, (all, before: string, name: string) => {
      const found = channels.find((it) => it.name === name);
      return found ? before + channel(found.id, found.name) : all;
    });
}
