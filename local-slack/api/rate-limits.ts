/**
 * Calls per minute, method and workspace. Slack guarantees at least these.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
const TIERS = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

type Tier = keyof typeof TIERS;

const BY_TIER: Readonly<Record<Tier, readonly string[]>> = {
  1: ['apps.connections.open', 'apps.uninstall'],
  2: [
    'conversations.archive',
    'conversations.create',
    'conversations.list',
    'conversations.rename',
    'conversations.setPurpose',
    'conversations.setTopic',
    'dnd.teamInfo',
    'pins.add',
    'pins.list',
    'pins.remove',
    'reactions.list',
    'reactions.remove',
    'users.conversations',
    'users.list',
  ],
  3: [
    'auth.revoke',
    'bots.info',
    'chat.delete',
    'chat.update',
    'conversations.history',
    'conversations.info',
    'conversations.invite',
    'conversations.join',
    'conversations.leave',
    'conversations.open',
    'conversations.replies',
    'dnd.info',
    'reactions.add',
    'reactions.get',
    'team.info',
  ],
  4: [
    'chat.postEphemeral',
    'conversations.members',
    'files.completeUploadExternal',
    'files.getUploadURLExternal',
    'files.info',
    'oauth.v2.access',
    'users.info',
    'views.open',
    'views.publish',
    'views.push',
    'views.update',
  ],
};

/** Documented as "hundreds per minute". */
const SPECIAL: Readonly<Record<string, number>> = {
  'auth.test': 600,
  'chat.getPermalink': 600,
  'chat.postMessage': 600,
};

const PER_MINUTE = new Map([
  ...Object.entries(SPECIAL),
  ...Object.entries(BY_TIER).flatMap(([tier, methods]) =>
    methods.map((method): [string, number] => [method, TIERS[Number(tier) as Tier]]),
  ),
]);

export interface RateLimits {
  /** Counts the call and returns undefined if it is allowed, otherwise returns the seconds to wait. */
  take(method: string, team: string, channel: string | undefined): number | undefined;
}

/**
 * Slack's tiers per method and workspace, and one message per second and channel. Unlike Slack, it allows no bursts.
 * Limits use real time, because an app waits in real time. `minute` is the length of a rate limit minute in
 * milliseconds, so that tests can shorten it. An `unlisted` app gets one page of history a minute.
 */
export function createRateLimits({ minute = 60_000, unlisted = false, now = () => Date.now() } = {}): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();

  function wait(key: string, size: number, everyMs: number): number {
    const bucket = buckets.get(key) ?? { tokens: size, at: now() };
    bucket.tokens = Math.min(size, bucket.tokens + (now() - bucket.at) / everyMs);
    bucket.at = now();
    buckets.set(key, bucket);
    return bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) * everyMs;
  }

  return {
    take(method, team, channel) {
      const isHistory = method === 'conversations.history' || method === 'conversations.replies';
      const perMinute = unlisted && isHistory ? 1 : (PER_MINUTE.get(method) ?? TIERS[3]);
      const keys: [string, number, number][] = [[`${team} ${method}`, perMinute, minute / perMinute]];
      if (method === 'chat.postMessage' && channel) keys.push([`${team} ${method} ${channel}`, 1, minute / 60]);
      const longest = Math.max(...keys.map(([key, size, every]) => wait(key, size, every)));
      if (longest > 0) return Math.max(1, Math.ceil(longest / 1000));
      for (const [key] of keys) {
        const bucket = buckets.get(key);
        if (bucket) bucket.tokens -= 1;
      }
      return undefined;
    },
  };
}
