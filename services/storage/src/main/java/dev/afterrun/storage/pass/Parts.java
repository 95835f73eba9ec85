package dev.afterrun.storage.pass;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.DamagedBlobs;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of passes, each behind the last object that was read of it. */
@ApplicationScoped
class Parts {
    private static final String AT = " WHERE pass_id = ? AND store = ? AND range_start = ? AND position = ?";

    private final Sql sql;
    private final Copies allCopies;
    private final DamagedBlobs damagedBlobs;
    private final Passes passes;

    Parts(Sql sql, Copies allCopies, DamagedBlobs damagedBlobs, Passes passes) {
        this.sql = sql;
        this.allCopies = allCopies;
        this.damagedBlobs = damagedBlobs;
        this.passes = passes;
    }

    /** The part, unless all of it was read, or its pass was stopped. */
    Optional<Part> unfinished(Part.Name name) {
        return sql.first(
                row -> new Part(
                        name,
                        Passes.route(row),
                        Optional.ofNullable(row.getString("range_end")),
                        row.getString("position"),
                        row.getInt("failures")),
                """
                SELECT range_end, position, failures, from_store, to_store FROM pass_part JOIN pass ON pass.id = pass_id
                WHERE pass_id = ? AND store = ? AND range_start = ? AND NOT finished AND finished_at IS NULL
                """,
                name.pass(),
                name.store(),
                name.start());
    }

    /** The first object behind the part's position. */
    Optional<ObjectKey> next(Part part) {
        return sql.first(
                row -> new ObjectKey(row.getString("object_key")),
                """
                SELECT object_key FROM blob_copy
                WHERE store = ? AND object_key > ? AND object_key >= ? AND (?::text IS NULL OR object_key < ?)
                  AND live AND damaged_at IS NULL
                ORDER BY object_key LIMIT 1
                """,
                part.name().store(),
                part.position(),
                part.name().start(),
                part.end(),
                part.end());
    }

    /** The copies in the object that count, by their starts. */
    List<StoredCopy> copies(Part part, ObjectKey object) {
        return sql.list(
                row -> new StoredCopy(
                        row.getLong("id"),
                        Digest.ofHash(row.getBytes("sha256")),
                        row.getLong("start"),
                        row.getLong("size")),
                """
                SELECT id, sha256, start, size FROM blob_copy
                WHERE store = ? AND object_key = ? AND live AND damaged_at IS NULL ORDER BY start, size
                """,
                part.name().store(),
                object.value());
    }

    /** The object was read: what was wrong in it is marked, the rest follows, and the part goes on behind it. */
    @Transactional
    void read(Part part, ObjectKey object, List<StoredCopy> copies, Reading reading) {
        if (reading.changesCopies()) {
            allCopies.take(copies.stream().map(StoredCopy::sha256).toList());
        }
        var well = copies.stream()
                .filter(copy -> !reading.damaged().containsKey(copy))
                .toList();
        if (!well.isEmpty()) {
            reading.follows().ifPresent(follows -> follows.accept(well));
        }
        var marked = reading.damaged().entrySet().stream()
                .filter(copy -> damagedBlobs.mark(copy.getKey().id(), copy.getValue()))
                .count();
        advance(
                part,
                "position = ?, failures = 0, objects = objects + 1, copies = copies + ?, bytes = bytes + ?, "
                        + "damaged = damaged + ?",
                object.value(),
                copies.size(),
                copies.stream().mapToLong(StoredCopy::size).sum(),
                marked);
    }

    /** The object could not be read once more. */
    @Transactional
    void failed(Part part) {
        advance(part, "failures = failures + 1");
    }

    /** The object is none of this pass's. */
    @Transactional
    void goOn(Part part, ObjectKey object) {
        advance(part, "position = ?, failures = 0", object.value());
    }

    /** The object is passed over for this time. */
    @Transactional
    void passOver(Part part, ObjectKey object) {
        advance(part, "position = ?, failures = 0, unreadable = unreadable + 1", object.value());
    }

    /** Nothing is left of the part. */
    @Transactional
    void finish(Part part) {
        // One after the other: of two that end at once, neither would see that the other has.
        passes.lock(part.name().pass());
        advance(part, "finished = true");
        passes.finishIfAllRead(part.name().pass());
    }

    /** Unless somebody else was quicker, whose lease began when ours ran out. */
    private void advance(Part part, String change, Object... parameters) {
        var all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of(part.name().pass(), part.name().store(), part.name().start(), part.position()));
        sql.update("UPDATE pass_part SET " + change + AT, all.toArray());
    }
}
