import { spawn } from 'node:child_process';

interface Where {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** A person sees the output. */
  readonly isTerminal: boolean;
}

/**
 * Returns the command that opens an address in the person's browser, without the address. Returns undefined if there is
 * probably no browser: in CI, over SSH, without a display, or if `BROWSER` is `none`.
 */
export function browserCommand({ env, platform, isTerminal }: Where): readonly string[] | undefined {
  if (!isTerminal || env.CI || env.SSH_CONNECTION || env.SSH_TTY || env.BROWSER === 'none') return undefined;
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** Opens an address in the person's browser, if there is one. Does nothing if that fails. */
export function openInBrowser(address: string): void {
  const { env, platform, stdout } = process;
  const [command, ...before] = browserCommand({ env, platform, isTerminal: stdout.isTTY }) ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
