package dev.afterrun.cli.publish;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Progress;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.upload.LeftOut;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Carries out a {@link Plan}: hash, open a session, send what is missing, then the event. */
final class Publishing {
    private static final int SHOWN = 10;

    private final Meanwhile<Server> server;
    private final Surroundings surroundings;
    private final Pause pause;
    private final Console console;
    private final Progress progress;

    Publishing(Meanwhile<Server> server, Surroundings surroundings, Pause pause) {
        this.server = server;
        this.surroundings = surroundings;
        this.pause = pause;
        this.console = surroundings.console();
        this.progress = console.progress();
    }

    void publish(Plan plan) {
        var draft = plan.draft();
        if (plan.files().isEmpty()) {
            tell(plan, draft.report(), page(draft.report()));
            return;
        }
        var contents = Contents.withinHeap();
        var files = new Hashing(progress, contents).hash(plan.files());
        // Thousands of lines are made while the server looks for thousands of files.
        try (var sums = Meanwhile.of(() -> sums(files))) {
            send(plan, files, contents, sums);
        }
    }

    private void send(Plan plan, List<HashedFile> files, Contents contents, Meanwhile<String> sums) {
        var draft = plan.draft();
        var session = SessionOpening.open(
                server.get(), draft, files.stream().map(HashedFile::entry).toList());
        var taken = session.leftOut().map(leftOut -> without(files, leftOut)).orElse(files);
        if (taken.isEmpty()) {
            tell(plan, draft.report(), session.page());
            return;
        }
        var arrivals = new Arrivals(console, progress, new Addresses(session.files()), taken);
        var store = new StoreConnections(server.get().http(), plan.parallel());
        new Upload(server.get(), session, plan.parallel(), contents, store).send(taken, progress, arrivals::arrived);
        arrivals.table();
        Sums.save(taken.equals(files) ? sums.get() : sums(taken), plan.sums(), surroundings);
        tell(plan, draft.with(session.manifest()), session.page());
    }

    /** A package that nobody has asked for is no fault of the job: the others are published, and the log says what to do. */
    private List<HashedFile> without(List<HashedFile> files, LeftOut leftOut) {
        console.warn((leftOut.files().size() == 1
                        ? "1 package file is"
                        : leftOut.files().size() + " package files are") + " left out: "
                + Failure.oneLine(leftOut.why()));
        leftOut.files().stream().limit(SHOWN).forEach(path -> console.note("  left out: " + path));
        var denied = Set.copyOf(leftOut.files());
        return files.stream()
                .filter(file -> !denied.contains(file.entry().path()))
                .toList();
    }

    private String sums(List<HashedFile> files) {
        return new Sums(surroundings.directory(), files).text();
    }

    private void tell(Plan plan, RunReport report, URI page) {
        var event = RunEvent.of(plan.draft().source(), report);
        var to = URI.create(server.get().parts().events() + "/v1/events");
        var taken = server.get()
                .done(Call.of("sending the event", to, Call.SHORT).posting(RunEvent.MEDIA_TYPE, Json.write(event)));
        console.print("run: " + page);
        console.print("trace: " + event.traceparent().traceId());
        plan.patience()
                .ifPresent(limit -> status(taken.address("Location"))
                        .map(status -> new Settling(server.get(), pause, progress).await(status, limit))
                        .ifPresent(job -> new Outcome(job).tell(console)));
    }

    private Optional<URI> status(Optional<URI> location) {
        if (location.isEmpty()) {
            console.warn("the server does not say where the run's status is; not waiting");
        }
        return location;
    }

    private URI page(RunReport report) {
        var repository = report.repository();
        return Addresses.below(
                server.get().parts().web(), repository.owner(), repository.name(), "run-" + report.run());
    }
}
