package dev.afterrun.forge.github;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.RepositoryFacts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GitHub's answers, cut down to the fields that count here; names are those of its REST reference. */
final class GitHubJson {
    private GitHubJson() {}

    /** {@code merged_at} stands in lists too, where {@code merged} does not. */
    @JsonNaming(SnakeCaseStrategy.class)
    record PullRequest(
            int number,
            Side head,
            Side base,
            Optional<Commit> mergeCommitSha,
            String state,
            Optional<Instant> mergedAt,
            String title,
            URI htmlUrl) {

        dev.afterrun.forge.PullRequest pullRequest() {
            return new dev.afterrun.forge.PullRequest(
                    number,
                    head.sha(),
                    // Once merged, this field names what went into the base branch instead.
                    mergeCommitSha.filter(commit -> mergedAt.isEmpty()),
                    base.ref(),
                    mergedAt.isPresent() ? PullRequestState.MERGED : PullRequestState.parse(state),
                    title,
                    htmlUrl,
                    !head.isIn(base));
        }
    }

    /** {@code repo} is null where a fork has been deleted. */
    record Side(String ref, Commit sha, Optional<Repository> repo) {
        boolean isIn(Side other) {
            return repo.isPresent() && repo.equals(other.repo);
        }
    }

    record Repository(long id) {}

    record GitCommit(List<Parent> parents, Message commit) {
        /**
         * The head that this is a test merge of. GitHub writes such commits itself, with base and head in the message;
         * one that was superseded, because the base moved on, is no longer named by its pull request but still says so.
         */
        Optional<Commit> testedHead() {
            if (parents.size() != 2) {
                return Optional.empty();
            }
            var base = parents.get(0).sha();
            var head = parents.get(1).sha();
            return commit.message().equals("Merge " + head + " into " + base) ? Optional.of(head) : Optional.empty();
        }
    }

    record Parent(Commit sha) {}

    record Message(String message) {}

    record Branch(String name, Parent commit) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Described(
            long id,
            String defaultBranch,
            @JsonProperty("private") Optional<Boolean> hidden) {
        /** Where it does not say whether it is private, it is. */
        RepositoryFacts facts() {
            return new RepositoryFacts(Long.toString(id), hidden.orElse(true));
        }
    }

    /** How the second of two commits stands to the first: ahead, behind, identical or diverged. */
    record Comparison(String status, List<ChangedFile> files) {
        Comparison {
            files = files == null ? List.of() : List.copyOf(files);
        }

        boolean isAhead() {
            return status.equals("ahead");
        }

        /** Only what the second has changed is named: what only the first has changed, is not. */
        boolean needsOtherDirection() {
            return status.equals("behind") || status.equals("diverged");
        }

        /** Adds the paths that are named; false where there may be more. */
        boolean addTo(Set<String> paths) {
            for (var file : files) {
                paths.add(file.filename());
                file.previousFilename().ifPresent(paths::add);
            }
            return files.size() < GitHubContents.FILES_TOLD;
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ChangedFile(String filename, Optional<String> previousFilename) {}

    record User(long id) {}

    /** An App as it sees itself; its comments are by the user {@code SLUG[bot]}. */
    record App(String slug) {}

    /**
     * That an account has let an App in.
     *
     * @param permissions what it may do there, {@code read} or {@code write} by its name
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Installation(long id, Optional<Instant> suspendedAt, Map<String, String> permissions) {
        /** Maps are never null, whatever the JSON left out. */
        Installation {
            permissions = permissions == null ? Map.of() : Map.copyOf(permissions);
        }
    }

    /** What an App signs its requests about one account's repositories with, for an hour; never printed. */
    @JsonNaming(SnakeCaseStrategy.class)
    record InstallationToken(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "a token until " + expiresAt;
        }
    }

    /** {@code user} is null where the account has been deleted. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Comment(long id, Optional<String> body, Optional<User> user, URI htmlUrl) {
        boolean isBy(User author) {
            return user.filter(author::equals).isPresent();
        }

        dev.afterrun.forge.Comment comment() {
            return new dev.afterrun.forge.Comment(new CommentId(id), body.orElse(""), htmlUrl);
        }
    }

    record Body(String body) {}

    record Content(String content) {}

    /**
     * What somebody may do; of the finer roles, {@code maintain} is told as {@code write} and {@code triage} as {@code read}.
     * {@code user} is null where the account has been deleted.
     */
    record Permission(String permission, Optional<User> user) {
        boolean writes() {
            return permission.equals("write") || permission.equals("maintain") || permission.equals("admin");
        }

        /** Kinds of access that are not known yet are none. */
        boolean reads() {
            return writes() || permission.equals("read") || permission.equals("triage");
        }

        boolean isOf(Person person) {
            return user.filter(account -> Long.toString(account.id()).equals(person.id()))
                    .isPresent();
        }
    }
}
