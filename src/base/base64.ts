/** Base64 of bytes, in Node and in a web worker alike. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  // `String.fromCharCode` takes its characters as arguments, of which there may be some ten thousand.
  for (let from = 0; from < bytes.length; from += 8192) {
    binary += String.fromCharCode(...bytes.subarray(from, from + 8192));
  }
  return btoa(binary);
}

/** The bytes of Base64. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
