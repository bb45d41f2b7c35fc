/** A file of weights that the build bundles as bytes. */
declare module '*.safetensors' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
