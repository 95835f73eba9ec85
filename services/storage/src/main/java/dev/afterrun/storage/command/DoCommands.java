package dev.afterrun.storage.command;

import dev.afterrun.duework.Worker;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Does what was asked for on a pull request, one after the other. While the forge cannot be asked, it waits. */
@ApplicationScoped
public class DoCommands implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "do-commands";

    private static final Logger LOG = Logger.getLogger(DoCommands.class);
    private static final Duration BUSY = Duration.ofSeconds(30);
    private static final Duration REFUSED = Duration.ofHours(1);

    private final CommandTurn turn;
    private final CarryOut carryOut;

    DoCommands(CommandTurn turn, CarryOut carryOut) {
        this.turn = turn;
        this.carryOut = carryOut;
    }

    static String key(Repository repository, int number) {
        return repository.id() + "#" + number;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Up to three commands, each of which asks the forge. */
    @Override
    public Duration lease() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Outcome work(String key) throws IOException {
        var hash = key.indexOf('#');
        var next = turn.next(Long.parseLong(key.substring(0, hash)), Integer.parseInt(key.substring(hash + 1)));
        if (next.isEmpty()) {
            return Outcome.DONE;
        }
        var asked = next.get();
        try {
            turn.end(asked, carryOut.what(asked));
            return Outcome.DONE;
        } catch (ForgeBusy busy) {
            return new Outcome.Again(busy.retryAfter().orElse(BUSY), busy.toString());
        } catch (ForgeRefused refused) {
            if (turn.giveUp(asked)) {
                LOG.warnf("%s#%d: a command is given up: %s", asked.repository().name(), asked.number(), refused);
                return Outcome.DONE;
            }
            return new Outcome.Again(REFUSED, refused.toString());
        }
    }
}
