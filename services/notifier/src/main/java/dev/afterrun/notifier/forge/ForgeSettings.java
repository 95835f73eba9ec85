package dev.afterrun.notifier.forge;

import dev.afterrun.forge.location.ForgeKind;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forge whose pull requests get comments. */
@ConfigMapping(prefix = "afterrun.forge")
public interface ForgeSettings {
    /** How to speak to it: {@code local} or {@code github}. */
    ForgeKind kind();

    /** The base of its API. */
    URI url();

    /** May write comments on pull requests; the local forge needs none. With neither it nor an App, GitHub is asked nothing. */
    Optional<String> token();

    /** What repositories' identities call it: its host, or {@code local}. Jobs of another forge get no comment. */
    String name();

    /** The GitHub App to act as, instead of a token. */
    App app();

    /**
     * More GitHub Apps, each under a name of your choice and with the settings of `AFTERRUN_FORGE_APP_*`:
     * `AFTERRUN_FORGE_APPS_ACME_ID` is the id of the one called `acme`. Each names its owners, but one.
     */
    Map<String, App> apps();

    /** A GitHub App. */
    interface App {
        /** Its App id or client id. */
        Optional<String> id();

        /** Its private key: the content of the PEM file, whose line ends may be written as `\n`; never printed. */
        Optional<String> key();

        /** The PEM file that has the key, where that is not given itself. */
        Optional<Path> keyFile();

        /** The users and organisations that it is for, separated by commas; not set, it is for all that no other is for. */
        Optional<List<String>> owners();
    }
}
