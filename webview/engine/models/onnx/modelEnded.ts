/** An imported model was ended during its work; the message is empty if the user ended it. */
export class ModelEnded extends Error {}
