package dev.afterrun.cli.console;

/** Tells how far the work is; safe for several threads. */
public sealed interface Progress permits ProgressBar, ProgressLines {

    /** Work of {@code bytes} begins; {@code doing} is a present participle such as {@code uploading}. */
    Phase begin(String doing, long bytes);

    /** Waiting for something that cannot be measured; shown at a sane pace, however often it is called. */
    void waiting(String sentence);

    /** Gives the line back, so that something else may be printed. */
    void clear();

    /** One stretch of work; closing it says that it ended. */
    interface Phase extends AutoCloseable {
        /** So many more bytes are done. */
        void advance(long bytes);

        @Override
        void close();
    }
}
