package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Where the bytes of a generation lie, for whoever may have them at this moment: the first byte is the moment that counts. */
@ApplicationScoped
public class SetBytes {
    private final AskedRepository asked;
    private final Generations generations;
    private final SetFiles files;
    private final Copies copies;

    SetBytes(AskedRepository asked, Generations generations, SetFiles files, Copies copies) {
        this.asked = asked;
        this.generations = generations;
        this.files = files;
        this.copies = copies;
    }

    /**
     * Where this blob of the generation lies; 410 where it is not to be restored any more. One that is not visible yet, or whose
     * job failed, is given to callers of the same trust alone, who compare with it what they save.
     */
    @Transactional
    public Place of(Optional<Caller> caller, RepositoryName name, long id, Digest sha256) {
        var generation = generations.decided(asked.of(caller, name), id).orElseThrow(() -> ShowSets.unknown(name, id));
        if (!mayCompare(caller, name, generation)) {
            TellRestore.refuseGone(generation);
        }
        if (!files.has(id, sha256)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND.because("generation " + id + " has nothing of the SHA-256 " + sha256));
        }
        return copies.find(sha256)
                .orElseThrow(() -> new ProblemException(ProblemType.EXPIRED.because(
                        "the bytes of " + sha256 + " are damaged or gone in the store; save the set again")));
    }

    private static boolean mayCompare(Optional<Caller> caller, RepositoryName name, Generation generation) {
        var isUndecided = generation.state() == SetState.PENDING || generation.state() == SetState.FAILED;
        if (!isUndecided || generation.figures().isEmpty() || caller.isEmpty()) {
            return false;
        }
        caller.get().mayUploadTo(name);
        return caller.get().trust() == generation.trust();
    }
}
