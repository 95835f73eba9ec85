package dev.afterrun.cli.fake;

import dev.afterrun.contracts.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** What a server hands out below {@code /cli/}: this build's command line, each file with its SHA-256. */
public final class CliDownloads {
    private final Path folder;

    /** Lays the jar into {@code folder}. */
    public CliDownloads(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        writeJar(folder.resolve("afterrun.jar"));
        sum("afterrun.jar");
    }

    /** The folder. */
    public Path files() {
        return folder;
    }

    /** Says that {@code file} has this digest, be it true or not. */
    public void claim(String file, String sha256) throws IOException {
        Files.writeString(folder.resolve(file + ".sha256"), sha256 + "  " + file + "\n");
    }

    /** Adds a self-contained archive for this platform whose command is {@code script}. */
    public void archive(String script) throws IOException, InterruptedException {
        var bin = Files.createDirectories(folder.resolve("unpacked/afterrun-cli-1/bin"));
        Files.writeString(bin.resolve("afterrun"), script + "\n");
        var system = System.getProperty("os.name").startsWith("Mac") ? "macos" : "linux";
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT).equals("aarch64") ? "aarch64" : "x86_64";
        var name = "afterrun-" + system + "-" + machine + ".tar.gz";
        var tar = new ProcessBuilder("tar", "-czf", name, "-C", "unpacked", "afterrun-cli-1")
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException("tar ended with " + tar.exitValue());
        }
        sum(name);
    }

    private void sum(String file) throws IOException {
        claim(file, Digest.of(Files.readAllBytes(folder.resolve(file))).hex());
    }

    /** The classes are packaged later than tests run, so this jar refers to them where they are. */
    private static void writeJar(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, "dev.afterrun.cli.Main");
        manifest.getMainAttributes().put(Name.CLASS_PATH, classPath());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
