import { type CheckResult, failed, passed, warning } from '../../core/check-result.js';
import type { Clock } from '../../core/clock.js';
import type { MultiWorkspaceSettings } from '../../core/config.js';
import type { Query } from '../../core/database/query.js';
import { systemRole } from '../../core/database/tenancy.js';
import { decryptToken, type SealedToken, type TokenKey } from '../../core/token-keys.js';
import { checkBotToken, type Scopes } from '../health-check.js';

/** The number of installations whose tokens are checked with Slack, newest first. */
const SAMPLE_SIZE = 20;

interface Row extends SealedToken {
  readonly workspaceId: string;
  readonly name: string;
}

/** Counts the installations, and checks that the newest tokens can be decrypted and that Slack accepts them. */
export function checkInstallations(
  { tokenKeys }: MultiWorkspaceSettings,
  apiUrl: string,
  clock: Clock,
  scopes: Scopes,
) {
  return async (ask: Query): Promise<CheckResult[]> => {
    const { rows, stopped } = await readInstallations(ask);
    const findings = [passed(`Hearth is installed in ${rows.length} workspaces.`), ...keyFindings(rows, tokenKeys)];
    if (stopped > 0)
      findings.push(
        warning(
          `In ${stopped} more, Slack didn’t accept the token. Hearth keeps trying. If this doesn’t change, install Hearth there again.`,
        ),
      );
    // One without its key was reported already.
    const known = rows.filter(({ keyId }) => tokenKeys.some(({ id }) => id === keyId));
    for (const row of known.slice(0, SAMPLE_SIZE))
      findings.push(...(await checkOne(row, tokenKeys, apiUrl, clock, scopes)));
    return findings;
  };
}

/** Reads in a transaction, because a role of the session would stay behind on a pooler's connection. */
async function readInstallations(ask: Query): Promise<{ rows: Row[]; stopped: number }> {
  await ask(`begin; set local role ${systemRole.name}`);
  try {
    const rows = await ask<Row>(`
      select workspace_id as "workspaceId", name, key_id as "keyId", sealed_token as "sealedToken"
      from installations join workspaces using (workspace_id) where stopped_at is null order by installed_at desc`);
    const [stopped] = await ask<{ count: number }>(
      'select count(*)::int as count from workspaces where stopped_at is not null and erase_at is null',
    );
    return { rows, stopped: stopped?.count ?? 0 };
  } finally {
    await ask('rollback');
  }
}

function keyFindings(rows: readonly Row[], keys: readonly TokenKey[]): CheckResult[] {
  const isKnown = ({ keyId }: Row) => keys.some(({ id }) => id === keyId);
  const old = rows.filter((row) => isKnown(row) && row.keyId !== keys[0]?.id).length;
  const lost = rows.filter((row) => !isKnown(row));
  const ids = [...new Set(lost.map(({ keyId }) => `"${keyId}"`))].join(', ');
  return [
    ...(old > 0
      ? [
          warning(
            `${old} tokens are encrypted with an older key. "npm run keys:rotate" re-encrypts them with the first one.`,
          ),
        ]
      : []),
    ...(lost.length > 0
      ? [
          failed(
            `Tokens whose key isn’t in TOKEN_KEYS (${ids}): ${lost.length}. Put the key back, or install Hearth again in these workspaces.`,
          ),
        ]
      : []),
  ];
}

async function checkOne(
  row: Row,
  keys: readonly TokenKey[],
  apiUrl: string,
  clock: Clock,
  scopes: Scopes,
): Promise<CheckResult[]> {
  try {
    return await checkBotToken(apiUrl, decryptToken(keys, row.workspaceId, row), clock, scopes);
  } catch {
    const words = `Hearth can’t decrypt the token of ${row.name}, which was altered, or moved there from another workspace. Install Hearth there again.`;
    return [failed(words)];
  }
}
