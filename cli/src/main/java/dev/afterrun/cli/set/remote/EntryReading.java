package dev.afterrun.cli.set.remote;

import static dev.afterrun.cli.set.remote.JsonValues.required;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One entry of a set, read off its JSON. */
final class EntryReading {
    private final JsonValues json;
    private Optional<String> kind = Optional.empty();
    private Optional<EntryPath> path = Optional.empty();
    private Optional<FileMode> mode = Optional.empty();
    private Optional<Instant> modified = Optional.empty();
    private OptionalLong size = OptionalLong.empty();
    private Optional<Digest> sha256 = Optional.empty();
    private Optional<List<Piece>> pieces = Optional.empty();
    private Optional<EntryPath> to = Optional.empty();
    private Optional<LinkTarget> target = Optional.empty();

    EntryReading(JsonValues json) {
        this.json = json;
    }

    /** The entry that begins here. */
    SetEntry read() throws IOException {
        json.fields("entries", this::field);
        var where = required("path", path);
        return switch (required("kind", kind)) {
            case "passage" -> new SetEntry.Passage(where);
            case "directory" -> new SetEntry.Directory(where, required("mode", mode), required("modified", modified));
            case "file" ->
                new SetEntry.RegularFile(
                        where,
                        required("mode", mode),
                        required("modified", modified),
                        required("size", size),
                        required("sha256", sha256),
                        required("pieces", pieces));
            case "hard-link" -> new SetEntry.HardLink(where, required("to", to));
            case "symbolic-link" ->
                new SetEntry.SymbolicLink(where, required("target", target), required("modified", modified));
            default ->
                throw new IllegalArgumentException(
                        "'" + where + "' is of the kind '" + required("kind", kind) + "', which is not known");
        };
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "kind" -> kind = Optional.of(json.text(name));
            case "path" -> path = Optional.of(new EntryPath(json.text(name)));
            case "mode" -> mode = Optional.of(FileMode.parse(json.text(name)));
            case "modified" -> modified = Optional.of(Instant.parse(json.text(name)));
            case "size" -> size = OptionalLong.of(json.number(name));
            case "sha256" -> sha256 = Optional.of(new Digest(json.text(name)));
            case "pieces" -> pieces = Optional.of(json.elements(name, () -> new PieceReading(json).read()));
            case "to" -> to = Optional.of(new EntryPath(json.text(name)));
            case "target" -> target = Optional.of(new LinkTarget(json.text(name)));
            default -> json.passOver();
        }
    }

    private static final class PieceReading {
        private final JsonValues json;
        private OptionalLong length = OptionalLong.empty();
        private Optional<Digest> sha256 = Optional.empty();

        PieceReading(JsonValues json) {
            this.json = json;
        }

        Piece read() throws IOException {
            json.fields("pieces", this::field);
            return new Piece(required("length", length), sha256);
        }

        private void field(String name) throws IOException {
            switch (name) {
                case "length" -> length = OptionalLong.of(json.number(name));
                case "sha256" -> sha256 = Optional.of(new Digest(json.text(name)));
                default -> json.passOver();
            }
        }
    }
}
