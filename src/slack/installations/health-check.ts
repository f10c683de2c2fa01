import { type Finding, notable, right, wrong } from '../../core/check-result.js';
import type { Clock } from '../../core/clock.js';
import type { ManyWorkspaces } from '../../core/config.js';
import type { Ask } from '../../core/database/health-check.js';
import { systemRole } from '../../core/database/tenancy.js';
import { openToken, type SealedToken, type TokenKey } from '../../core/token-keys.js';
import { examineBotToken, type Scopes } from '../health-check.js';

/** As many as are asked about at Slack, the newest first. */
const A_FEW = 20;

interface Row extends SealedToken {
  readonly workspaceId: string;
  readonly name: string;
}

/** Looks which workspaces there are, whether their tokens can be opened, and whether Slack accepts those of the newest. */
export function examineInstallations({ tokenKeys }: ManyWorkspaces, apiUrl: string, clock: Clock, scopes: Scopes) {
  return async (ask: Ask): Promise<Finding[]> => {
    await ask(`set role ${systemRole.name}`);
    const rows = await ask<Row>(`
      select workspace_id as "workspaceId", name, key_id as "keyId", sealed_token as "sealedToken"
      from installations join workspaces using (workspace_id) where stopped_at is null order by installed_at desc`);
    const [stopped] = await ask<{ count: number }>(
      'select count(*)::int as count from workspaces where stopped_at is not null and erase_at is null',
    );
    await ask('reset role');
    const findings = [right(`Hearth is installed in ${rows.length} workspaces.`), ...underOldKeys(rows, tokenKeys)];
    if (stopped?.count)
      findings.push(
        notable(
          `In ${stopped.count} more Slack did not accept the token. Hearth asks again by itself; if it stays like this, it has to be installed there again.`,
        ),
      );
    for (const row of rows.slice(0, A_FEW)) findings.push(...(await ofOne(row, tokenKeys, apiUrl, clock, scopes)));
    return findings;
  };
}

function underOldKeys(rows: readonly Row[], keys: readonly TokenKey[]): Finding[] {
  const old = rows.filter((row) => row.keyId !== keys[0]?.id).length;
  return old > 0
    ? [notable(`${old} tokens are under an older key. "npm run keys:rotate" puts them under the first.`)]
    : [];
}

async function ofOne(
  row: Row,
  keys: readonly TokenKey[],
  apiUrl: string,
  clock: Clock,
  scopes: Scopes,
): Promise<Finding[]> {
  try {
    return await examineBotToken(apiUrl, openToken(keys, row.workspaceId, row), clock, scopes);
  } catch {
    const words = `The token of ${row.name} cannot be opened: it is under the key "${row.keyId}". Put that key back into TOKEN_KEYS, or have it installed there again.`;
    return [wrong(words)];
  }
}
