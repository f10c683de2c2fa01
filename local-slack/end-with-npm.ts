const LOOK_EVERY_MS = 250;

/**
 * Calls `stop` when npm receives a signal to stop. npm passes a signal only to the shell that runs the script. The shell
 * exits without passing it on, so the process it started would otherwise run forever.
 */
export function endWithNpm(stop: () => unknown): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop();
  }, LOOK_EVERY_MS).unref();
}
