package dev.afterrun.storage.testing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.ChangedPaths;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.FileInRepository;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A forge that fails in one way until its trouble is over. */
public final class TroubledForge extends DelegatingForge {
    private final Forge sound;
    private Optional<Exception> trouble;

    public TroubledForge(Forge sound, IOException trouble) {
        this.sound = sound;
        this.trouble = Optional.of(trouble);
    }

    public TroubledForge(Forge sound, ForgeRefused refusal) {
        this.sound = sound;
        this.trouble = Optional.of(refusal);
    }

    /** From now on it answers. */
    public void recover() {
        trouble = Optional.empty();
    }

    @Override
    protected Forge forge() {
        return sound;
    }

    @Override
    public List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint)
            throws IOException {
        fail();
        return sound.pullRequestsOf(repository, commit, hint);
    }

    @Override
    public Optional<Commit> branchHead(RepositoryName repository, String branch, Commit reported) throws IOException {
        fail();
        return sound.branchHead(repository, branch, reported);
    }

    @Override
    public Optional<String> defaultBranch(RepositoryName repository) throws IOException {
        fail();
        return sound.defaultBranch(repository);
    }

    @Override
    public FileInRepository file(RepositoryName repository, String path, int limit) throws IOException {
        fail();
        return sound.file(repository, path, limit);
    }

    @Override
    public ChangedPaths changedPaths(RepositoryName repository, Commit from, Commit to) throws IOException {
        fail();
        return sound.changedPaths(repository, from, to);
    }

    @Override
    public boolean mayWrite(RepositoryName repository, Person person) throws IOException {
        fail();
        return sound.mayWrite(repository, person);
    }

    @Override
    public boolean mayRead(RepositoryName repository, Person person) throws IOException {
        fail();
        return sound.mayRead(repository, person);
    }

    @Override
    public List<Check> checks(RepositoryName repository, Commit commit) throws IOException {
        fail();
        return sound.checks(repository, commit);
    }

    private void fail() throws IOException {
        if (trouble.isPresent()) {
            switch (trouble.get()) {
                case IOException away -> throw away;
                case ForgeRefused refusal -> throw refusal;
                default -> throw new IllegalStateException(trouble.get());
            }
        }
    }
}
