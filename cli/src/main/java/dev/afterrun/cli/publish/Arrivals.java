package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.console.Table;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells of each file as soon as it has arrived, and of all at the end. */
final class Arrivals {
    /** With more files than a log's reader scrolls through, the table and the file of digests tell of them. */
    private static final int TOLD_ONE_BY_ONE = 1_000;

    private final Console console;
    private final Progress progress;
    private final Addresses addresses;
    private final List<HashedFile> files;

    /** Those of which each has a line of its own. */
    private final Map<Digest, List<HashedFile>> byDigest;

    Arrivals(Console console, Progress progress, Addresses addresses, List<HashedFile> files) {
        this.console = console;
        this.progress = progress;
        this.addresses = addresses;
        this.files = files;
        this.byDigest = console.terminal() || files.size() > TOLD_ONE_BY_ONE
                ? Map.of()
                : files.stream().collect(Collectors.groupingBy(HashedFile::sha256));
    }

    /** A line for each file of this content; on a terminal, and of very many, the table at the end says it once. */
    synchronized void arrived(Digest digest) {
        for (var file : byDigest.getOrDefault(digest, List.of())) {
            console.print(String.join("  ", cells(file)));
        }
    }

    /** The table of all files, or of as many as people read. */
    void table() {
        progress.clear();
        var table = new Table("FILE", "SIZE", "SHA-256", "URL");
        files.stream().limit(Limits.FILES_SHOWN).map(this::cells).forEach(table::row);
        table.lines().forEach(console::print);
        var more = files.size() - Limits.FILES_SHOWN;
        if (more > 0) {
            console.print("and " + Figures.count(more, "more file"));
        }
    }

    private String[] cells(HashedFile file) {
        var path = file.entry().path();
        return new String[] {
            path.value(),
            new ByteSize(file.size()).rounded(),
            file.sha256().hex(),
            addresses.of(path).toString()
        };
    }
}
