package dev.afterrun.cli.set;

import dev.afterrun.cli.publish.Addresses;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Refusal;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.GenerationList;
import dev.afterrun.contracts.persisted.InvalidateSet;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetFound;
import dev.afterrun.contracts.persisted.SetInvalidated;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.contracts.persisted.SetRestored;
import dev.afterrun.contracts.persisted.SetScope;
import dev.afterrun.contracts.problem.ProblemType;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/** The persisted sets of one repository, as its server keeps them. */
public record SetsOfRepository(Server server, RepositoryName repository) {
    private static final String JSON = "application/json";
    private static final int NONE_THERE = 404;

    /** The newest generation that {@code job} may restore under one of the set's names, if there is one. */
    public Optional<SetFound> find(DeclaredSet set, SetJob job) {
        var query = ofJob(job).with("key", set.key().map(SetKey::value));
        for (var other : set.others()) {
            query = query.with("or", Optional.of(other));
        }
        var to = query.below(at(set.name().value()));
        return found(Call.of("looking for '" + set.name() + "'", to, Call.SHORT));
    }

    /** The newest generation that has what {@code job} need not send, if there is one. */
    public Optional<SetFound> base(DeclaredSet set, SetJob job) {
        var query = ofJob(job).with("key", set.key().map(SetKey::value));
        var to = query.below(at(set.name().value(), "base"));
        return found(Call.of("looking for what is there of '" + set.name() + "'", to, Call.SHORT));
    }

    /** Registers what a job has saved, and sent; empty where the server does not have all of it. */
    public Optional<Generation> save(SaveSet request) {
        var call =
                Call.of("registering '" + request.name() + "'", at(), Call.LONG).posting(JSON, Json.write(request));
        var answer = server.http().send(call);
        return Refusal.is(ProblemType.NOT_HERE, answer)
                ? Optional.empty()
                : Optional.of(server.read(call, answer, Generation.class));
    }

    /** The generation, of which {@code job} may make the files visible, as it is about to. */
    public Generation restores(Generation generation, SetJob job) {
        var what = "asking whether '" + generation.name() + "' still stands";
        var call = Call.of(what, ofGeneration(generation.id(), "restores"), Call.SHORT)
                .posting(JSON, Json.write(new SetRestored(job)));
        return server.read(call, Generation.class);
    }

    /** Generations of all names, or of one, that were saved before {@code before}. */
    public GenerationList list(Optional<SetName> name, Optional<SetScope> scope, Optional<Long> before) {
        var query = Query.NONE
                .with("name", name.map(SetName::value))
                .with("scope", scope.map(SetScope::toString))
                .with("before", before.map(String::valueOf));
        return server.read(
                Call.of("listing the sets of " + repository, query.below(at()), Call.SHORT), GenerationList.class);
    }

    /** A generation as it stands now. */
    public Generation show(long generation) {
        var call = Call.of("looking at generation " + generation, ofGeneration(generation), Call.SHORT);
        return server.read(call, Generation.class);
    }

    /** Nothing that was saved until now is restored any more. */
    public SetInvalidated invalidate(SetName name, InvalidateSet request) {
        var call = Call.of("invalidating '" + name + "'", at(name.value(), "invalidations"), Call.SHORT)
                .posting(JSON, Json.write(request));
        return server.read(call, SetInvalidated.class);
    }

    /** Where a generation's archive is. */
    public URI archive(long generation) {
        return ofGeneration(generation, "archive");
    }

    private Optional<SetFound> found(Call call) {
        var answer = server.http().send(call);
        return answer.status() == NONE_THERE
                ? Optional.empty()
                : Optional.of(server.read(call, answer, SetFound.class));
    }

    private static Query ofJob(SetJob job) {
        return Query.NONE
                .with("branch", job.branch())
                .with("pullRequest", job.pullRequest().map(String::valueOf));
    }

    private URI ofGeneration(long generation, String... rest) {
        return at(Stream.concat(Stream.of("generations", Long.toString(generation)), Stream.of(rest))
                .toArray(String[]::new));
    }

    private URI at(String... rest) {
        var all = URI.create(server.parts().storage() + "/v1/persisted/" + repository);
        return rest.length == 0 ? all : Addresses.below(all, rest);
    }
}
