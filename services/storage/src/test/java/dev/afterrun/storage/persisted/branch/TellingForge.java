package dev.afterrun.storage.persisted.branch;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.NoAccess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The local forge, but that it believes nobody: its one branch has the commits that a test pushed, the last of them at its head. */
final class TellingForge extends DelegatingForge {
    private final Forge local;
    private final String branch;
    private final List<Commit> pushed = new ArrayList<>();
    private Trouble trouble = Trouble.NONE;

    /** What keeps it from telling anything. */
    enum Trouble {
        NONE,
        AWAY,
        LETS_NOBODY_IN,
        HIDES_THE_REPOSITORY
    }

    TellingForge(Forge local, String branch) {
        this.local = local;
        this.branch = branch;
    }

    TellingForge pushed(Commit commit) {
        pushed.add(commit);
        return this;
    }

    TellingForge in(Trouble other) {
        trouble = other;
        return this;
    }

    @Override
    protected Forge forge() {
        return local;
    }

    @Override
    public Optional<Commit> branchHead(RepositoryName repository, String name, Commit reported) throws IOException {
        return switch (trouble) {
            case NONE -> name.equals(branch) ? Optional.of(pushed.getLast()) : Optional.empty();
            case AWAY -> throw new IOException("the forge is away");
            case LETS_NOBODY_IN -> throw new NoAccess("install the App in the repository");
            case HIDES_THE_REPOSITORY -> Optional.empty();
        };
    }

    @Override
    public boolean isDescendant(RepositoryName repository, Commit commit, Commit earlier) {
        return pushed.contains(earlier) && pushed.indexOf(earlier) < pushed.indexOf(commit);
    }

    @Override
    public Optional<String> defaultBranch(RepositoryName repository) {
        return trouble == Trouble.HIDES_THE_REPOSITORY ? Optional.empty() : Optional.of(branch);
    }
}
