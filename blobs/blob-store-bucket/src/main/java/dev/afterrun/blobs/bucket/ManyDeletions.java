package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;

/**
 * Deletes objects, many in one request where the store has such requests. What one leaves in doubt, since it was refused for
 * itself or the store knows no such requests, is deleted alone, with the patience that a request alone is given.
 */
public final class ManyDeletions {
    /** Requests under way for objects alone. */
    private static final int AT_ONCE = 16;

    private final int most;
    private final Together together;
    private final Alone alone;

    /** @param most objects that one request takes */
    public ManyDeletions(int most, Together together, Alone alone) {
        this.most = most;
        this.together = together;
        this.alone = alone;
    }

    /**
     * Deletes those that there are.
     *
     * @throws NamesNotDeleted naming each of which it is not known; all others are gone
     */
    public void delete(Collection<String> names) throws NamesNotDeleted {
        var failures = new ConcurrentSkipListMap<String, IOException>();
        var left = new ArrayList<>(new LinkedHashSet<>(names));
        try {
            while (!left.isEmpty()) {
                var some = left.subList(0, Math.min(most, left.size()));
                each(inDoubt(List.copyOf(some)), failures);
                some.clear();
            }
        } catch (IOException e) {
            // It is the store that does badly, and not one of them: the others are not asked for.
            left.forEach(name -> failures.put(name, e));
        }
        if (!failures.isEmpty()) {
            throw new NamesNotDeleted(failures);
        }
    }

    private List<String> inDoubt(List<String> some) throws IOException {
        if (some.size() == 1) {
            return some;
        }
        var gone = together.delete(some);
        return some.stream().filter(name -> !gone.contains(name)).toList();
    }

    private void each(List<String> names, Map<String, IOException> failures) throws IOException {
        if (names.size() == 1) {
            delete(names.getFirst(), failures);
            return;
        }
        var deletions = names.stream().map(name -> deletion(name, failures)).toList();
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var deletion : threads.invokeAll(deletions)) {
                deletion.resultNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("while objects were deleted").initCause(e);
        }
    }

    private Callable<Boolean> deletion(String name, Map<String, IOException> failures) {
        return () -> delete(name, failures);
    }

    private boolean delete(String name, Map<String, IOException> failures) {
        try {
            alone.delete(name);
            return true;
        } catch (IOException e) {
            failures.put(name, e);
            return false;
        }
    }

    /** Deletes some objects in one request. */
    @FunctionalInterface
    public interface Together {
        /**
         * Asks for it, again where that may help.
         *
         * @param names 2 or more, each once
         * @return those that the store said are gone, each of them; none where it knows no such requests
         * @throws IOException where the store does badly; none is known to be gone
         */
        Set<String> delete(List<String> names) throws IOException;
    }

    /** Deletes an object, if it is there. */
    @FunctionalInterface
    public interface Alone {
        /** Asks for it, again where that may help. */
        void delete(String name) throws IOException;
    }
}
