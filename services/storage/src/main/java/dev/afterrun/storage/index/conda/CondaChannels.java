package dev.afterrun.storage.index.conda;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.Document;
import dev.afterrun.storage.index.Packages;
import dev.afterrun.storage.index.Packages.Content;
import dev.afterrun.storage.index.RememberedDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conda packages of a ref as a channel. */
@ApplicationScoped
public class CondaChannels {
    /** Packages of one channel. */
    private static final int MOST = 20_000;

    /** Each has a list in memory that strangers fill: some megabytes where it is as long as it may be. */
    private final Semaphore listing = new Semaphore(8);

    /** Each has all of a channel in memory, some ten megabytes then. */
    private final Semaphore reading = new Semaphore(2);

    private final Packages packages;
    private final CondaKind kind;
    private final CondaEntries entries;
    private final RememberedDocuments documents;

    CondaChannels(Packages packages, CondaKind kind, CondaEntries entries, RememberedDocuments documents) {
        this.packages = packages;
        this.kind = kind;
        this.entries = entries;
        this.documents = documents;
    }

    /** A document of a folder; empty where there are no packages, or no such folder. */
    public Optional<Document> document(Candidates candidates, String subdir, CondaDocument document) {
        return holding(
                listing,
                () -> Optional.of(contents(candidates))
                        .filter(contents -> !contents.isEmpty()
                                && CondaRecord.SUBDIR.matcher(subdir).matches())
                        .map(contents -> plain(contents, subdir, document))
                        .filter(plain -> plain.bytes().length > 0)
                        .map(plain -> packed(plain, document)));
    }

    /** What there is in all folders; empty where there are no packages. */
    public Optional<Document> channelData(Candidates candidates) {
        return holding(
                listing,
                () -> Optional.of(contents(candidates))
                        .filter(contents -> !contents.isEmpty())
                        .map(contents -> remembered(contents, "channeldata.json", ChannelData::of)));
    }

    /** The file that is called so and belongs into that folder: of several the one that the ref leads to first. */
    public Optional<ArtifactPath> file(Candidates candidates, String subdir, String fileName) {
        return holding(
                listing,
                () ->
                        channel(new CondaContents(packages.contents(candidates, kind, Optional.of(fileName), MOST)))
                                .in(subdir)
                                .stream()
                                .filter(each -> each.name().fileName().equals(fileName))
                                .findFirst()
                                .map(CondaPackage::path));
    }

    /** The names of the packages, each once and in order. */
    public List<String> names(Candidates candidates) {
        return holding(
                listing,
                () -> channel(contents(candidates)).packages().stream()
                        .map(each -> each.name().name())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private Document plain(CondaContents contents, String subdir, CondaDocument document) {
        return remembered(
                contents,
                subdir + "/" + document.content().fileName(),
                channel -> channel.subdirs().contains(subdir) ? write(channel, subdir, document) : new byte[0]);
    }

    private static byte[] write(CondaChannel channel, String subdir, CondaDocument document) {
        return Repodata.of(
                subdir,
                switch (document.content()) {
                    case ALL -> channel.in(subdir);
                    case CURRENT -> CurrentPackages.of(channel).in(subdir);
                });
    }

    /** Remembered by the plain document, since that takes longest. */
    private Document packed(Document plain, CondaDocument document) {
        return switch (document.packing()) {
            case NONE -> plain;
            case ZSTD, BZIP2 ->
                documents.get(
                        document.packing().suffix(),
                        plain.digest(),
                        () -> document.packing().packed(plain.bytes()));
        };
    }

    private Document remembered(CondaContents contents, String name, Function<CondaChannel, byte[]> written) {
        return documents.get(
                "conda/" + name, contents.digest(), () -> holding(reading, () -> written.apply(read(contents))));
    }

    private CondaContents contents(Candidates candidates) {
        var found = packages.contents(candidates, kind, Optional.empty(), MOST + 1);
        if (found.size() > MOST) {
            throw new ProblemException(ProblemType.TOO_LARGE.because(
                    "more packages are here than one channel holds; read them by commit or by run",
                    MOST,
                    "more than " + MOST));
        }
        return new CondaContents(found);
    }

    private CondaChannel channel(CondaContents contents) {
        return holding(reading, () -> read(contents));
    }

    private CondaChannel read(CondaContents contents) {
        var said = entries.of(contents.digests());
        Map<String, CondaPackage> byAddress = contents.contents().stream()
                .flatMap(content -> named(content, Optional.ofNullable(said.get(content.sha256()))))
                .collect(Collectors.toMap(
                        each -> each.subdir() + "/" + each.name().fileName(), each -> each, (first, next) -> first));
        return new CondaChannel(byAddress.values().stream()
                .sorted(Comparator.comparing(each -> each.name().fileName()))
                .toList());
    }

    /** Nothing where the file is called otherwise than its package: clients read name and version from the file name. */
    private static Stream<CondaPackage> named(Content content, Optional<CondaEntry> said) {
        return said
                .filter(entry -> entry.name().fileName().equals(content.path().fileName()))
                .stream()
                .map(entry -> new CondaPackage(content.path(), entry));
    }

    private static <T> T holding(Semaphore turn, Supplier<T> work) {
        turn.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
