package dev.afterrun.storage.disposal;

import dev.afterrun.blobs.ObjectKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * How far a deletion came. It goes on until one fails, or it is to rest; one that fails keeps the others waiting for no longer
 * than until the next piece.
 *
 * @param gone those that are deleted, in their order
 * @param left what is to become of the others: one that failed goes by itself from then on
 * @param failure why it failed; empty where none did
 */
record Progress(List<ObjectKey> gone, List<List<ObjectKey>> left, Optional<IOException> failure) {
    /** Deletes one object after the other, one at least. */
    static Progress through(List<ObjectKey> objects, Step step, BooleanSupplier rests) {
        var gone = 0;
        try {
            while (gone < objects.size() && (gone == 0 || !rests.getAsBoolean())) {
                step.delete(objects.get(gone));
                gone++;
            }
            return new Progress(first(objects, gone), some(behind(objects, gone), List.of()), Optional.empty());
        } catch (IOException e) {
            return new Progress(
                    first(objects, gone), some(List.of(objects.get(gone)), behind(objects, gone + 1)), Optional.of(e));
        }
    }

    /** Whether one object was to be deleted, and failed. */
    boolean failedAlone() {
        return failure.isPresent() && gone.isEmpty() && left.size() == 1;
    }

    private static List<ObjectKey> first(List<ObjectKey> objects, int number) {
        return objects.subList(0, number);
    }

    private static List<ObjectKey> behind(List<ObjectKey> objects, int number) {
        return objects.subList(number, objects.size());
    }

    private static List<List<ObjectKey>> some(List<ObjectKey> one, List<ObjectKey> other) {
        return Stream.of(one, other).filter(part -> !part.isEmpty()).toList();
    }

    /** Deletes an object. */
    @FunctionalInterface
    interface Step {
        void delete(ObjectKey object) throws IOException;
    }
}
