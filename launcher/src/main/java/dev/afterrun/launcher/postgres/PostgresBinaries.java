package dev.afterrun.launcher.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform, unpacked once from the archive on the class path. */
public final class PostgresBinaries {
    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /** Unpacks below {@code cache} unless that was done before; several processes may do so at once. */
    public static PostgresBinaries unpackedBelow(Path cache) throws IOException {
        var archive = archive();
        try (var packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            var found = Optional.ofNullable(packed)
                    .orElseThrow(() -> new IOException("this build has no PostgreSQL for " + platform()));
            return new PostgresBinaries(unpacked(found, cache.resolve(archive.replace(".txz", "-" + version()))));
        }
    }

    /** One of its programs: {@code initdb}, {@code pg_ctl}, {@code postgres}. */
    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    // A newer build brings newer programs: a directory for each.
    private static String version() throws IOException {
        var properties = new Properties();
        try (var file = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
            properties.load(Objects.requireNonNull(file, "the build puts it there"));
        }
        return properties.getProperty("version", "");
    }

    private static Path unpacked(InputStream packed, Path home) throws IOException {
        if (Files.isDirectory(home)) {
            return home;
        }
        Files.createDirectories(home.getParent());
        var fresh = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, fresh);
            }
        }
        try {
            Files.move(fresh, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            delete(fresh);
        }
        return home;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive of PostgreSQL names a path outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String archive() {
        return "postgres-" + platform() + ".txz";
    }

    private static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arm = System.getProperty("os.arch").equals("aarch64");
        return system.startsWith("mac")
                ? "darwin-" + (arm ? "arm_64" : "x86_64")
                : "linux-" + (arm ? "arm_64" : "x86_64");
    }
}
