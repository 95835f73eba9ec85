package dev.afterrun.cli.notify;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.notify.store.DetailStore;
import dev.afterrun.cli.notify.store.Uploaded;
import dev.afterrun.cli.notify.store.Uploading;
import dev.afterrun.cli.publish.JobCall;
import dev.afterrun.cli.publish.Plan;
import dev.afterrun.cli.server.Http;
import dev.afterrun.cli.server.Retry;
import dev.afterrun.contracts.event.RunReport;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** A job's files, on their way into the store that the settings name. */
final class Details {
    private static final int UNGUESSABLE_BYTES = 16;

    /** Lines of a log that somebody may still read. */
    private static final int LISTED = 100;

    private final Plan plan;
    private final Optional<DetailStore> store;
    private final Console console;

    private Details(Plan plan, Optional<DetailStore> store, Console console) {
        this.plan = plan;
        this.store = store;
        this.console = console;
    }

    /** Without files no store is needed. */
    static Details of(JobCall call, Plan plan, Retry retry) {
        var choice = new StoreChoice(
                call.settings(),
                plan.draft().report().repository(),
                call.surroundings().console()::warn);
        var store = plan.files().isEmpty()
                ? Optional.<DetailStore>empty()
                : Optional.of(choice.connect(
                        Http.withoutToken(retry), call.surroundings().clock()));
        return new Details(plan, store, call.surroundings().console());
    }

    /**
     * Returns when all files are in the store; tells where.
     *
     * @throws UploadFailed where they are not
     */
    Optional<Uploaded> upload() {
        try {
            var uploaded = store.map(this::upload);
            uploaded.ifPresent(this::tell);
            return uploaded;
        } catch (Failure e) {
            throw new UploadFailed(e);
        }
    }

    private Uploaded upload(DetailStore place) {
        var report = plan.draft().report();
        return new Uploading(place, console.progress(), plan.parallel())
                .upload(plan.files(), below(report), title(report));
    }

    private void tell(Uploaded uploaded) {
        uploaded.files().stream().limit(LISTED).forEach(file -> console.print(file.path() + "  " + file.address()));
        console.print("files: " + uploaded.index());
    }

    /** Whoever knows one job's files can guess no other's. */
    private static String below(RunReport report) {
        var random = new byte[UNGUESSABLE_BYTES];
        new SecureRandom().nextBytes(random);
        return report.repository() + "/" + report.commit().abbreviated() + "/"
                + HexFormat.of().formatHex(random);
    }

    private static String title(RunReport report) {
        return "Files of " + report.job() + " for " + report.repository() + " "
                + report.commit().abbreviated();
    }
}
