package dev.afterrun.notifier.rendering;

/** A repository's template cannot be used; says why. */
final class UnfitTemplate extends RuntimeException {
    UnfitTemplate(String message) {
        super(message);
    }
}
