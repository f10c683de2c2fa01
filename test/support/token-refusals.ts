/** Slack's error codes for a token that it doesn't accept. */
export const TOKEN_REFUSALS = [
  'account_inactive',
  'app_missing',
  'invalid_auth',
  'not_authed',
  'org_login_required',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
] as const;
