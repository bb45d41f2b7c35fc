/**
 * The first key that occurs twice in one object of a JSON text, which JSON.parse takes without a word and which
 * two readers may resolve differently. The text must be valid JSON.
 */
export function duplicateKey(json: string): string | undefined {
  /** The keys of the objects around the current place; an array has none. */
  const open: (Set<string> | undefined)[] = [];
  let lastString = '';
  for (let i = 0; i < json.length; i++) {
    switch (json.charAt(i)) {
      case '{':
        open.push(new Set());
        break;
      case '[':
        open.push(undefined);
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case '"': {
        const begin = i;
        i = closingQuote(json, begin);
        lastString = json.slice(begin, i + 1);
        break;
      }
      case ':': {
        const keys = open.at(-1);
        const key = JSON.parse(lastString) as string;
        if (keys?.has(key)) {
          return key;
        }
        keys?.add(key);
        break;
      }
    }
  }
  return undefined;
}

/** Where the string ends that begins with the quote at `begin`. */
function closingQuote(json: string, begin: number): number {
  let i = begin + 1;
  while (i < json.length && json[i] !== '"') {
    i += json[i] === '\\' ? 2 : 1;
  }
  return i;
}
