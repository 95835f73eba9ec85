package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.download.Ref.RunRef;
import java.util.List;
import java.util.Optional;

/** What a reader asks for: {@code /{owner}/{repo}/{ref}} and what stands behind it. */
public sealed interface Address {
    /** Whose it is, as people call it. */
    RepositoryName repository();

    /** Whatever lies in one file. */
    sealed interface OfFile extends Address permits InRef, InFolder, Download, InJob, OfContent {
        /** The file's path within its job. */
        ArtifactPath path();

        /** Whether these bytes, and all that is said of them, are the same for good. */
        default boolean isForGood() {
            return false;
        }

        /** The path of the page for people that has it among others. */
        default String pageThatLeadsHere() {
            return switch (this) {
                case InRef file -> new Page(file.repository(), file.ref()).rawPath();
                case InFolder file -> new Page(file.repository(), file.ref()).rawPath();
                case Download file -> new Page(file.repository(), file.ref()).rawPath();
                case InJob file -> new Page(file.repository(), file.run()).rawPath();
                case OfContent file -> new OfRepository(file.repository()).rawPath();
            };
        }
    }

    /** {@code {ref}/PATH}: may mean another file tomorrow, and another folder. Browsers show what they can. */
    record InRef(RepositoryName repository, Ref ref, ArtifactPath path) implements OfFile {}

    /**
     * {@code {ref}/FOLDER/}: the page that the folder opens with.
     *
     * @param path that page's
     */
    record InFolder(RepositoryName repository, Ref ref, ArtifactPath path) implements OfFile {
        static InFolder of(RepositoryName repository, Ref ref, ArtifactPath folder) {
            return new InFolder(repository, ref, new ArtifactPath(folder + "/index.html"));
        }

        /** The folder. */
        public ArtifactPath folder() {
            return new ArtifactPath(path.value().substring(0, path.value().lastIndexOf('/')));
        }
    }

    /** {@code {ref}/-/files/PATH}: the same as {@link InRef}, to be saved by everybody. */
    record Download(RepositoryName repository, Ref ref, ArtifactPath path) implements OfFile {}

    /** {@code run-ID/-/jobs/{attempt}/{job}/PATH}: one job's own file, whoever else has its name. */
    record InJob(RepositoryName repository, RunRef run, int attempt, String job, ArtifactPath path) implements OfFile {}

    /**
     * {@code -/sha256/HEX}, and with {@code /NAME} behind it: the very bytes, whichever jobs of the repository have them.
     *
     * @param name the last part of a path under which the repository has them; what tools that go by names are given
     */
    record OfContent(RepositoryName repository, Digest sha256, Optional<ArtifactPath> name) implements OfFile {
        @Override
        public ArtifactPath path() {
            return name.orElseGet(() -> new ArtifactPath(sha256.hex()));
        }

        @Override
        public boolean isForGood() {
            return true;
        }
    }

    /**
     * {@code {ref}/VIEW/REST} and {@code {ref}/-/VIEW/REST}: the ref's files, shown as something else.
     *
     * @param view {@code simple}, {@code -/wheels}
     * @param rest the parts behind it, decoded, each perhaps with slashes that were encoded; the last is empty where the address ends in a slash
     */
    record InView(RepositoryName repository, Ref ref, String view, List<String> rest) implements Address {
        /** The same for what the ref was found to mean. */
        public InView of(Ref meant) {
            return new InView(repository, meant, view, rest);
        }

        /** Whether the address ends in a slash. */
        public boolean isFolder() {
            return !rest.isEmpty() && rest.getLast().isEmpty();
        }

        /** The path that the parts behind the view make; empty where no file could have it. */
        public Optional<ArtifactPath> path() {
            if (rest.stream().anyMatch(part -> part.indexOf('/') >= 0)) {
                return Optional.empty();
            }
            try {
                return Optional.of(new ArtifactPath(String.join("/", rest)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        /** The parts behind the view without the emptiness behind a last slash. */
        public List<String> names() {
            return isFolder() ? rest.subList(0, rest.size() - 1) : rest;
        }
    }

    /** {@code /{owner}/{repo}}: the page of all that a repository has. */
    record OfRepository(RepositoryName repository) implements Address {
        /** The path that leads here. */
        public String rawPath() {
            return "/" + repository;
        }
    }

    /** {@code {ref}}: the page for people. */
    record Page(RepositoryName repository, Ref ref) implements Address {
        /** The path that leads here, percent-encoded. */
        public String rawPath() {
            return "/" + repository + "/" + PublicUrls.segment(ref.text());
        }
    }
}
