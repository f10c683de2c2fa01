import { administers } from '../../core/administrators.js';
import type { Community } from '../../core/communities.js';
import type { Tx } from '../../core/database/database.js';
import { type FeatureSwitch, isOn } from '../../core/feature-switches.js';
import type { Person } from '../../core/people.js';
import {
  type ActName,
  type CommunityAct,
  type Facts,
  isWhileUnorganized,
  may,
  type OpenAct,
  outside,
  rolesFor,
  scopeOf,
  type WorkspaceAct,
} from '../../core/permissions.js';
import { standingIn, standingsOf } from '../../core/roles.js';
import { copy } from '../copy.js';
import { type HandlerResponse, refuse } from './responses.js';

/** The scope of a contract that carries no community. */
export const WORKSPACE: unique symbol = Symbol('workspace');

type Scope = string | typeof WORKSPACE | undefined;

/**
 * The act that a button or modal stands for, from the table of permissions. `of` finds the id of its community;
 * undefined if that no longer exists.
 */
export type Access<Carry, Form = undefined> =
  /** `rejoins`: also for a person who had their data erased, who joins again by this action. */
  | { readonly act: OpenAct; readonly rejoins?: true }
  | { readonly act: WorkspaceAct }
  | {
      readonly act: CommunityAct;
      readonly of: (tx: Tx, carry: Carry, form: Form) => Scope | Promise<Scope>;
      /** The act that it stands for where `of` returns `WORKSPACE`. */
      readonly inWorkspace?: WorkspaceAct;
      /** Returns the response to a press that needs no permission, such as in a preview; undefined for any other. */
      readonly exempt?: (carry: Carry) => HandlerResponse;
    };

/** Returns the access to an act in the community whose id a contract carries. */
export function here<const A extends CommunityAct>(act: A) {
  return { act, of: (_: Tx, { communityId }: { readonly communityId: string }) => communityId } as const;
}

/** A handler gets this for its access: the community, and a function that says what else the person may do there. */
export type Given<A> = A extends { of: (...args: never[]) => infer Found }
  ? typeof WORKSPACE extends Awaited<Found>
    ? { readonly community: Community | undefined; readonly may: May }
    : { readonly community: Community; readonly may: May }
  : object;

type May = (act: ActName) => boolean;

/** A shortcut's or command's handler gets this: the communities in which the person may do it. */
export interface GivenAnywhere {
  readonly communities: readonly Community[];
}

export type Permission =
  | { readonly community?: Community | undefined; readonly may?: May; readonly communities?: readonly Community[] }
  | { readonly response: HandlerResponse };

/** Checks from fresh state that this person has access. `by` is the switch of the action's feature. */
export async function permit<Carry, Form>(
  tx: Tx,
  person: Person,
  access: Access<Carry, Form>,
  it: { readonly carry: Carry; readonly form: Form; readonly by: FeatureSwitch | undefined; readonly now: Date },
): Promise<Permission> {
  if (!('of' in access)) return permitAct(tx, person, access.act);
  const { carry, form, by, now } = it;
  const exempt = access.exempt?.(carry);
  if (exempt) return { response: exempt };
  const scope = await access.of(tx, carry, form);
  if (scope === WORKSPACE) return permitAct(tx, person, access.inWorkspace ?? access.act);
  const standing = scope && (await standingIn(tx, scope, person, now));
  if (!standing) return denied(copy.gone, 'no such thing in this workspace');
  if (!may(access.act, standing)) return refusedAct(access.act, standing);
  if (by && !(await isOn(tx, standing.community.id, by))) return denied(copy.switchedOff, 'switched off');
  return { community: standing.community, may: (act) => may(act, standing) };
}

/** Checks an act that carries no community. One that takes place in a community is permitted in those found. */
export async function permitAnywhere(tx: Tx, person: Person, act: ActName, now: Date): Promise<Permission> {
  if (scopeOf(act) !== 'community') return permitAct(tx, person, act);
  const standings = await standingsOf(tx, person, now);
  return { communities: standings.filter((it) => may(act, it)).map((it) => it.community) };
}

async function permitAct(tx: Tx, person: Person, act: ActName): Promise<Permission> {
  const facts = outside(scopeOf(act) === 'workspace' && (await administers(tx, person)));
  return may(act, facts) ? { communities: [] } : refusedAct(act, facts);
}

function refusedAct(act: ActName, facts: Facts): Permission {
  return { response: refusalOf(act, facts) };
}

/** Returns the refusal of an act to a person who may not do it. */
export function refusalOf(act: ActName, facts: Facts): HandlerResponse {
  const { member, administers } = facts;
  if (scopeOf(act) === 'workspace') return refuse(copy.onlyAdministrators, `may not ${act}`);
  if (administers && isWhileUnorganized(act)) return refuse(copy.organizedNow, `may not ${act}: organized`);
  if (!member) return refuse(copy.onlyMembers, `not a member: may not ${act}`);
  return refuse(copy.only(rolesFor(act, facts)), `may not ${act}`);
}

function denied(text: string, why: string): Permission {
  return { response: refuse(text, why) };
}
