package dev.afterrun.storage.index.conda;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.index.Document;
import dev.afterrun.storage.index.IndexedPackage;
import dev.afterrun.storage.index.PackageFiles;
import dev.afterrun.storage.index.PackageIndexes;
import dev.afterrun.storage.index.PackageKind;
import dev.afterrun.storage.index.RememberedDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The conda packages of a ref as a channel. */
@ApplicationScoped
public class CondaChannels {
    private final PackageIndexes indexes;
    private final RememberedDocuments documents;
    private final List<PackageKind> kinds;

    CondaChannels(PackageIndexes indexes, RememberedDocuments documents, CondaKind kind) {
        this.indexes = indexes;
        this.documents = documents;
        this.kinds = List.of(kind);
    }

    /** A document of a folder; empty where there are no packages, or no such folder. */
    public Optional<Document> document(Candidates candidates, String subdir, CondaDocument document) {
        return CondaRecord.SUBDIR.matcher(subdir).matches()
                ? indexes.of(
                        candidates,
                        kinds,
                        Optional.empty(),
                        files -> plain(files, subdir, document).map(plain -> packed(plain, document)))
                : Optional.empty();
    }

    /** What there is in all folders; empty where there are no packages. */
    public Optional<Document> channelData(Candidates candidates) {
        return indexes.of(
                candidates,
                kinds,
                Optional.empty(),
                files -> indexes.document("conda/channeldata.json", files, () -> channel(files, ChannelData::of)));
    }

    /** The file that is called so and belongs into that folder: of several the one that the ref leads to first. */
    public Optional<ArtifactPath> file(Candidates candidates, String subdir, String fileName) {
        return CondaName.parse(fileName)
                .flatMap(name -> indexes.of(
                        candidates,
                        kinds,
                        Optional.of(name.name()),
                        files -> channel(
                                files.only(file -> file.fileName().equals(fileName)),
                                channel -> channel.in(subdir).stream()
                                        .map(CondaPackage::path)
                                        .findFirst())));
    }

    /** The names of the packages, each once and in order. */
    public List<String> names(Candidates candidates) {
        return indexes.of(candidates, kinds, Optional.empty(), files -> channel(files, CondaChannel::names));
    }

    private Optional<Document> plain(PackageFiles files, String subdir, CondaDocument document) {
        return indexes.document(
                "conda/" + subdir + "/" + document.content().fileName(),
                files,
                () -> channel(files, channel -> write(channel, subdir, document)));
    }

    private static byte[] write(CondaChannel channel, String subdir, CondaDocument document) {
        if (!channel.subdirs().contains(subdir)) {
            return new byte[0];
        }
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

    private <T> T channel(PackageFiles files, Function<CondaChannel, T> work) {
        return indexes.said(
                files,
                said -> work.apply(CondaChannel.of(
                        said.stream().flatMap(CondaChannels::named).toList())));
    }

    /** Nothing where the file is called otherwise than its package: clients read name and version from the file name. */
    private static Stream<CondaPackage> named(IndexedPackage found) {
        var entry = CondaFacts.read(found.said().facts(), found.file().sha256());
        return entry.name().fileName().equals(found.file().fileName())
                ? Stream.of(new CondaPackage(found.file().path(), entry))
                : Stream.empty();
    }
}
