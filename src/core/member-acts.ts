import { domainEvent } from './domain-events.js';

/** Published when a member does something that counts as taking part. */
export const memberActed = domainEvent<MemberAct>('member acted');

export interface MemberAct {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly userId: string;
  readonly kind: ActivityKind;
  /** The member at whom the act was directed, if any. */
  readonly towards?: string;
  readonly at: Date;
}

/** A kind of activity, named `feature.verb`. The feature that counts it defines it. */
export interface ActivityKind {
  readonly name: string;
  /** The amount that one act adds to the tie between two members: 3 for a reply, 1 for a reaction. */
  readonly weight: number;
}

export function activityKind(name: `${string}.${string}`, weight: number): ActivityKind {
  return { name, weight };
}
