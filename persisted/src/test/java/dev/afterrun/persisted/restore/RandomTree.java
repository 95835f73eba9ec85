package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.Listing;
import dev.afterrun.persisted.disk.NativeNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Directories, files, links and names as file systems have them, and changes to them, all of one random number. */
final class RandomTree {
    private static final boolean ANY_BYTES = System.getProperty("os.name").startsWith("Linux");
    private static final List<String> NAMES = ANY_BYTES
            ? List.of(
                    "a",
                    "b",
                    "a-b",
                    ".hidden",
                    "A",
                    "ü…",
                    "with space",
                    "100%25",
                    "new%0Aline",
                    "%FF%FE",
                    "b%C3",
                    "-rf",
                    "a\\b")
            : List.of("a", "b", "a-b", ".hidden", "c", "with space", "100%25", "-rf");

    private final Random random;
    private final List<Path> directories = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();

    private RandomTree(Random random) {
        this.random = random;
    }

    /** Makes {@code root} with up to 30 things in it. */
    static void grow(Path root, Random random) throws IOException {
        var tree = new RandomTree(random);
        tree.directories.add(Files.createDirectories(root));
        tree.addSome(30);
        tree.setAttributes();
    }

    /** Writes into some files, deletes some, adds some. */
    static void change(Path root, Random random) throws IOException {
        var tree = new RandomTree(random);
        tree.find(root);
        for (var file : tree.files) {
            switch (random.nextInt(4)) {
                case 0 -> Files.write(file, tree.content());
                case 1 -> Files.delete(file);
                default -> {}
            }
        }
        // What is added has no name in common with what was there: it would not be the same file afterwards.
        tree.files.clear();
        tree.addSome(5);
    }

    private void find(Path directory) throws IOException {
        directories.add(directory);
        var children = Listing.of(directory);
        children.sort(null);
        for (var child : children) {
            if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                find(child);
            } else if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
                files.add(child);
            }
        }
    }

    private void addSome(int most) throws IOException {
        for (var left = random.nextInt(most + 1); left > 0; left--) {
            var name = new EntryPath(NAMES.get(random.nextInt(NAMES.size())));
            var place = NativeNames.resolve(directories.get(random.nextInt(directories.size())), name.bytes());
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                add(place);
            }
        }
    }

    private void add(Path place) throws IOException {
        var kind = random.nextInt(8);
        if (kind == 0 || kind == 1) {
            directories.add(Files.createDirectory(place));
        } else if (kind == 2) {
            Files.createSymbolicLink(place, Path.of(random.nextBoolean() ? "." : "missing"));
        } else if (kind == 3 && !files.isEmpty()) {
            files.add(Files.createLink(place, files.get(random.nextInt(files.size()))));
        } else {
            files.add(Files.write(place, content()));
        }
    }

    private byte[] content() {
        var content = new byte[random.nextInt(3) * random.nextInt(9_000)];
        if (random.nextInt(4) > 0) {
            random.nextBytes(content);
        }
        return content;
    }

    /** The deepest last things first, for what is set below changes nothing above. */
    private void setAttributes() throws IOException {
        for (var file : files) {
            Attributes.set(file, new FileMode(0600 | random.nextInt(0777 + 1)), time());
        }
        directories.sort(Comparator.comparingInt(Path::getNameCount).reversed());
        for (var directory : directories) {
            Attributes.set(directory, new FileMode(0700 | random.nextInt(0777 + 1)), time());
        }
    }

    private Instant time() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }
}
