package dev.afterrun.storage.retention.subject;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.download.Address;
import dev.afterrun.storage.download.AddressParser;
import dev.afterrun.storage.download.JobOfFile;
import dev.afterrun.storage.download.Ref;
import dev.afterrun.storage.download.Ref.RunRef;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the run or file that somebody means, by what stands behind the repository in its address. */
@ApplicationScoped
public class Subjects {
    private static final String VIEW = "-/view";

    private final Repositories repositories;
    private final JobOfFile jobOfFile;
    private final Sql sql;

    Subjects(Repositories repositories, JobOfFile jobOfFile, Sql sql) {
        this.repositories = repositories;
        this.jobOfFile = jobOfFile;
        this.sql = sql;
    }

    /** What {@code words} mean now; 404 for nothing, 300 for several commits, 422 for what is no run and no file. */
    public Subject meant(RepositoryName name, String words) {
        if (words.length() > Limits.ADDRESS_LENGTH) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "an address is shorter; name a run or a file", Limits.ADDRESS_LENGTH, words.length()));
        }
        var repository = repositories.named(name).orElseThrow(() -> nothing(words, name));
        return switch (AddressParser.parse("/" + name + "/" + words).orElseThrow(() -> neither(words))) {
            case Address.Page(var _, RunRef run) -> run(repository, run);
            case Address.InRef(var _, Ref ref, ArtifactPath path) -> file(repository, ref, path, words);
            case Address.Download(var _, Ref ref, ArtifactPath path) -> file(repository, ref, path, words);
            case Address.InJob inJob -> file(repository, jobOfFile.find(inJob), inJob.path(), words);
            case Address.InView view
            when view.view().equals(VIEW) && view.path().isPresent() ->
                file(repository, view.ref(), view.path().get(), words);
            case Address.Page _, Address.InFolder _, Address.InView _, Address.OfContent _, Address.OfRepository _ ->
                throw neither(words);
        };
    }

    private Subject run(Repository repository, RunRef ref) {
        var jobs = sql.list(
                row -> new JobKey(row.getString("key")),
                "SELECT key FROM job WHERE repository_id = ? AND run = ? ORDER BY id",
                repository.id(),
                ref.run());
        if (jobs.isEmpty()) {
            throw nothing(ref.text(), repository.name());
        }
        return new Subject.OfRun(repository, ref.run(), jobs);
    }

    private Subject file(Repository repository, Ref ref, ArtifactPath path, String words) {
        return file(
                repository, jobOfFile.find(repository.name(), only(repository.name(), ref, words), path), path, words);
    }

    private static Subject file(
            Repository repository, Optional<JobOfFile.Found> found, ArtifactPath path, String words) {
        return found.map(job -> new Subject.OfFile(repository, job.run(), job.key(), path))
                .orElseThrow(() -> nothing(words, repository.name()));
    }

    /** A branch or an abbreviated commit, as the one thing that it means. */
    private Ref only(RepositoryName name, Ref ref, String words) {
        var meant = jobOfFile.meant(name, ref);
        return switch (meant.size()) {
            case 0 -> throw nothing(words, name);
            case 1 -> meant.getFirst();
            default ->
                throw new ProblemException(
                        ProblemType.AMBIGUOUS.because("several commits begin like this; write more digits of one of: "
                                + meant.stream().map(Ref::text).collect(Collectors.joining(", "))));
        };
    }

    private static ProblemException nothing(String words, RepositoryName name) {
        return new ProblemException(ProblemType.NOT_FOUND.because("there is no '" + words + "' in " + name
                + "; name a run as its page does, or a file by its address behind the repository"));
    }

    private static ProblemException neither(String words) {
        return new ProblemException(ProblemType.INVALID.because("'" + words
                + "' is neither a run nor a file; name run-ID, or REF/PATH with a commit, a pointer, ~BRANCH or run-ID"
                + " for REF"));
    }
}
