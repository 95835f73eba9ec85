package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.PointerName;
import dev.afterrun.contracts.pointer.PointerRule;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.FilesChanged;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Moves pointers. A pointer is held for the length of one transaction, in which it is compared with what was expected, its
 * commit is found fit, and its history gets another row: everybody sees the time before or the time after.
 *
 * <pre>
 * nowhere ──▶ at a commit ──▶ at another one ──▶ … ──▶ back where it was (undo) ──▶ nowhere (removed)
 * </pre>
 *
 * <p>Whoever moves it by hand ends its rule: what was moved back is not to be moved forward by the next run.
 */
@ApplicationScoped
class MovePointers {
    private final Pointers pointers;
    private final Fitness fitness;
    private final HeldJobs heldJobs;
    private final DueWork dueWork;
    private final Event<FilesChanged> filesChanged;

    MovePointers(
            Pointers pointers, Fitness fitness, HeldJobs heldJobs, DueWork dueWork, Event<FilesChanged> filesChanged) {
        this.pointers = pointers;
        this.fitness = fitness;
        this.heldJobs = heldJobs;
        this.dueWork = dueWork;
        this.filesChanged = filesChanged;
    }

    /** Leads the pointer to {@code commit}; false where it is there already by hand, and nothing has changed. */
    @Transactional(TxType.MANDATORY)
    boolean move(Repository repository, PointerName name, Commit commit, Expectation expected, Signature signature) {
        var pointer = held(repository, name, expected);
        pointers.follow(repository, name, Optional.empty());
        var isElsewhere = pointer.commit().filter(commit::equals).isEmpty();
        if (isElsewhere) {
            lead(repository, pointer, Optional.of(commit), pointer.version(), signature);
        }
        return isElsewhere || pointer.rule().isPresent();
    }

    /** Gives the pointer a rule. It stays where it is until the rule finds something fit. */
    @Transactional(TxType.MANDATORY)
    void follow(Repository repository, PointerName name, PointerRule rule, Expectation expected) {
        held(repository, name, expected);
        pointers.follow(repository, name, Optional.of(rule));
        dueWork.mark(FollowBranch.KIND, FollowBranch.key(repository.id(), rule.branch()), Duration.ZERO);
    }

    /**
     * Leads the pointer by its rule, unless somebody has moved it, or changed the rule, since it was {@code seen}, or what is
     * there has gone meanwhile.
     */
    @Transactional(TxType.MANDATORY)
    void advance(Repository repository, StoredPointer seen, Commit commit, String branch) {
        var pointer = pointers.lock(repository, seen.name());
        heldJobs.lock(
                repository,
                Stream.concat(pointer.commit().stream(), Stream.of(commit)).toList());
        if (pointer.version() == seen.version()
                && pointer.rule().equals(seen.rule())
                && fitness.refusal(repository, commit).isEmpty()) {
            lead(repository, pointer, Optional.of(commit), pointer.version(), Signature.ofRule(branch));
        }
    }

    /** Leads the pointer back to where it was before its last move; once more, further back. */
    @Transactional(TxType.MANDATORY)
    void undo(Repository repository, PointerName name, Expectation expected, Signature signature) {
        var pointer = existing(held(repository, name, expected), repository);
        var before = pointers.step(repository, name, pointer.version())
                .flatMap(last -> pointers.step(repository, name, last.back()))
                .orElseThrow(() -> new ProblemException(ProblemType.POINTER_REFUSED.because(
                        "'" + name + "' has pointed nowhere else before; move it to a commit, or remove it")));
        pointers.follow(repository, name, Optional.empty());
        lead(repository, pointer, before.move().commit(), before.back(), signature);
    }

    /** Leads the pointer nowhere; false where it is so already. Its history stays, and undoing this leads back. */
    @Transactional(TxType.MANDATORY)
    boolean remove(Repository repository, PointerName name, Expectation expected, Signature signature) {
        var pointer = existing(held(repository, name, expected), repository);
        pointers.follow(repository, name, Optional.empty());
        if (pointer.commit().isPresent()) {
            lead(repository, pointer, Optional.empty(), pointer.version(), signature);
        }
        return pointer.exists();
    }

    private StoredPointer held(Repository repository, PointerName name, Expectation expected) {
        if (pointers.find(repository, name).isEmpty() && pointers.count(repository) >= Limits.POINTERS) {
            throw new ProblemException(ProblemType.INVALID.because(
                    "the repository has used up its names of pointers; give one of them that exists",
                    Limits.POINTERS,
                    pointers.count(repository) + 1));
        }
        var pointer = pointers.lock(repository, name);
        expected.require(pointer);
        return pointer;
    }

    /** One that was removed can be brought back by undoing that; one that never was cannot. */
    private static StoredPointer existing(StoredPointer pointer, Repository repository) {
        if (!pointer.exists() && pointer.version() == 0) {
            throw unknown(repository, pointer.name());
        }
        return pointer;
    }

    /** What is told of a pointer that is not there. */
    static ProblemException unknown(Repository repository, PointerName name) {
        return new ProblemException(ProblemType.NOT_FOUND.because("there is no pointer '" + name + "' in "
                + repository.name() + "; 'afterrun point list' tells which there are"));
    }

    private void lead(Repository repository, StoredPointer from, Optional<Commit> to, long back, Signature signature) {
        var concerned = Stream.concat(from.commit().stream(), to.stream()).toList();
        heldJobs.lock(repository, concerned);
        to.flatMap(commit -> fitness.refusal(repository, commit)).ifPresent(refusal -> {
            throw new ProblemException(refusal);
        });
        pointers.move(repository, from, to, back, signature);
        from.commit().ifPresent(left -> heldJobs.release(repository, left));
        heldJobs.tellAnew(repository, concerned);
        filesChanged.fire(new FilesChanged(repository.name()));
    }
}
