package dev.afterrun.launcher.postgres;

import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.directory.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random password for each role, made once: loopback alone keeps no other user of the machine out. */
final class DatabasePasswords {
    private final DataDirectory data;

    DatabasePasswords(DataDirectory data) {
        this.data = data;
    }

    String of(String role) throws IOException {
        var file = data.secret("postgres-" + role);
        if (!Files.exists(file)) {
            var random = new byte[16];
            new SecureRandom().nextBytes(random);
            OwnerOnly.write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }
}
