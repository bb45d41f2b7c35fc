/** An imported model was ended in the middle of its work; without a message the user did it, and knows. */
export class ModelEnded extends Error {}
