package dev.afterrun.storage.settings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.pattern.NamePattern;
import dev.afterrun.storage.pattern.PathPattern;
import dev.afterrun.storage.persisted.SetRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** How each repository is set. */
@ApplicationScoped
public class SettingsOf {
    private static final Logger LOG = Logger.getLogger(SettingsOf.class);
    private static final int FILES = 1_000;

    private final StoredSettings stored;
    private final RepositorySettings defaults;
    private final Cache<String, RepositorySettings> read =
            Caffeine.newBuilder().maximumSize(FILES).build();

    SettingsOf(StoredSettings stored, UploadDefaults uploads, CommentDefaults comment, ArtifactDefaults artifacts) {
        this.stored = stored;
        this.defaults = new RepositorySettings(
                new UploadPolicy(
                        uploads.mode(), patterns(uploads.rerenderPaths()), patterns(uploads.packageExceptions())),
                new CommentSettings(comment.comments(), comment.check(), Map.of()),
                List.of(),
                SetRules.NONE,
                artifacts.names().stream().map(NamePattern::new).toList(),
                Set.of());
    }

    /** By its last good {@code afterrun.toml}, else as the operator has set all; never waits for the forge. */
    public RepositorySettings of(Repository repository) {
        return stored.good(repository).map(file -> read.get(file, this::reread)).orElse(defaults);
    }

    /**
     * Whether the tenant's last good file trusts the workflow, and that branch is the default one as the forge last named it. A tenant of
     * which nothing was read trusts none.
     */
    public boolean trusts(RepositoryId tenant, WorkflowPath workflow, String branch) {
        return stored.onDefaultBranch(tenant)
                .filter(found -> found.branch().equals(branch))
                .map(found -> read.get(found.file(), this::reread))
                .filter(file -> file.trusted().contains(workflow))
                .isPresent();
    }

    /** The repository's default branch, as the forge last named it. */
    public Optional<String> defaultBranch(Repository repository) {
        return stored.defaultBranch(repository);
    }

    /** What is wrong with the file that was read last, in one line; then the last good one counts. */
    public Optional<String> problem(Repository repository) {
        return stored.problem(repository);
    }

    /**
     * How a repository with a file of this text would be set.
     *
     * @throws SettingsDefect at the first thing that cannot be meant
     */
    public RepositorySettings ifFileWere(String text) throws SettingsDefect {
        return SettingsFile.read(text, defaults);
    }

    /** As the operator has set all. */
    public RepositorySettings defaults() {
        return defaults;
    }

    private static List<PathPattern> patterns(List<String> texts) {
        return texts.stream().map(PathPattern::new).toList();
    }

    /** It was good when it was taken over; another version may see that otherwise. */
    private RepositorySettings reread(String file) {
        try {
            return SettingsFile.read(file, defaults);
        } catch (SettingsDefect defect) {
            LOG.warnf("what was a good file is none any more: %s", defect.getMessage());
            return defaults;
        }
    }
}
