import { deliver, isReachable } from '../deliver/deliver.js';
import type { Answer } from '../deliver/delivery.js';
import type { Sent } from '../world/log.js';
import { notice } from '../world/notices.js';
import { appName, type Person } from './person.js';

/**
 * Sends an interaction to the app and waits for the ack. If it is missing or invalid, shows the person Slack's notice
 * and returns the reason as `failure`.
 */
export async function interact(
  person: Person,
  what: string,
  body: Readonly<Record<string, unknown>>,
  kind: 'interaction' | 'options' = 'interaction',
): Promise<Answer & { readonly entry?: Sent }> {
  const { world, workspace } = person;
  if (!workspace.installation || !isReachable(world)) {
    const failure = 'connection_failed';
    tell(person, failure);
    return { body: undefined, failure };
  }
  const answer = await deliver(world, { kind, what, team: workspace.id, body: { ...sender(person), ...body } });
  if (answer.failure !== undefined) tell(person, answer.failure);
  return answer;
}

/** Marks an acknowledged interaction as failed because of its response. */
export function reject(person: Person, answer: { readonly entry?: Sent }, failure: string): void {
  if (answer.entry) answer.entry.failure = failure;
  tell(person, failure);
}

function sender({ world, workspace, user }: Person) {
  return {
    team: { id: workspace.id, domain: workspace.domain },
    enterprise: workspace.enterprise ? { id: workspace.enterprise } : null,
    is_enterprise_install: false,
    user: { id: user.id, username: user.name, name: user.name, team_id: user.account?.team ?? workspace.id },
    api_app_id: world.app.id,
    token: world.app.verificationToken,
  };
}

function tell(person: Person, failure: string): void {
  const why = failure === 'http_timeout' ? 'is not responding' : `responded with an error (${failure})`;
  notice(person.world, person.workspace, person.user.id, `${appName(person)} ${why}.`);
}
