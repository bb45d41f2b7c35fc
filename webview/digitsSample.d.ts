/** A few small digits that the build bundles with a page, for pages that may not fetch. */
declare module 'digits:sample' {
  const sample: import('../src/datasets/digits').DigitsSample;
  export default sample;
}
