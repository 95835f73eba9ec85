package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Pack;
import dev.afterrun.contracts.upload.UploadOpened;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Sends what the server lacks: each content once, small files in packs, so many requests at a time. */
final class Upload {
    private final Server server;
    private final UploadOpened session;
    private final int parallel;
    private final Contents contents;
    private final StoreConnections store;

    Upload(Server server, UploadOpened session, int parallel, Contents contents, StoreConnections store) {
        this.server = server;
        this.session = session;
        this.parallel = parallel;
        this.contents = contents;
        this.store = store;
    }

    /** Sends the missing of {@code files}, and tells {@code arrived} of each digest as it is there. */
    void send(List<HashedFile> files, Progress progress, Consumer<Digest> arrived) {
        var missing = missing(files);
        var absent = Set.copyOf(session.missing());
        files.stream()
                .map(HashedFile::sha256)
                .distinct()
                .filter(digest -> !absent.contains(digest))
                .forEach(arrived);
        if (missing.isEmpty()) {
            return;
        }
        var bytes = missing.stream().mapToLong(HashedFile::size).sum();
        try (var phase = progress.begin("uploading", bytes)) {
            sendAll(missing, phase::advance, arrived);
        }
    }

    /** Sends the missing of {@code files}; {@code sent} counts their bytes. */
    void send(List<HashedFile> files, LongConsumer sent) {
        sendAll(missing(files), sent, digest -> {});
    }

    private List<HashedFile> missing(List<HashedFile> files) {
        var missing = new HashSet<>(session.missing());
        // Each content once.
        return files.stream().filter(file -> missing.remove(file.sha256())).toList();
    }

    private void sendAll(List<HashedFile> files, LongConsumer progress, Consumer<Digest> arrived) {
        InParallel.map(parallel, Parcel.of(files), parcel -> {
            var sent = send(parcel, progress);
            sent.forEach(file -> arrived.accept(file.sha256()));
            return sent.size();
        });
    }

    private List<HashedFile> send(Parcel parcel, LongConsumer progress) {
        return switch (parcel) {
            case Parcel.Alone(var file) -> {
                send(file, progress);
                yield List.of(file);
            }
            case Parcel.Together(var files) -> {
                sendPack(files);
                progress.accept(files.stream().mapToLong(HashedFile::size).sum());
                yield files;
            }
        };
    }

    private void send(HashedFile file, LongConsumer progress) {
        if (session.directFrom().filter(from -> file.size() >= from).isPresent()) {
            new DirectUpload(server, session.session(), file, store, progress).send();
        } else {
            new FileUpload(server.http(), session.session(), file, progress).send();
        }
    }

    private void sendPack(List<HashedFile> files) {
        var what = files.size() == 1
                ? "uploading '" + files.getFirst().entry().path() + "'"
                : "uploading " + files.size() + " small files";
        var body = CountedBody.of(PackBody.of(files, contents));
        server.done(Call.of(what, Addresses.below(session.session(), "packs"), Call.LONG)
                .sending("POST", Pack.MEDIA_TYPE, body.publisher(), body::sent));
    }
}
