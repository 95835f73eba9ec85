package dev.afterrun.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ChangedPaths;
import dev.afterrun.forge.FileInRepository;
import dev.afterrun.forge.RepositoryFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;

/** Files of repositories, and in which of them commits differ, as GitHub tells it. */
final class GitHubContents {
    /** GitHub names as many files of a comparison at most, and does not say whether there are more. */
    static final int FILES_TOLD = 300;

    private final GitHubApi api;
    private final Access access;

    GitHubContents(GitHubApi api, Access access) {
        this.api = api;
        this.access = access;
    }

    Optional<RepositoryFacts> repository(RepositoryName repository) throws IOException {
        return described(repository).map(GitHubJson.Described::facts);
    }

    Optional<String> defaultBranch(RepositoryName repository) throws IOException {
        return described(repository).map(GitHubJson.Described::defaultBranch);
    }

    private Optional<GitHubJson.Described> described(RepositoryName repository) throws IOException {
        var found = api.repository(repository);
        if (found.isEmpty()) {
            access.confirm(repository);
        }
        return found;
    }

    FileInRepository file(RepositoryName repository, String path, int limit) throws IOException {
        var answer = api.content(repository, path);
        if (answer.isEmpty()) {
            access.confirm(repository);
            return new FileInRepository.Absent();
        }
        return read(answer.get(), limit);
    }

    ChangedPaths changedPaths(RepositoryName repository, Commit from, Commit to) throws IOException {
        var paths = new HashSet<String>();
        var there = api.comparison(repository, from, to);
        // GitHub compares with the commit where the two parted: of two lines, each is asked for what it has changed.
        var isWhole = there.isPresent()
                && there.get().addTo(paths)
                && (!there.get().needsOtherDirection()
                        || api.comparison(repository, to, from)
                                .filter(back -> back.addTo(paths))
                                .isPresent());
        if (isWhole) {
            return new ChangedPaths.Known(paths);
        }
        return new ChangedPaths.Unknown(
                there.isEmpty()
                        ? "GitHub cannot compare " + from.hex().substring(0, 7) + " with "
                                + to.hex().substring(0, 7)
                        : "the two differ in " + FILES_TOLD + " files or more, of which GitHub does not tell all");
    }

    private static FileInRepository read(JsonNode content, int limit) {
        if (!content.path("type").asText().equals("file")) {
            return new FileInRepository.Unusable("is no file");
        }
        if (content.path("size").asLong() > limit) {
            return new FileInRepository.Unusable(
                    "has " + content.path("size").asLong() + " bytes, and " + limit + " are read");
        }
        try {
            var bytes = Base64.getMimeDecoder().decode(content.path("content").asText());
            return new FileInRepository.Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException notText) {
            return new FileInRepository.Unusable("is no text in UTF-8");
        }
    }
}
