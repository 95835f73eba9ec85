package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.pointer.PointerRule;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transactions around asking a forge for a branch: none is open while it answers. */
@ApplicationScoped
class Following {
    private final Repositories repositories;
    private final BranchPositions positions;
    private final Pointers pointers;
    private final MovePointers movePointers;

    Following(Repositories repositories, BranchPositions positions, Pointers pointers, MovePointers movePointers) {
        this.repositories = repositories;
        this.positions = positions;
        this.pointers = pointers;
        this.movePointers = movePointers;
    }

    /** What to ask; nothing of a branch that no run but untrusted ones has named. */
    @Transactional
    Optional<Question> question(long repositoryId, String branch) {
        return repositories
                .findByIdOptional(repositoryId)
                .flatMap(repository -> positions
                        .reported(repository, branch)
                        .map(reported -> new Question(repository.name(), reported)));
    }

    /** Takes over where the forge says that the branch is; who follows it may move. */
    @Transactional
    List<Follower> headIs(long repositoryId, String branch, Optional<Commit> head) {
        var repository = repositories.findById(repositoryId);
        positions.headIs(repository, branch, head);
        var followers = new ArrayList<Follower>();
        followers.add(
                new Follower.OfBranch(positions.at(repository, branch), positions.withFiles(repository, branch, head)));
        for (var pointer : pointers.following(repository, branch)) {
            var jobs = pointer.rule().map(PointerRule::jobs).orElse(List.of());
            followers.add(new Follower.OfPointer(pointer, positions.successful(repository, branch, jobs, head)));
        }
        return followers;
    }

    /** Moves the follower. */
    @Transactional
    void advance(long repositoryId, String branch, Follower follower, Commit commit) {
        Repository repository = repositories.findById(repositoryId);
        switch (follower) {
            case Follower.OfBranch _ -> positions.advance(repository, branch, commit);
            case Follower.OfPointer(var pointer, var _) -> movePointers.advance(repository, pointer, commit, branch);
        }
    }

    /**
     * What the forge is asked.
     *
     * @param reported the newest commit that a run named for the branch
     */
    record Question(RepositoryName repository, Commit reported) {}
}
