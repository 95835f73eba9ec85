package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.pointer.MovePointer;
import dev.afterrun.contracts.pointer.Pointer;
import dev.afterrun.contracts.pointer.PointerHistory;
import dev.afterrun.contracts.pointer.PointerList;
import dev.afterrun.contracts.pointer.PointerMove;
import dev.afterrun.contracts.pointer.UndoPointer;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Action;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.catalog.PublicUrls;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What people may ask of a repository's pointers. Looking is for everybody, moving for trusted publishers. */
@ApplicationScoped
public class RepositoryPointers {
    private final Repositories repositories;
    private final Pointers pointers;
    private final MovePointers movePointers;
    private final Targets targets;
    private final PublicUrls urls;
    private final AuditLog auditLog;
    private final Authors authors;

    RepositoryPointers(
            Repositories repositories,
            Pointers pointers,
            MovePointers movePointers,
            Targets targets,
            PublicUrls urls,
            AuditLog auditLog,
            Authors authors) {
        this.repositories = repositories;
        this.pointers = pointers;
        this.movePointers = movePointers;
        this.targets = targets;
        this.urls = urls;
        this.auditLog = auditLog;
        this.authors = authors;
    }

    /** All that there are; none of a repository that nobody has heard of. */
    @Transactional
    public PointerList list(RepositoryName name) {
        return new PointerList(repositories.named(name).stream()
                .flatMap(repository -> pointers.list(repository).stream().map(pointer -> shown(repository, pointer)))
                .toList());
    }

    /** The pointer; 404 where there is none. */
    @Transactional
    public Pointer find(RepositoryName repository, PointerName name) {
        return shown(known(repository, name), name);
    }

    /** Its moves before the one of number {@code before}, the newest first; also of one that was removed. */
    @Transactional
    public PointerHistory history(RepositoryName name, PointerName pointer, long before) {
        var repository = known(name, pointer);
        var moves = pointers.history(repository, pointer, before);
        if (moves.isEmpty() && pointers.find(repository, pointer).isEmpty()) {
            throw MovePointers.unknown(repository, pointer);
        }
        return new PointerHistory(pointer, moves);
    }

    /** Leads the pointer where {@code request} says, and makes it where it is new. */
    @Transactional
    public Pointer move(
            Caller caller, RepositoryName owner, PointerName name, MovePointer request, Expectation expected) {
        PointerRequests.check(request);
        var repository = mayMove(caller, owner);
        var all = new Expectation.Both(expected, Expectation.of(request.expect()));
        request.to().ifPresent(words -> lead(caller, repository, name, words, all, request.reason()));
        request.follow().ifPresent(rule -> {
            movePointers.follow(repository, name, rule, all);
            tell(caller, Act.POINTER_FOLLOWS, on(repository, name).with("branch " + rule.branch()));
        });
        return shown(repository, name);
    }

    /** Leads the pointer back to where it was before its last move. */
    @Transactional
    public Pointer undo(
            Caller caller, RepositoryName owner, PointerName name, UndoPointer request, Expectation expected) {
        PointerRequests.checkReason(request.reason());
        var repository = mayMove(caller, owner);
        movePointers.undo(
                repository,
                name,
                new Expectation.Both(expected, Expectation.of(request.expect())),
                new Signature(caller.principal(), request.reason().or(() -> Optional.of("undone"))));
        tell(caller, Act.POINTER_UNDONE, on(repository, name));
        return shown(repository, name);
    }

    /** Takes the pointer away; its history stays. */
    @Transactional
    public void remove(Caller caller, RepositoryName owner, PointerName name, Expectation expected) {
        var signature = new Signature(caller.principal(), Optional.empty());
        var repository = mayMove(caller, owner);
        if (movePointers.remove(repository, name, expected, signature)) {
            tell(caller, Act.POINTER_REMOVED, on(repository, name));
        }
    }

    private void lead(
            Caller caller,
            Repository repository,
            PointerName name,
            String words,
            Expectation expected,
            Optional<String> reason) {
        var commit = targets.meant(repository.name(), words);
        if (movePointers.move(repository, name, commit, expected, new Signature(caller.principal(), reason))) {
            tell(caller, Act.POINTER_MOVED, on(repository, name).with("to " + commit.hex()));
        }
    }

    private void tell(Caller caller, Act act, ActedOn on) {
        auditLog.done(authors.of(caller), act, on);
    }

    private static ActedOn on(Repository repository, PointerName name) {
        return ActedOn.of(repository, "pointer " + name);
    }

    private Repository mayMove(Caller caller, RepositoryName name) {
        return repositories.known(caller.may(Action.STEER, name), name);
    }

    private Repository known(RepositoryName name, PointerName pointer) {
        return repositories
                .named(name)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND.because("there is no pointer '" + pointer
                        + "' in " + name + "; 'afterrun point list' tells which there are")));
    }

    private Pointer shown(Repository repository, PointerName name) {
        return pointers.find(repository, name)
                .filter(StoredPointer::exists)
                .map(pointer -> shown(repository, pointer))
                .orElseThrow(() -> MovePointers.unknown(repository, name));
    }

    private Pointer shown(Repository repository, StoredPointer pointer) {
        // Moved before it was removed and given a rule, it leads nowhere since nobody's will.
        var last = pointer.lastMove().filter(move -> pointer.commit().isPresent());
        return new Pointer(
                pointer.name(),
                pointer.commit(),
                pointer.version(),
                last.map(PointerMove::at),
                last.map(PointerMove::by),
                last.flatMap(PointerMove::reason),
                pointer.rule(),
                urls.pointerPage(repository.name(), pointer.name()),
                urls.pointerFiles(repository.name(), pointer.name()));
    }
}
