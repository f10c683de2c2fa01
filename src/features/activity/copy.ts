/** Every word of this feature that people read. */
export const copy = {
  answered: (name: string, when: string) => `${name} answered you ${when}.`,
  mentioned: (name: string, when: string) => `${name} mentioned you ${when}.`,
  openThread: 'Open the thread',
};
