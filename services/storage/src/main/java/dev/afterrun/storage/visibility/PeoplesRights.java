package dev.afterrun.storage.visibility;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.Person;
import dev.afterrun.http.identity.ForgePerson;
import dev.afterrun.storage.progress.Questions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;

/** What the forge says that people may see there, asked when they read, and remembered for minutes. */
@ApplicationScoped
class PeoplesRights {
    /** A right that is given or taken on the forge counts within so long. */
    static final Duration REMEMBERED = Duration.ofMinutes(3);

    private static final Logger LOG = Logger.getLogger(PeoplesRights.class);
    private static final int MOST = 10_000;

    private final Forge forge;
    private final Questions questions;
    private final Cache<Question, Boolean> answers =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    PeoplesRights(Forge forge, Questions questions) {
        this.forge = forge;
        this.questions = questions;
    }

    /**
     * Whether {@code person} may see the repository that has this name on the forge, whether anything of it is here or not. Blocks.
     *
     * @throws ProblemException 503 where the forge does not say
     */
    boolean mayRead(RepositoryName repository, ForgePerson person) {
        var key = new Question(repository.toString().toLowerCase(Locale.ROOT), person);
        return answers.get(key, _ -> ask(repository, person));
    }

    private boolean ask(RepositoryName repository, ForgePerson person) {
        try {
            if (questions.spend(repository, 1).isPositive()) {
                throw silent();
            }
            return forge.mayRead(repository, new Person(person.login(), person.id()));
        } catch (ForgeRefused refused) {
            LOG.debugf("The forge does not tell what %s may see: %s", person.login(), refused.toString());
            return false;
        } catch (IOException away) {
            LOG.infof("The forge does not say whether %s may see %s: %s", person.login(), repository, away.toString());
            throw silent();
        }
    }

    private static ProblemException silent() {
        return new ProblemException(ProblemType.UNAVAILABLE.because(
                "the forge does not say right now what you may see; try again in a moment"));
    }

    private record Question(String repository, ForgePerson person) {}
}
