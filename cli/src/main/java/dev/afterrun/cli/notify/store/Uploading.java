package dev.afterrun.cli.notify.store;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.store.Uploaded.Linked;
import dev.afterrun.cli.publish.InParallel;
import dev.afterrun.cli.publish.LocalFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Puts all files of a job below a name that nobody can guess, and a page that lists them beside them. */
public final class Uploading {
    /** One page has to list them, and each costs a request. */
    static final int FILES = 10_000;

    private final DetailStore store;
    private final Progress progress;
    private final int parallel;

    /** So many files at a time. */
    public Uploading(DetailStore store, Progress progress, int parallel) {
        this.store = store;
        this.progress = progress;
        this.parallel = parallel;
    }

    /** Returns when all are there; {@code below} is the name that they have in common. */
    public Uploaded upload(List<LocalFile> files, String below, String title) {
        check(files);
        var end = store.prepare();
        var sent = send(files, below);
        var linksUntil = store.linksUntil();
        var index = below + "/index.html";
        var uploaded = new Uploaded(store.link(index), sent, linksUntil, end);
        store.put(index, Content.page(IndexPage.of(title, uploaded)));
        return uploaded;
    }

    private List<Linked> send(List<LocalFile> files, String below) {
        var bytes = files.stream().mapToLong(LocalFile::size).sum();
        try (var phase = progress.begin("uploading", bytes)) {
            return InParallel.map(parallel, files, file -> {
                        // Not among the list's own names.
                        var name = below + "/files/" + file.path().value();
                        store.put(name, Content.of(file, phase::advance));
                        return new Linked(file.path(), file.size(), store.link(name));
                    })
                    .stream()
                    .sorted(Comparator.comparing(linked -> linked.path().value()))
                    .toList();
        }
    }

    private static void check(List<LocalFile> files) {
        if (files.size() > FILES) {
            throw refused("there are " + files.size() + " of them; the limit without a server is " + FILES);
        }
        Optional<LocalFile> tooLarge = files.stream()
                .filter(file -> file.size() > DetailStore.FILE_BYTES)
                .findFirst();
        tooLarge.ifPresent(file -> {
            throw refused("'" + file.path() + "' has " + file.size() + " bytes; the limit without a server is "
                    + DetailStore.FILE_BYTES);
        });
    }

    private static Failure refused(String why) {
        return new Failure(ExitCode.REJECTED, "uploading the files", why, "leave some out, or pack them");
    }
}
