package dev.afterrun.storage.index.conda;

/** A file is called like a package and is something else, with nothing wrong about it: a source archive, say. */
final class NotOfKind extends Exception {
    NotOfKind() {
        super("it is no such package", null, false, false);
    }
}
