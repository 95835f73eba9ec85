package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.identity.RefSaid;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.catalog.Repository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Where the bytes of a generation lie, for whoever may have them at this moment: the first byte is the moment that counts. */
@ApplicationScoped
public class SetBytes {
    private final AskedRepository asked;
    private final SetReaders readers;
    private final Generations generations;
    private final SetFiles files;
    private final Copies copies;

    SetBytes(AskedRepository asked, SetReaders readers, Generations generations, SetFiles files, Copies copies) {
        this.asked = asked;
        this.readers = readers;
        this.generations = generations;
        this.files = files;
        this.copies = copies;
    }

    /**
     * Where this blob of the generation lies; 410 where it is not to be restored any more. One that is not visible yet, or whose
     * job failed, is given to callers of the same trust alone, for jobs that compare with it what they save. No transaction may
     * be open.
     *
     * @param job who asks, where the address says it
     */
    public Place of(Optional<Caller> caller, RepositoryName name, long id, Digest sha256, RefSaid job) {
        var repository = asked.of(caller, name);
        var generation = QuarkusTransaction.requiringNew()
                .call(() -> generations.decided(repository, id))
                .orElseThrow(() -> ShowSets.unknown(name, id));
        if (!mayCompare(caller, name, repository, generation, job)) {
            TellRestore.refuseGone(generation);
        }
        return QuarkusTransaction.requiringNew().call(() -> place(id, sha256));
    }

    private Place place(long id, Digest sha256) {
        if (!files.has(id, sha256)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND.because("generation " + id + " has nothing of the SHA-256 " + sha256));
        }
        return copies.find(sha256)
                .orElseThrow(() -> new ProblemException(ProblemType.EXPIRED.because(
                        "the bytes of " + sha256 + " are damaged or gone in the store; save the set again")));
    }

    private boolean mayCompare(
            Optional<Caller> caller, RepositoryName name, Repository repository, Generation generation, RefSaid job) {
        var isUndecided = generation.state() == SetState.PENDING || generation.state() == SetState.FAILED;
        if (!isUndecided || generation.figures().isEmpty() || caller.isEmpty() || job.isNothing()) {
            return false;
        }
        var saver = caller.get().as(job);
        saver.mayUploadOn(name, job);
        return saver.trust() == generation.trust()
                && readers.compared(repository, saver.trust(), job).stream()
                        .anyMatch(scope -> scope.told().equals(generation.scope()));
    }
}
