package dev.afterrun.launcher.stack;

import dev.afterrun.contracts.Digest;
import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder that ingest hands out below {@code /cli/}: the CLI of this build, each file with its SHA-256. */
record CliFiles(Installation installation, DataDirectory data) {
    /** Runs by itself where there is a Java: {@code java -jar afterrun.jar}. */
    private static final String JAR = "afterrun.jar";

    /** Between an archive's name and its platform; what is handed out always fits this server. */
    private static final String VERSION = "^afterrun-cli-.*-(?=(linux|macos|windows)-)";

    /** Puts there what the build has made; self-contained archives only where {@code -Pdist} made them. */
    void lay() throws IOException {
        var target = installation.target("cli");
        if (!Files.isDirectory(target)) {
            return;
        }
        try (var jars = Files.newDirectoryStream(target, "afterrun-cli-*-all.jar")) {
            for (var jar : jars) {
                lay(jar, JAR);
            }
        }
        var scripts = installation.root().resolve("cli/src/main");
        lay(scripts.resolve("sh/afterrun"), "afterrun");
        lay(scripts.resolve("bat/afterrun.bat"), "afterrun.bat");
        try (var archives = Files.newDirectoryStream(target, "afterrun-cli-*.{tar.gz,zip}")) {
            for (var archive : archives) {
                lay(archive, archive.getFileName().toString().replaceFirst(VERSION, "afterrun-"));
            }
        }
    }

    private void lay(Path file, String name) throws IOException {
        var folder = data.directory("cli");
        Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve(name + ".sha256"), digest(file) + "  " + name + "\n");
    }

    private static Digest digest(Path file) throws IOException {
        var hash = Digest.sha256();
        try (var bytes = Files.newInputStream(file)) {
            var buffer = new byte[64 * 1024];
            for (var read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                hash.update(buffer, 0, read);
            }
        }
        return Digest.ofHash(hash.digest());
    }
}
