package dev.afterrun.storage.command;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.duework.Worker;
import dev.afterrun.eventing.Event;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.People;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.Reaction;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.storage.auditlog.RefusedAttempts;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.publishing.ForgeSettings;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** People who say something on pull request 7, and what becomes of it. */
@ApplicationScoped
class CommandScene {
    static final int NUMBER = 7;
    static final Actor OCTOCAT = new Actor("octocat", "583231");

    private final AtomicLong ids = new AtomicLong(492_700_400);
    private final Storage storage;
    private final TakeNoteOfCommand reaction;
    private final CommandTurn turn;
    private final Forge forge;
    private final SwitchUploads uploads;
    private final KeepFiles keepFiles;
    private final DropFiles dropFiles;
    private final InvalidateNamed invalidateNamed;
    private final TellStatus status;
    private final RefusedAttempts refusedAttempts;
    private final Repositories repositories;
    private final JsonClient http;

    CommandScene(
            Storage storage,
            TakeNoteOfCommand reaction,
            CommandTurn turn,
            Forge forge,
            SwitchUploads uploads,
            KeepFiles keepFiles,
            DropFiles dropFiles,
            InvalidateNamed invalidateNamed,
            TellStatus status,
            RefusedAttempts refusedAttempts,
            Repositories repositories,
            ForgeSettings settings) {
        this.storage = storage;
        this.reaction = reaction;
        this.turn = turn;
        this.forge = forge;
        this.uploads = uploads;
        this.keepFiles = keepFiles;
        this.dropFiles = dropFiles;
        this.invalidateNamed = invalidateNamed;
        this.status = status;
        this.refusedAttempts = refusedAttempts;
        this.repositories = repositories;
        this.http = new JsonClient(settings.url(), Map.of());
    }

    /** The forge moves the pull request to this head. */
    void head(CiJob of, Commit head) {
        try {
            http.send("PUT", "/v1/repos/" + of.repository() + "/pulls/" + NUMBER, Map.of("head", head))
                    .good();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CommentChanged comment(CiJob on, String body) {
        return comment(on, OCTOCAT, CommentChanged.Change.CREATED, body, Instant.now());
    }

    CommentChanged comment(CiJob on, Actor by, CommentChanged.Change change, String body, Instant at) {
        return new CommentChanged(
                // Runs here came under a name, the forge has a number.
                new RepositoryId("local", "1296269"),
                on.repository(),
                NUMBER,
                ids.incrementAndGet(),
                change,
                by,
                by,
                body,
                at);
    }

    /** The webhook comes, and what follows from it happens. */
    List<CommandAnswered> say(CiJob on, String body) {
        tell(comment(on, body));
        storage.work();
        return storage.answers(on);
    }

    void tell(CommentChanged fact) {
        reaction.commentChanged(fact);
    }

    void label(CiJob on, LabelChanged.Change change, String delivery, Instant at) {
        var fact = new LabelChanged(
                new RepositoryId("local", "1296269"), on.repository(), NUMBER, change, "AfterRun:Upload", OCTOCAT, at);
        reaction.labelChanged(new Event<>(delivery, "local", at, fact));
    }

    /** One command is done, by what another forge says. */
    Worker.Outcome doNext(CiJob on, People other) throws IOException {
        return new DoCommands(turn, carryOut(other)).work(key(on));
    }

    /** One command is carried out, and the replica dies before it has written that down. */
    void carryOutAndDie(CiJob on) throws IOException {
        carryOut(forge).what(turn.next(repository(on).id(), NUMBER).orElseThrow());
    }

    private CarryOut carryOut(People people) {
        return new CarryOut(people, uploads, keepFiles, dropFiles, invalidateNamed, status, refusedAttempts);
    }

    /** The forge's word for everybody is that they may not write. */
    static People readers() {
        return new People() {
            @Override
            public boolean mayWrite(RepositoryName repository, Person person) {
                return false;
            }

            @Override
            public boolean mayRead(RepositoryName repository, Person person) {
                return true;
            }

            @Override
            public boolean react(RepositoryName repository, CommentId comment, Reaction reaction) {
                throw new UnsupportedOperationException("storage sets no reactions");
            }
        };
    }

    /** So many are done, by a switch that only remembers. */
    List<CommandAnswered> doThem(CiJob on, int many) throws IOException {
        for (var done = 0; done < many; done++) {
            doNext(on, forge);
        }
        return storage.answers(on);
    }

    boolean waits(CiJob on) {
        return storage.waits(DoCommands.KIND, key(on));
    }

    private String key(CiJob on) {
        return DoCommands.key(repository(on), NUMBER);
    }

    private Repository repository(CiJob on) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repositories.find(on.id().repository()).orElseThrow());
    }
}
