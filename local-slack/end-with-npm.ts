const LOOK_EVERY_MS = 250;

/**
 * Stops when npm was told to. npm hands a signal to the shell that it runs a script in; the shell ends of it and tells
 * nobody, so what the script started would stay behind for ever.
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
