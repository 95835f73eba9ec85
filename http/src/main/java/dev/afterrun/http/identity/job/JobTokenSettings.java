package dev.afterrun.http.identity.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which CI systems' own tokens of jobs (OpenID Connect) are taken: those that have an audience here. */
@ConfigMapping(prefix = "afterrun.job-tokens")
public interface JobTokenSettings {
    /** Tokens of GitHub Actions. */
    GitHub github();

    /** Id tokens of GitLab CI. */
    GitLab gitlab();

    /** Tokens of Buildkite. */
    Buildkite buildkite();

    /** GitHub Actions. */
    interface GitHub {
        /** What tokens have to name as their audience; a text of this installation's own, such as its address. Not set, none are taken. */
        Optional<String> audience();

        /**
         * Whose jobs are taken, since the issuer signs for everybody: `OWNER`, `OWNER/NAME`, `id:` and the owner's id, or `*` for
         * everybody. Needed with an audience.
         */
        Optional<List<String>> owners();

        /** Who signs them; of an enterprise server `https://HOST/_services/token`. */
        @WithDefault("https://token.actions.githubusercontent.com")
        URI issuer();

        /** Where its keys are; else `/.well-known/jwks` of the issuer. */
        Optional<URI> keys();

        /** The forge whose repositories the jobs are of, as `AFTERRUN_FORGE_NAME` calls it. */
        @WithDefault("github.com")
        String forge();

        /** Refs whose runs are trusted though the forge does not protect them, in full as in `refs/heads/main`. */
        Optional<List<String>> trustedRefs();

        /** Whether the forge gives tokens to pull requests of forks too, as private repositories may have it: then no pull request is trusted at all. */
        @WithDefault("false")
        boolean forks();
    }

    /** GitLab CI. */
    interface GitLab {
        /** What tokens have to name as their audience, the `aud` of `id_tokens`. Not set, none are taken. */
        Optional<String> audience();

        /**
         * Whose jobs are taken, since the issuer signs for everybody: a user, a group or a project by its path, `id:` and the namespace's id, or
         * `*` for everybody. Needed with an audience.
         */
        Optional<List<String>> owners();

        /** Who signs them: the server's own address. */
        @WithDefault("https://gitlab.com")
        URI issuer();

        /** Where its keys are; else `/oauth/discovery/keys` of the issuer. */
        Optional<URI> keys();

        /** The forge whose projects the jobs are of, as `AFTERRUN_FORGE_NAME` calls it. */
        @WithDefault("gitlab.com")
        String forge();

        /** Refs whose runs are trusted though the forge does not protect them, in full as in `refs/heads/main`. */
        Optional<List<String>> trustedRefs();

        /** Whether forks' merge requests may run here: their tokens do not tell, so no merge request is trusted at all. */
        @WithDefault("true")
        boolean forks();
    }

    /** Buildkite. */
    interface Buildkite {
        /** What tokens have to name as their audience. Not set, none are taken. */
        Optional<String> audience();

        /** Who signs them. */
        @WithDefault("https://agent.buildkite.com")
        URI issuer();

        /** Where its keys are; else `/.well-known/jwks` of the issuer. */
        Optional<URI> keys();

        /** The forge whose repositories the pipelines build, as `AFTERRUN_FORGE_NAME` calls it. */
        @WithDefault("github.com")
        String forge();

        /** What each pipeline builds, since tokens do not tell: `ORGANISATION/PIPELINE=OWNER/NAME:ID`, the forge's id of the repository last. */
        Optional<List<String>> pipelines();

        /** Refs whose runs are trusted, in full as in `refs/heads/main`; without forks alone. */
        Optional<List<String>> trustedRefs();

        /** Whether the pipelines build forks: a fork may call its branch as it likes and tokens do not tell, so no run is trusted at all. */
        @WithDefault("true")
        boolean forks();
    }
}
