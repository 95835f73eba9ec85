package dev.afterrun.cli.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Goes through a directory. Left out, each in one line: hidden files and directories, for they hold secrets, unless
 * {@link Hidden#TAKEN}; symbolic links that lead out of the directory, nowhere, or to a directory; what is no file.
 */
final class DirectoryWalk {
    private static final String OWN_STATE = ".afterrun";

    private final Hidden hidden;
    private final Path ownOutput;
    private final Consumer<String> notes;

    /** What becomes of names that begin with a dot. */
    enum Hidden {
        SKIPPED,
        TAKEN
    }

    /** {@code ownOutput} is what an earlier publication wrote; it is left out in silence. */
    DirectoryWalk(Hidden hidden, Path ownOutput, Consumer<String> notes) {
        this.hidden = hidden;
        this.ownOutput = ownOutput;
        this.notes = notes;
    }

    void collect(Path root, Collected collected) {
        var skipped = new ArrayList<Path>();
        try {
            new Walk(root, root.toRealPath(), collected, skipped).into(root);
        } catch (IOException e) {
            throw HashedFile.unreadable(root, e);
        }
        if (!skipped.isEmpty()) {
            notes.accept("skipped hidden " + named(skipped) + " in " + root.getFileName() + "; --hidden takes them");
        }
    }

    private static String named(List<Path> skipped) {
        var first = skipped.stream().limit(3).map(Path::toString).toList();
        var more = skipped.size() - first.size();
        return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
    }

    /** One walk through one directory. */
    private final class Walk {
        private final Path root;
        private final Path real;
        private final Collected collected;
        private final List<Path> skipped;

        Walk(Path root, Path real, Collected collected, List<Path> skipped) {
            this.root = root;
            this.real = real;
            this.collected = collected;
            this.skipped = skipped;
        }

        void into(Path directory) throws IOException {
            var children = new ArrayList<Path>();
            try (var stream = Files.newDirectoryStream(directory)) {
                stream.forEach(children::add);
            }
            children.sort(null);
            for (var child : children) {
                visit(child);
            }
        }

        private void visit(Path child) throws IOException {
            var name = String.valueOf(child.getFileName());
            if (name.equals(OWN_STATE) || isOwnOutput(child)) {
                return;
            }
            if (name.startsWith(".") && hidden == Hidden.SKIPPED) {
                skipped.add(root.relativize(child));
            } else {
                look(child);
            }
        }

        /** Most have another name, and to normalize a path takes longer than to compare its last part. */
        private boolean isOwnOutput(Path child) {
            return Objects.equals(child.getFileName(), ownOutput.getFileName())
                    && child.normalize().equals(ownOutput);
        }

        private void look(Path child) throws IOException {
            FileStatus status;
            try {
                status = FileStatus.of(child, LinkOption.NOFOLLOW_LINKS);
            } catch (NoSuchFileException e) {
                notes.accept("skipped " + child + ": it has gone meanwhile");
                return;
            }
            take(child, status);
        }

        private void take(Path child, FileStatus status) throws IOException {
            var kind = status.attributes();
            if (kind.isSymbolicLink()) {
                follow(child);
            } else if (kind.isDirectory()) {
                into(child);
            } else if (kind.isRegularFile()) {
                collected.add(root.relativize(child), child, status);
            } else {
                notes.accept("skipped " + child + ": it is no file");
            }
        }

        private void follow(Path link) throws IOException {
            if (!Files.exists(link)) {
                notes.accept("skipped the link " + link + ": it leads nowhere");
                return;
            }
            var target = link.toRealPath();
            if (!target.startsWith(real)) {
                notes.accept("skipped the link " + link + ": it leads out of " + root);
            } else if (!Files.isRegularFile(target)) {
                notes.accept("skipped the link " + link + ": it leads to a directory");
            } else {
                collected.add(root.relativize(link), target, FileStatus.of(target));
            }
        }
    }
}
