package dev.afterrun.storage.publishing;

import dev.afterrun.forge.location.ForgeKind;
import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forge that is asked for pull requests. */
@ConfigMapping(prefix = "afterrun.forge")
public interface ForgeSettings {
    /** Which adapter. */
    ForgeKind kind();

    /** The API's base address. */
    URI url();

    /** What the forge knows us by; never printed. */
    Optional<String> token();

    /** The forge's name in identities: its host, or {@code local}. */
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
