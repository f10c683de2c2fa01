import { administers } from '../../core/administrators.js';
import type { Community } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { type FeatureSwitch, isOn } from '../../core/feature-switches.js';
import type { Person } from '../../core/people.js';
import { type Role, standingIn } from '../../core/roles.js';
import { copy } from '../copy.js';
import { type HandlerResponse, refuse } from './responses.js';

/** The scope of an access that requires rights in the whole workspace, not in a community. */
export const WORKSPACE: unique symbol = Symbol('workspace');

type Scope = string | typeof WORKSPACE | undefined;

/**
 * The users who may use a button, modal, shortcut or act. `of` finds the id of its community; undefined if that no
 * longer exists. With `WORKSPACE`, organizers are the workspace's admins and the person who installed Hearth.
 */
export type Access<Carry, Form = undefined> =
  | typeof anyone
  | typeof rejoining
  | { readonly for: 'organizer'; readonly of: typeof WORKSPACE }
  | {
      readonly for: 'member' | Role;
      readonly of: (tx: Tx, carry: Carry, form: Form) => Scope | Promise<Scope>;
      /** Returns the response to a press that needs no permission, such as in a preview; undefined for any other. */
      readonly exempt?: (carry: Carry) => HandlerResponse;
    };

/** For actions that affect only the user who takes them. */
export const anyone = { for: 'anyone' } as const;

/** For anyone, including a person who had their data erased, who joins again by this action. */
export const rejoining = { for: 'anyone', rejoins: true } as const;

/** The community and roles that a handler gets for its access. */
export type Given<A> = A extends { of: (...args: never[]) => infer Found }
  ? typeof WORKSPACE extends Awaited<Found>
    ? { readonly community: Community | undefined; readonly roles: readonly Role[] }
    : { readonly community: Community; readonly roles: readonly Role[] }
  : object;

export type Permission =
  | { readonly community: Community | undefined; readonly roles: readonly Role[] }
  | { readonly response: HandlerResponse };

const GRANTED = { community: undefined, roles: [] };

/** Checks from fresh state that this person has access. `by` is the switch of the action's feature. */
export async function permit<Carry, Form>(
  tx: Tx,
  person: Person,
  access: Access<Carry, Form>,
  carry: Carry,
  form: Form,
  by: FeatureSwitch | undefined,
): Promise<Permission> {
  if (access.for === 'anyone') return GRANTED;
  const exempt = access.of === WORKSPACE ? undefined : access.exempt?.(carry);
  if (exempt) return { response: exempt };
  const scope = access.of === WORKSPACE ? WORKSPACE : await access.of(tx, carry, form);
  if (scope === WORKSPACE) {
    return (await administers(tx, person)) ? GRANTED : denied(copy.onlyAdministrators, 'no rights in the workspace');
  }
  const standing = scope && (await standingIn(tx, scope, person));
  if (!standing) return denied(copy.gone, 'no such thing in this workspace');
  if (!standing.member) return denied(copy.onlyMembers, 'not a member');
  if (access.for !== 'member' && !standing.roles.includes(access.for))
    return denied(copy.only[access.for], `no ${access.for}`);
  if (by && !(await isOn(tx, standing.community.id, by))) return denied(copy.switchedOff, 'switched off');
  return standing;
}

function denied(text: string, why: string): Permission {
  return { response: refuse(text, why) };
}
