interface Disposable {
  dispose(): unknown;
}

/** Disposes what a promise gives. A rejection is reported by whoever awaits it elsewhere. */
export function disposeWhenMade(made: Promise<Disposable>): void {
  void made.then(
    (each) => each.dispose(),
    () => undefined,
  );
}
