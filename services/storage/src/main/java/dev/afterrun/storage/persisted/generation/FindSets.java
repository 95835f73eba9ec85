package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.RefSaid;
import dev.afterrun.storage.persisted.Scope;
import dev.afterrun.storage.persisted.generation.Generations.Line;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    public SetFound find(Optional<Caller> reading, RepositoryName name, List<Asked> names, RefSaid whose) {
        var caller = reading.map(known -> known.as(whose));
        caller.filter(known -> known.tenantOf(name).isPresent()).ifPresent(own -> own.mayUploadOn(name, whose));
        var repository = asked.of(caller, name);
        var reader = readers.of(repository, caller.map(Caller::trust), whose);
        reader.refuseHermetic(name);
        return first(
                        lines(names, reader.scopes()),
                        line -> generations.newestVisible(repository, line, reader.least()),
                        generation -> files.located(repository, generation))
                .orElseThrow(() -> nothing("no visible generation of "
                        + String.join(", ", names.stream().map(Asked::words).toList()) + " in "
                        + String.join(
                                ", ",
                                reader.scopes().stream()
                                        .map(scope -> scope.told().toString())
                                        .toList())));
    }

    /** The newest verified one, visible or not, of those whose chunks lie where the caller's will. */
    public SetFound base(Caller saver, RepositoryName name, Asked set, RefSaid whose) {
        var caller = saver.as(whose);
        caller.mayUploadOn(name, whose);
        var repository = asked.of(Optional.of(caller), name);
        return first(
                        lines(List.of(set), readers.compared(repository, caller.trust(), whose)),
                        line -> generations.newestWithChunks(repository, line, caller.trust()),
                        generation -> files.locatedFor(whose, repository, generation))
                .orElseThrow(() -> nothing("no verified generation of " + set.words() + " to compare with"));
    }

    private static List<Line> lines(List<Asked> names, List<Scope> scopes) {
        return names.stream()
                .flatMap(asked -> scopes.stream().map(scope -> new Line(asked.name(), asked.key(), scope.told())))
                .toList();
    }

    private Optional<SetFound> first(
            List<Line> lines,
            Function<Line, Optional<Generation>> newest,
            Function<Generation, Optional<SetFound>> located) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var first = lines.stream()
                    .flatMap(line -> newest.apply(line).stream())
                    .flatMap(generation -> located.apply(generation).stream())
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
}
