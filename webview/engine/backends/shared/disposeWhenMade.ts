interface Disposable {
  dispose(): unknown;
}

/** Disposes what is still being made. That it could not be made was told to whoever waited for it. */
export function disposeWhenMade(made: Promise<Disposable>): void {
  void made.then(
    (each) => each.dispose(),
    () => undefined,
  );
}
