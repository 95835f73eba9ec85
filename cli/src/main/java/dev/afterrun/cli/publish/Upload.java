package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.upload.Pack;
import dev.afterrun.contracts.upload.UploadOpened;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/** Sends what the server lacks: each content once, small files in packs, so many requests at a time. */
final class Upload {
    private final Server server;
    private final UploadOpened session;
    private final int parallel;
    private final Contents contents;
    private final Progress progress;
    private final StoreConnections store;

    Upload(Server server, UploadOpened session, int parallel, Contents contents, Progress progress) {
        this.server = server;
        this.session = session;
        this.parallel = parallel;
        this.contents = contents;
        this.progress = progress;
        this.store = new StoreConnections(server.http(), parallel);
    }

    /** Sends the missing of {@code files}, and tells {@code arrived} of each digest as it is there. */
    void send(List<HashedFile> files, Consumer<Digest> arrived) {
        var missing = new HashSet<>(session.missing());
        var contents = new LinkedHashMap<Digest, HashedFile>();
        for (var file : files) {
            if (missing.contains(file.sha256())) {
                contents.putIfAbsent(file.sha256(), file);
            }
        }
        files.stream()
                .map(HashedFile::sha256)
                .distinct()
                .filter(digest -> !missing.contains(digest))
                .forEach(arrived);
        if (contents.isEmpty()) {
            return;
        }
        var bytes = contents.values().stream().mapToLong(HashedFile::size).sum();
        try (var phase = progress.begin("uploading", bytes)) {
            InParallel.map(parallel, Parcel.of(contents.values()), parcel -> {
                var sent = send(parcel, phase);
                sent.forEach(file -> arrived.accept(file.sha256()));
                return sent.size();
            });
        }
    }

    private List<HashedFile> send(Parcel parcel, Progress.Phase phase) {
        return switch (parcel) {
            case Parcel.Alone(var file) -> {
                send(file, phase);
                yield List.of(file);
            }
            case Parcel.Together(var files) -> {
                sendPack(files);
                phase.advance(files.stream().mapToLong(HashedFile::size).sum());
                yield files;
            }
        };
    }

    private void send(HashedFile file, Progress.Phase phase) {
        if (session.directFrom().filter(from -> file.size() >= from).isPresent()) {
            new DirectUpload(server, session.session(), file, store, phase::advance).send();
        } else {
            new FileUpload(server.http(), session.session(), file, phase::advance).send();
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
