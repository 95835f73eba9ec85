package dev.afterrun.benchmarks.s3double;

import java.util.stream.Stream;

/** Objects that nobody put there: each is made up when it is asked for, so that there may be any number. */
public interface MadeUpObjects {
    /** There are none. */
    MadeUpObjects NONE = new MadeUpObjects() {
        @Override
        public Stream<String> after(String name) {
            return Stream.empty();
        }

        @Override
        public boolean has(String name) {
            return false;
        }

        @Override
        public long size() {
            return 0;
        }
    };

    /** The names that come after {@code name}, which need be none of them, in the order of their bytes. */
    Stream<String> after(String name);

    /** Whether there is one of this name. */
    boolean has(String name);

    /** Bytes that each is said to have. */
    long size();
}
