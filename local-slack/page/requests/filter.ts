import type { RequestLine } from '../../page-api/shown-requests.js';

export type Kind = 'all' | 'calls' | 'sent' | 'failed';

export const KINDS: readonly { readonly kind: Kind; readonly label: string }[] = [
  { kind: 'all', label: 'All' },
  { kind: 'calls', label: 'API calls' },
  { kind: 'sent', label: 'To the app' },
  { kind: 'failed', label: 'Failed' },
];

/** True if a request is of this kind and its name or error contains the text. */
export function isWanted(line: RequestLine, kind: Kind, text: string): boolean {
  const words = `${line.kind} ${line.name} ${line.failure ?? ''}`.toLowerCase();
  if (!words.includes(text.trim().toLowerCase())) return false;
  if (kind === 'calls') return line.kind === 'call';
  if (kind === 'sent') return line.kind !== 'call';
  return kind === 'all' || line.failure !== undefined;
}
