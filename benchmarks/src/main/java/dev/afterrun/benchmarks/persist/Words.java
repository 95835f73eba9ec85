package dev.afterrun.benchmarks.persist;

/** What is measured, as tables call it. */
final class Words {
    static final String SAVE = "save seconds";
    static final String SECOND_SAVE = "second save seconds";
    static final String SENT_FIRST = "bytes sent, first save";
    static final String SENT = "bytes sent";
    static final String RESTORE = "restore seconds";
    static final String UNCHANGED = "restore over unchanged seconds";
    static final String SAVE_MEMORY = "peak memory, save";
    static final String SECOND_SAVE_MEMORY = "peak memory, second save";
    static final String RESTORE_MEMORY = "peak memory, restore";
    static final String STORAGE_MEMORY = "peak memory of storage";

    private Words() {}

    static String randomSave(int megabytes) {
        return "MB/s of %d MB random, save".formatted(megabytes);
    }

    static String randomRestore(int megabytes) {
        return "MB/s of %d MB random, restore".formatted(megabytes);
    }

    /** One of the above, of a state of that size. */
    static String ofSize(String metric, int megabytes) {
        return "%s, of %d MB".formatted(metric, megabytes);
    }
}
