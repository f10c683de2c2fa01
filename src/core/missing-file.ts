import { types } from 'node:util';

/** Returns true if `error` says that a file or folder doesn't exist. */
export function isMissingFile(error: unknown): boolean {
  return types.isNativeError(error) && 'code' in error && error.code === 'ENOENT';
}
