package dev.afterrun.storage.runartifact;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.duework.Worker;
import dev.afterrun.eventing.TryAgain;
import dev.afterrun.forge.FetchBounds;
import dev.afterrun.forge.FetchedArchive;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.RunOfPullRequest;
import dev.afterrun.storage.runartifact.zip.ArchiveBounds;
import dev.afterrun.storage.runartifact.zip.RefusedArchive;
import dev.afterrun.storage.runartifact.zip.SafeZip;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Fetches what a run left, once the forge has said whose run it was, and publishes it. Killed in the middle, it begins anew: the file
 * is one of {@link LeftArchives}, and what a session took is swept.
 */
@ApplicationScoped
class FetchArtifact implements Worker {
    /** The kind of this work; its key is the row of a {@link KnownArtifact}. */
    static final String KIND = "fetch-artifact";

    private static final Logger LOG = Logger.getLogger(FetchArtifact.class);
    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration REFUSED = Duration.ofMinutes(10);

    /** So many times the pause doubles at most: to an hour. */
    private static final int LONGEST = 6;

    private static final int SERVER_FAULT = 500;

    private final Forge forge;
    private final KnownArtifacts known;
    private final PublishArtifact publish;
    private final RunArtifactSettings settings;
    private final Clock clock;

    FetchArtifact(
            Forge forge, KnownArtifacts known, PublishArtifact publish, RunArtifactSettings settings, Clock clock) {
        this.forge = forge;
        this.known = known;
        this.publish = publish;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 2;
    }

    /** Fetching, reading it once, and sending it on. */
    @Override
    public Duration lease() {
        return lease(settings);
    }

    static Duration lease(RunArtifactSettings settings) {
        return settings.patience().multipliedBy(3);
    }

    @Override
    public Outcome work(String key) throws IOException {
        var found = known.awaited(Long.parseLong(key));
        if (found.isEmpty()) {
            return Outcome.DONE;
        }
        var artifact = found.get();
        try {
            fetch(artifact);
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        } catch (ForgeRefused refused) {
            return again(artifact, refused, _ -> REFUSED);
        } catch (RefusedArchive refused) {
            return refused(artifact, String.valueOf(refused.getMessage()));
        } catch (ProblemException refused) {
            if (refused.problem().status() >= SERVER_FAULT) {
                return again(artifact, refused, FetchArtifact::later);
            }
            return refused(artifact, refused.problem().detail());
        } catch (IOException failed) {
            if (isStopped(failed)) {
                throw failed;
            }
            return again(artifact, failed, FetchArtifact::later);
        } catch (RuntimeException failed) {
            if (TryAgain.helps(failed)) {
                throw failed;
            }
            // What a stranger wrote may always find a way that nobody thought of: it is not tried for ever.
            LOG.errorf(failed, "Fetching '%s' has failed", artifact.artifact().name());
            return again(artifact, failed, FetchArtifact::later);
        }
    }

    /** This process was told to end while it waited: nothing was wrong with what it waited for. */
    private static boolean isStopped(IOException failed) {
        return failed instanceof InterruptedIOException && !(failed instanceof SocketTimeoutException);
    }

    /** Twice as long each time: an outage of the forge's other host is over before all tries are. */
    private static Duration later(int tries) {
        return Duration.ofMinutes(1L << Math.min(tries, LONGEST));
    }

    private Outcome again(KnownArtifact artifact, Exception failed, IntFunction<Duration> later) {
        var tries = known.failed(artifact.row(), failed.toString());
        if (tries < settings.tries()) {
            return new Outcome.Again(later.apply(tries), Washed.of(failed.toString()));
        }
        return refused(artifact, "fetching it has failed " + settings.tries() + " times, last: " + failed);
    }

    private Outcome refused(KnownArtifact artifact, String text) {
        var why = Washed.of(text);
        LOG.infof(
                "'%s' of run %d of %s is not published: %s",
                artifact.artifact().name(), artifact.run().run(), artifact.run().name(), why);
        known.refused(artifact, why);
        return Outcome.DONE;
    }

    private void fetch(KnownArtifact artifact) throws IOException, RefusedArchive {
        if (artifact.artifact().bytes() > settings.archiveBytes()) {
            throw new RefusedArchive(tooLong(settings.archiveBytes()));
        }
        var run = artifact.run();
        switch (forge.runOfPullRequest(run.name(), run.run(), run.attempt())) {
            case RunOfPullRequest.Confirmed confirmed -> fetch(artifact, confirmed);
            case RunOfPullRequest.Unconfirmed(var why) ->
                throw new RefusedArchive("the forge does not confirm its run: " + why);
        }
    }

    private void fetch(KnownArtifact artifact, RunOfPullRequest.Confirmed run) throws IOException, RefusedArchive {
        // Before gigabytes come of which none may stay.
        publish.refuseFullRepository(artifact.run());
        var file = LeftArchives.create();
        try {
            var bounds = new FetchBounds(settings.archiveBytes(), settings.patience());
            switch (forge.fetch(artifact.run().name(), artifact.artifact(), file, bounds)) {
                case FetchedArchive.Whole whole -> {
                    check(artifact, whole);
                    publish(artifact, run, file);
                }
                case FetchedArchive.TooLong(var limit) -> throw new RefusedArchive(tooLong(limit));
                case FetchedArchive.Gone() -> throw new RefusedArchive("the forge has it no more");
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void publish(KnownArtifact artifact, RunOfPullRequest.Confirmed run, Path file)
            throws IOException, RefusedArchive {
        try (var zip = SafeZip.open(file, bounds(), clock)) {
            publish.publish(artifact, run, zip);
        }
    }

    private static String tooLong(long limit) {
        return "it has more than " + limit + " bytes";
    }

    private ArchiveBounds bounds() {
        return new ArchiveBounds(
                settings.entries(), settings.fileBytes(), settings.bytes(), settings.ratio(), settings.patience());
    }

    private static void check(KnownArtifact artifact, FetchedArchive.Whole whole) throws RefusedArchive {
        var said = artifact.artifact().sha256();
        if (said.filter(digest -> !digest.equals(whole.sha256())).isPresent()) {
            throw new RefusedArchive("its SHA-256 is " + whole.sha256() + ", and the forge says " + said.get());
        }
    }
}
