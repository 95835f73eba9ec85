package dev.afterrun.storage.listing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.download.Address;
import java.util.List;
import java.util.Optional;

/** A folder of a ref, or, without names, all of it. */
public record Folder(List<String> names) {
    /** Behind every path that there can be, compared by bytes. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    public Folder {
        names = List.copyOf(names);
    }

    /** The folder at {@code address}, with a slash at its end or without; empty where no file could lie in it. */
    public static Optional<Folder> of(Address.InView address) {
        return of(address.names());
    }

    /** The folder that these parts name. */
    public static Optional<Folder> of(List<String> names) {
        if (names.stream().anyMatch(name -> name.indexOf('/') >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(names.isEmpty() ? new Folder(names) : new Folder(parts(names)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> parts(List<String> names) {
        return List.of(new ArtifactPath(String.join("/", names)).value().split("/"));
    }

    /** What the paths of its files begin with. */
    public String prefix() {
        return names.isEmpty() ? "" : String.join("/", names) + "/";
    }

    /** The first text, compared by bytes, behind all that begin so: {@code 0} follows the slash. */
    String end() {
        return names.isEmpty() ? BEHIND_ALL : String.join("/", names) + "0";
    }
}
