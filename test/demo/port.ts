/** Returns the port in the text, or undefined if it is not a port. */
export function portIn(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined;
}

/** Describes an error of a server that could not listen, with the way out. Returns undefined for all other errors. */
export function portProblem(error: unknown, port: number): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const instead = (other: number) => `Use another one: npm run demo -- --port ${other}`;
  if (code === 'EADDRINUSE') return `Port ${port} is already in use. ${instead(port < 65_535 ? port + 1 : 4000)}`;
  if (code === 'EACCES') return `You may not use port ${port}. ${instead(4000)}`;
  return undefined;
}
