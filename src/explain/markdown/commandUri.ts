/** A command with its one argument as the target of a Markdown link. */
export function commandUri(command: string, argument: unknown): string {
  // Parentheses would end the Markdown link, and encodeURIComponent leaves them as they are.
  const written = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (c) =>
    c === '(' ? '%28' : '%29',
  );
  return `command:${command}?${written}`;
}
