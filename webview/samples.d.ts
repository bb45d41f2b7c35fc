/** A few small digits that the build bundles with a page, for pages that may not fetch. */
declare module 'digits:sample' {
  const sample: import('../src/datasets/digits').DigitsSample;
  export default sample;
}

/** A few icons likewise. */
declare module 'icons:sample' {
  const sample: import('../src/datasets/icons').IconsSample;
  export default sample;
}
