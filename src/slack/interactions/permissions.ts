import type { Community } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { type FeatureSwitch, isOn } from '../../core/feature-switches.js';
import type { Person } from '../../core/people.js';
import { administers, type Role, standingIn } from '../../core/roles.js';
import { copy } from '../copy.js';
import { type HandlerResponse, refuse } from './responses.js';

/** Stands for the whole workspace where an access asks for the community. */
export const WORKSPACE: unique symbol = Symbol('workspace');

type Scope = string | typeof WORKSPACE | undefined;

/**
 * The people who may use a button, modal, shortcut or act. `of` finds the community that it concerns; undefined when it is not there any
 * more. For the workspace as a whole, organizers are its admins and the person who installed Hearth.
 */
export type Access<Carry, Form = undefined> =
  | typeof anyone
  | typeof rejoining
  | { readonly for: 'organizer'; readonly of: typeof WORKSPACE }
  | {
      readonly for: 'member' | Role;
      readonly of: (tx: Tx, carry: Carry, form: Form) => Scope | Promise<Scope>;
      /** Answers what concerns nobody, such as a preview's buttons, without asking who presses; undefined for everything else. */
      readonly exempt?: (carry: Carry) => HandlerResponse;
    };

/** For what concerns nobody but the person themselves. */
export const anyone = { for: 'anyone' } as const;

/** For anybody, also for a person who had themselves erased: they join again by it. */
export const rejoining = { for: 'anyone', rejoins: true } as const;

/** What a handler gets of the community that its access named. */
export type Given<A> = A extends { of: (...args: never[]) => infer Found }
  ? typeof WORKSPACE extends Awaited<Found>
    ? { readonly community: Community | undefined; readonly roles: readonly Role[] }
    : { readonly community: Community; readonly roles: readonly Role[] }
  : object;

export type Permission =
  | { readonly community: Community | undefined; readonly roles: readonly Role[] }
  | { readonly response: HandlerResponse };

const GRANTED = { community: undefined, roles: [] };

/** Decides, from fresh state, whether this person may do it. `by` switches the feature that it belongs to. */
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
    return (await administers(tx, person)) ? GRANTED : no(copy.onlyAdministrators, 'no rights in the workspace');
  }
  const standing = scope && (await standingIn(tx, scope, person));
  if (!standing) return no(copy.gone, 'no such thing in this workspace');
  if (!standing.member) return no(copy.onlyMembers, 'not a member');
  if (access.for !== 'member' && !standing.roles.includes(access.for))
    return no(copy.only[access.for], `no ${access.for}`);
  if (by && !(await isOn(tx, standing.community.id, by))) return no(copy.switchedOff, 'switched off');
  return standing;
}

function no(text: string, why: string): Permission {
  return { response: refuse(text, why) };
}
