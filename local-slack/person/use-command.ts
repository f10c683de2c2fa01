import { deliver, isReachable } from '../deliver/deliver.js';
import { newResponseUrl, type Place, respond } from '../deliver/response-url.js';
import { notice } from '../world/notices.js';
import { SlackError } from '../world/slack-error.js';
import { newTrigger } from '../world/triggers.js';
import type { Channel } from '../world/workspace.js';
import { escapeMentions } from './compose.js';
import type { Person } from './person.js';
import { channelName } from './surface.js';

/** Types `/command text` in a channel, waits for the ack and shows the app's response. */
export async function useCommand(person: Person, channel: Channel, typed: string): Promise<void> {
  const { world, workspace, user } = person;
  const [, name = '', text = ''] = /^(\/\S+)\s*(.*)$/s.exec(typed) ?? [];
  const command = world.manifest.features.slash_commands.find((it) => it.command === name);
  if (!command || !workspace.installation?.scopes.includes('commands')) {
    return notice(world, workspace, user.id, `${name} is not a valid command.`);
  }
  if (!isReachable(world)) return failed(person, name, 'dispatch_failed');
  const place = { channel: channel.id, user: user.id, message: undefined };
  const body = {
    token: world.app.verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command: name,
    text: command.should_escape ? escapeMentions(workspace, text) : text,
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(world, workspace, place),
    trigger_id: newTrigger(world, workspace, user.id),
  };
  const answer = await deliver(world, { kind: 'command', what: name, team: workspace.id, body });
  if (answer.failure !== undefined) {
    return failed(person, name, answer.failure === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed');
  }
  const problem = show(person, place, answer.body);
  if (problem === undefined) return;
  answer.entry.failure = problem;
  failed(person, name, problem);
}

function show({ world, workspace }: Person, place: Place, body: unknown): string | undefined {
  const message = typeof body === 'string' ? { text: body } : body;
  if (typeof message !== 'object' || message === null || Object.keys(message).length === 0) return undefined;
  try {
    respond(world, workspace, place, message);
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return error.code;
  }
}

function failed({ world, workspace, user }: Person, command: string, error: string): void {
  notice(world, workspace, user.id, `${command} failed with the error "${error}"`);
}
