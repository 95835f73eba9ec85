package dev.afterrun.storage.retention;

/**
 * What rules ask of files beyond what their own rows say, so that the rest need not be looked up.
 *
 * @param kinds which kinds of packages they are
 * @param downloads when they were last downloaded
 */
public record FileQuestions(boolean kinds, boolean downloads) {
    /** Nothing. */
    public static final FileQuestions NONE = new FileQuestions(false, false);
}
