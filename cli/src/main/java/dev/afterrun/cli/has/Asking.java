package dev.afterrun.cli.has;

import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.content.FilesFound;
import dev.afterrun.contracts.content.FindFiles;
import dev.afterrun.contracts.content.KnownFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks one repository for files, some hundred in one request. */
record Asking(Server server, RepositoryName repository) {
    /** Paths are long: so many fit into what one request may have. */
    private static final int BATCH = 500;

    Answers ask(Questions questions) {
        return switch (questions) {
            case Questions.Contents(var digests) -> Answers.of(digests, contents(List.copyOf(digests.values())));
            case Questions.Paths(var commit, var paths) ->
                Answers.of(paths, paths(commit, List.copyOf(paths.values())));
        };
    }

    private Map<Digest, URI> contents(List<Digest> digests) {
        return inBatches(digests, some -> search(FindFiles.of(some)).contents(), KnownFile::sha256);
    }

    private Map<ArtifactPath, URI> paths(Commit commit, List<ArtifactPath> paths) {
        return inBatches(paths, some -> search(FindFiles.of(commit, some)).paths(), KnownFile::path);
    }

    private static <T> Map<T, URI> inBatches(
            List<T> all, Function<List<T>, List<KnownFile>> asked, Function<KnownFile, T> name) {
        var found = new HashMap<T, URI>();
        for (var from = 0; from < all.size(); from += BATCH) {
            var some = new ArrayList<>(all.subList(from, Math.min(from + BATCH, all.size())));
            asked.apply(some).forEach(file -> found.put(name.apply(file), file.address()));
        }
        return found;
    }

    private FilesFound search(FindFiles request) {
        var to = URI.create(server.parts().storage() + "/v1/repositories/" + repository + "/files/search");
        return server.read(
                Call.of("asking what is there", to, Call.SHORT).posting("application/json", Json.write(request)),
                FilesFound.class);
    }
}
