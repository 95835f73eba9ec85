package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.persisted.Scope;
import dev.afterrun.storage.persisted.ScopePolicy;
import dev.afterrun.storage.persisted.ScopePolicy.DefaultBranch;
import dev.afterrun.storage.persisted.generation.Generations.Line;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what a job may restore, and what a job that saves need not send again. */
@ApplicationScoped
public class FindSets {
    private final AskedRepository asked;
    private final SetReaders readers;
    private final Generations generations;
    private final GenerationRows rows;
    private final SetFiles files;

    FindSets(AskedRepository asked, SetReaders readers, Generations generations, GenerationRows rows, SetFiles files) {
        this.asked = asked;
        this.readers = readers;
        this.generations = generations;
        this.rows = rows;
        this.files = files;
    }

    /** The newest visible one of the first name, and of the reader's first scope, that has one. */
    public SetFound find(Optional<Caller> caller, RepositoryName name, List<Asked> names, Whose whose) {
        var repository = asked.of(caller, name);
        var reader = readers.of(repository, caller.map(Caller::trust), whose);
        reader.refuseHermetic(name);
        return first(
                        repository,
                        lines(names, reader.scopes()),
                        line -> generations.newestVisible(repository, line, reader.least()))
                .orElseThrow(() -> nothing("no visible generation of "
                        + String.join(", ", names.stream().map(Asked::words).toList()) + " in "
                        + String.join(
                                ", ",
                                reader.scopes().stream()
                                        .map(scope -> scope.told().toString())
                                        .toList())));
    }

    /** The newest verified one, visible or not, of those whose chunks lie where the caller's will. */
    public SetFound base(Caller caller, RepositoryName name, Asked set, Whose whose) {
        caller.mayUploadTo(name);
        var repository = asked.of(Optional.of(caller), name);
        var user = readers.user(repository, Optional.of(caller.trust()), whose);
        var policy = new ScopePolicy(DefaultBranch.RESTORES_ITS_OWN);
        var scopes = Stream.concat(Stream.of(policy.writtenBy(user)), policy.readBy(user).stream())
                .distinct()
                .toList();
        return first(
                        repository,
                        lines(List.of(set), scopes),
                        line -> generations.newestWithChunks(repository, line, caller.trust()))
                .orElseThrow(() -> nothing("no verified generation of " + set.words() + " to compare with"));
    }

    private static List<Line> lines(List<Asked> names, List<Scope> scopes) {
        return names.stream()
                .flatMap(asked -> scopes.stream().map(scope -> new Line(asked.name(), asked.key(), scope.told())))
                .toList();
    }

    private Optional<SetFound> first(
            Repository repository, List<Line> lines, Function<Line, Optional<Generation>> newest) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var first = lines.stream()
                    .flatMap(line -> newest.apply(line).stream())
                    .flatMap(generation -> files.located(repository, generation).stream())
                    .findFirst();
            first.ifPresent(found -> rows.used(found.generation().id()));
            return first;
        });
    }

    private static ProblemException nothing(String what) {
        return new ProblemException(ProblemType.NOT_FOUND.because("there is " + what));
    }

    /** A name and its version key. */
    public record Asked(SetName name, Optional<SetKey> key) {
        String words() {
            return "'" + name + "'"
                    + key.map(word -> " with the key '" + word + "'").orElse("");
        }
    }

    /** What a job says of itself that reads. */
    public record Whose(Optional<String> branch, Optional<Integer> pullRequest) {}
}
