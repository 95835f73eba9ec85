package dev.afterrun.ingest.produced;

import dev.afterrun.contracts.TrustLevel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Set;

/** Who writes events to Kafka instead of sending them. */
@ConfigMapping(prefix = "afterrun.producers")
public interface ProducerSettings {
    /**
     * Direct producers, each under a name of small letters and digits, which its topic has too, `afterrun.produced.NAME`: `…_FORGE` is whose
     * repositories it publishes for, as `AFTERRUN_FORGE_NAME` calls it; `…_REPOSITORIES` are those, `owner/name:ID` by commas, or
     * `owner/name` where nobody knows the forge's id; `…_REFS` are the refs of its runs, as of an upload token: `refs/heads/*`, `refs/pull/*`;
     * `…_TRUST` is `untrusted`, `ordinary` or `trusted`, `ordinary` where it is not set; runs of pull requests are `untrusted`.
     */
    @WithParentName
    Map<String, Scope> named();

    /** What one of them may publish. */
    interface Scope {
        /** Whose repositories they are. */
        String forge();

        /** Their names, with the forge's ids. */
        Set<String> repositories();

        /** The refs of its runs. */
        String refs();

        /** The trust that its runs have. */
        @WithDefault("ordinary")
        TrustLevel trust();
    }
}
