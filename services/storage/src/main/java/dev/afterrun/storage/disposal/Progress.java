package dev.afterrun.storage.disposal;

import dev.afterrun.blobs.NotAllDeleted;
import dev.afterrun.blobs.ObjectKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * How far a deletion came. It goes on until some fail, or it is to rest; those that fail keep the others waiting for no longer
 * than until the next piece.
 *
 * @param gone those that are known to be deleted, in their order
 * @param left what is to become of the others: those that failed go by themselves from then on
 * @param failure why the first of them failed; empty where none did
 */
record Progress(List<ObjectKey> gone, List<List<ObjectKey>> left, Optional<IOException> failure) {
    /** Objects of one step: of one request, where the store takes many, and few enough for a rest to come in time. */
    static final int AT_ONCE = 50;

    /** Deletes some objects after the others; one at least, and that one alone where it is to rest. */
    static Progress through(List<ObjectKey> objects, Step step, BooleanSupplier rests) {
        var gone = new ArrayList<ObjectKey>();
        var tried = 0;
        for (var resting = rests.getAsBoolean(); tried < objects.size() && !(resting && tried > 0); ) {
            var some = objects.subList(tried, Math.min(objects.size(), tried + (resting ? 1 : AT_ONCE)));
            tried += some.size();
            try {
                step.delete(some);
                gone.addAll(some);
            } catch (NotAllDeleted e) {
                var failed = some.stream().filter(e.failures()::containsKey).toList();
                some.stream().filter(object -> !failed.contains(object)).forEach(gone::add);
                return new Progress(gone, parts(failed, behind(objects, tried)), Optional.of(e));
            } catch (IOException e) {
                return new Progress(gone, parts(some, behind(objects, tried)), Optional.of(e));
            }
            resting = rests.getAsBoolean();
        }
        return new Progress(gone, parts(List.of(), behind(objects, tried)), Optional.empty());
    }

    /** Whether all that there was to delete was tried, and failed: another piece of the same would be no other than this. */
    boolean failedWhole() {
        return failure.isPresent() && gone.isEmpty() && left.size() == 1;
    }

    private static List<ObjectKey> behind(List<ObjectKey> objects, int number) {
        return objects.subList(number, objects.size());
    }

    private static List<List<ObjectKey>> parts(List<ObjectKey> failed, List<ObjectKey> behind) {
        return Stream.of(failed, behind).filter(part -> !part.isEmpty()).toList();
    }

    /** Deletes objects. */
    @FunctionalInterface
    interface Step {
        /** @throws NotAllDeleted naming those of which it is not known; any other {@link IOException} where it is of none */
        void delete(List<ObjectKey> objects) throws IOException;
    }
}
