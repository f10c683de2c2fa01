import type { Option } from '@slack/types';
import type { ActName, Asked } from '../../page-api/acts.js';
import type { Place } from '../place/place.js';

/** The results of actions that return one. */
interface Answers {
  readonly direct: string;
  readonly begin: { readonly user: string; readonly place: Place };
  readonly options: readonly Option[];
}

export type Answer<Name extends ActName> = Name extends keyof Answers ? Answers[Name] : null;

const lanes = new Map<string, Promise<unknown>>();

/**
 * Asks the server to perform an action for a person. Rejects with an error message for them. Requests in the same lane
 * run one after another, so that a field is filled before its form is submitted.
 */
export function ask<Name extends ActName>(
  user: string,
  name: Name,
  asked: Asked<Name>,
  lane?: string,
): Promise<Answer<Name>> {
  if (lane === undefined) return post(user, name, asked);
  const turn = (lanes.get(lane) ?? Promise.resolve()).then(() => post<Name>(user, name, asked));
  const settled = turn.catch(() => undefined).finally(() => lanes.get(lane) === settled && lanes.delete(lane));
  lanes.set(lane, settled);
  return turn;
}

async function post<Name extends ActName>(user: string, name: Name, asked: Asked<Name>): Promise<Answer<Name>> {
  const response = await fetch(`/page/${user}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  }).catch(() => {
    throw new Error('The local Slack cannot be reached.');
  });
  const { result, error } = await response.json();
  if (!response.ok) throw new Error(typeof error === 'string' ? error : 'Something went wrong.');
  return result;
}
