package dev.afterrun.storage.runartifact;

import dev.afterrun.duework.Worker;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.RunArtifact;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.settings.SettingsOf;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Asks the forge what a run left, one question for most runs; what is called as its repository wants it is due to be fetched. */
@ApplicationScoped
class LookForArtifacts implements Worker {
    /** The kind of this work; its key is an {@link EndedRun}, and how often the forge did not let us look. */
    static final String KIND = "look-for-artifacts";

    private static final Logger LOG = Logger.getLogger(LookForArtifacts.class);
    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration REFUSED = Duration.ofMinutes(10);

    private final Forge forge;
    private final Repositories repositories;
    private final SettingsOf settings;
    private final KnownArtifacts known;
    private final RunArtifactSettings bounds;

    LookForArtifacts(
            Forge forge,
            Repositories repositories,
            SettingsOf settings,
            KnownArtifacts known,
            RunArtifactSettings bounds) {
        this.forge = forge;
        this.repositories = repositories;
        this.settings = settings;
        this.known = known;
        this.bounds = bounds;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var run = EndedRun.parse(key);
        try {
            var wanted = wanted(run);
            if (!wanted.isEmpty()) {
                known.left(run, wanted);
            }
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        } catch (ForgeRefused refused) {
            return refused(run, EndedRun.refusals(key) + 1, refused);
        }
    }

    /** Nothing but the key remembers how often it was. */
    private Outcome refused(EndedRun run, int refusals, ForgeRefused why) {
        LOG.infof("What run %d of %s left is not to be seen (%d): %s", run.run(), run.name(), refusals, why.toString());
        if (refusals < bounds.tries()) {
            known.lookAgain(run, refusals, REFUSED);
        }
        return Outcome.DONE;
    }

    /** Of one name the newest: the forge lists what earlier attempts left too. One run may not keep all others waiting for long. */
    private List<RunArtifact> wanted(EndedRun run) throws IOException {
        var names = names(run);
        var newest = new TreeMap<String, RunArtifact>();
        forge.artifacts(run.name(), run.run()).stream()
                .filter(artifact -> isWanted(artifact, names))
                .forEach(artifact -> newest.merge(
                        artifact.name(), artifact, BinaryOperator.maxBy(Comparator.comparingLong(RunArtifact::id))));
        if (newest.size() > bounds.most()) {
            LOG.infof(
                    "Run %d of %s left %d artifacts, and %d are fetched; not so: %s",
                    run.run(),
                    run.name(),
                    newest.size(),
                    bounds.most(),
                    Washed.of(newest.keySet().stream().skip(bounds.most()).collect(Collectors.joining(", "))));
        }
        return newest.values().stream().limit(bounds.most()).toList();
    }

    private List<NamePattern> names(EndedRun run) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.knownAs(run.repository(), run.name()).stream()
                        .findFirst()
                        .map(settings::of)
                        .orElseGet(settings::defaults)
                        .artifacts());
    }

    private static boolean isWanted(RunArtifact artifact, List<NamePattern> names) {
        return !artifact.expired()
                && artifact.name().chars().noneMatch(Character::isISOControl)
                && names.stream().anyMatch(pattern -> pattern.matches(artifact.name()));
    }
}
