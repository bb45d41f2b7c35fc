/** A picture that the build bundles as bytes. */
declare module '*.png' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}

/** A table that the build bundles as text. */
declare module '*.csv' {
  const text: string;
  export default text;
}
