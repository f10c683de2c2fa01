import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Tx } from './database/database.js';
import { prepared } from './database/prepared.js';
import { domainEvent, type Tell } from './domain-events.js';
import { featureSwitches } from './schema.js';

/** A feature that organizers can switch on and off in their community. `onByDefault` applies until they do. */
export interface FeatureSwitch {
  readonly feature: string;
  readonly onByDefault: boolean;
}

export function featureSwitch(feature: string, onByDefault: boolean): FeatureSwitch {
  return { feature, onByDefault };
}

/** Returns an SQL expression that is true if the feature is on in the community of a row, whose workspace the index needs. */
export function isOnIn(
  { feature, onByDefault }: FeatureSwitch,
  { workspaceId, communityId }: Readonly<Record<'workspaceId' | 'communityId', SQLWrapper>>,
): SQL<boolean> {
  return sql`coalesce((select ${featureSwitches.isOn} from ${featureSwitches}
    where ${featureSwitches.workspaceId} = ${workspaceId} and ${featureSwitches.communityId} = ${communityId}
    and ${featureSwitches.feature} = ${feature}), ${onByDefault})`;
}

/** Returns true if the feature is on in the community. */
export async function isOn(tx: Tx, communityId: string, it: FeatureSwitch): Promise<boolean> {
  return (await switchesIn(tx, communityId))(it);
}

const inCommunity = prepared(['communityId'], (tx, { communityId }) =>
  tx.select().from(featureSwitches).where(eq(featureSwitches.communityId, communityId)),
);

/** Tells whether a feature is on in a community. */
export type IsOn = (it: FeatureSwitch) => boolean;

/** Reads all switches of a community in one query, and returns a function that looks one up. */
export async function switchesIn(tx: Tx, communityId: string): Promise<IsOn> {
  const rows = await inCommunity(tx, { communityId });
  const chosen = new Map(rows.map((row) => [row.feature, row.isOn]));
  return ({ feature, onByDefault }) => chosen.get(feature) ?? onByDefault;
}

export interface Switched {
  readonly workspaceId: string;
  readonly communityId: string;
  readonly feature: string;
  readonly isOn: boolean;
  readonly now: Date;
}

/** Published when an organizer switches a feature on or off. */
export const featureSwitched = domainEvent<Switched>('feature switched');

/** Saves the choice and publishes `featureSwitched`. */
export async function switchFeature(tx: Tx, tell: Tell, it: Switched): Promise<void> {
  await tx
    .insert(featureSwitches)
    .values(it)
    .onConflictDoUpdate({
      target: [featureSwitches.workspaceId, featureSwitches.communityId, featureSwitches.feature],
      set: { isOn: it.isOn },
    });
  await tell(tx, featureSwitched, it);
}
