// An extension that does nothing: what the activation of ours is held against.
exports.activate = () => undefined;
